import { answered, creationOf } from "../../session/passkey";
import { deviceLabel } from "../../session/signin";
import { api } from "../../sync";

export interface PasskeyShown {
  readonly id: string;
  readonly label: string;
  readonly created_at: string;
  readonly used_at: string | null;
}

/** The second factors that somebody has. */
export interface Factors {
  readonly needed: boolean;
  readonly totp: boolean;
  readonly passkeys: readonly PasskeyShown[];
  readonly codes_left: number;
}

/** What an application for codes is given: as text, and as a square of dots drawn by one path. */
export interface TotpSecret {
  readonly secret: string;
  readonly address: string;
  readonly size: number;
  readonly path: string;
}

interface Codes {
  readonly codes: readonly string[];
}

const HOME = "/auth/factors";

/** The person closed the browser's question, or the device cannot hold a passkey. */
export class Cancelled extends Error {
  override name = "Cancelled";
}

async function made(options: Record<string, unknown>): Promise<PublicKeyCredential> {
  try {
    const found = await navigator.credentials.create({ publicKey: creationOf(options) });
    if (found instanceof PublicKeyCredential) return found;
  } catch {
    // said below
  }
  throw new Cancelled();
}

/** My second factors, asked of the office; each act may ask for a recent sign-in. */
export const factors = {
  mine: async (): Promise<Factors> => api.get<Factors>(HOME),
  beginTotp: async (): Promise<TotpSecret> => api.post<TotpSecret>(`${HOME}/totp`),
  confirmTotp: async (code: string): Promise<readonly string[]> =>
    (await api.post<Codes>(`${HOME}/totp/confirm`, { code })).codes,
  endTotp: async (): Promise<void> => {
    await api.del(`${HOME}/totp`);
  },
  endPasskey: async (id: string): Promise<void> => {
    await api.del(`${HOME}/passkeys/${id}`);
  },
  newCodes: async (): Promise<readonly string[]> => (await api.post<Codes>(`${HOME}/codes`)).codes,
  addPasskey: async (): Promise<readonly string[]> => {
    const asked = await api.post<{ challenge: string; options: Record<string, unknown> }>(
      `${HOME}/passkeys/challenge`,
    );
    const credential = answered(await made(asked.options));
    const label = deviceLabel(navigator.userAgent);
    const given = { challenge: asked.challenge, credential, label };
    return (await api.post<Codes>(`${HOME}/passkeys`, given)).codes;
  },
};
