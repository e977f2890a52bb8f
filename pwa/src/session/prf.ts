import { type Bytes, base64, fromBase64, textOf, utf8 } from "../store/bytes";

const LABEL = utf8("jalon/unlock/1");

/** What a passkey derives on this device alone, and which passkey it was. */
export interface Derived {
  readonly credential: string;
  readonly user: string;
  readonly output: Bytes;
}

/** Ask a passkey for its secret; null when the person closes it, or the device derives nothing. */
export async function derived(credential?: string): Promise<Derived | null> {
  const publicKey: PublicKeyCredentialRequestOptions = {
    challenge: crypto.getRandomValues(new Uint8Array(32)), // nobody verifies: the secret is the answer
    rpId: location.hostname,
    userVerification: "required",
    allowCredentials: credential ? [{ type: "public-key", id: fromBase64(credential) }] : [],
    extensions: { prf: { eval: { first: LABEL } } },
  };
  try {
    const found = await navigator.credentials.get({ publicKey });
    return found instanceof PublicKeyCredential ? secretOf(found) : null;
  } catch {
    return null; // closed, or no such passkey here
  }
}

function secretOf(found: PublicKeyCredential): Derived | null {
  const first = found.getClientExtensionResults().prf?.results?.first;
  if (!(first instanceof ArrayBuffer)) return null;
  const { userHandle } = found.response as AuthenticatorAssertionResponse;
  return {
    credential: base64(new Uint8Array(found.rawId)),
    user: userHandle ? textOf(new Uint8Array(userHandle)) : "",
    output: new Uint8Array(first),
  };
}
