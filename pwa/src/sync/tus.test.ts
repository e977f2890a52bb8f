// @vitest-environment node
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { Upload, type UploadOptions } from "tus-js-client";
import { cookieFetch } from "./harness";

/*
 * A tus client that others wrote, against a real office. Run by tests/simulation/test_real_client.py, which starts
 * the office and names it in JALON_OFFICE.
 */

interface Given {
  readonly address: string;
  readonly email: string;
  readonly password: string;
  readonly code: string;
  readonly picture: string;
}

const given = JSON.parse(process.env["JALON_OFFICE"] ?? "null") as Given | null;
const CHUNK = 1000;

function digestOf(bytes: Buffer, algorithm: string): Buffer {
  return createHash(algorithm).update(bytes).digest();
}

/** What the client needs to be let in: it keeps no cookies of its own. */
async function signedIn(office: Given): Promise<Record<string, string>> {
  const { email, password, code } = office;
  const { fetch, csrf, cookies } = cookieFetch(office.address);
  const body = { email, password, code, device: { id: crypto.randomUUID(), label: "tus" } };
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch("/auth/token", {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return { Cookie: cookies(), "X-Jalon-CSRF": csrf() ?? "" };
}

/** Upload until it is done, is cut (after so many chunks) or fails; tells how it ended. */
async function sent(bytes: Buffer, options: UploadOptions, cutAfter = Infinity): Promise<string> {
  return new Promise((resolve) => {
    let chunks = 0;
    let place = "";
    const upload: Upload = new Upload(bytes, {
      ...options,
      chunkSize: CHUNK,
      retryDelays: [],
      metadata: { sha256: digestOf(bytes, "sha256").toString("hex"), type: "image/jpeg" },
      onUploadUrlAvailable: () => (place = upload.url ?? ""),
      onSuccess: () => {
        resolve("done");
      },
      onError: (error) => {
        const answer = "originalResponse" in error ? error.originalResponse : null;
        resolve(`refused ${String(answer?.getStatus())}`);
      },
      onChunkComplete: () => {
        chunks += 1;
        if (chunks >= cutAfter) void upload.abort().then(() => resolve(place));
      },
    });
    upload.start();
  });
}

it("is understood by a tus client that others wrote", async () => {
  if (!given) return;
  const bytes = Buffer.from(given.picture, "base64");
  const endpoint = `${given.address}/sync/v1/uploads`;
  const headers = await signedIn(given);
  const heads: (string | undefined)[] = [];
  const told: UploadOptions = {
    endpoint,
    headers,
    onAfterResponse: (_, answer) => void heads.push(answer.getHeader("Upload-Expires")),
    onBeforeRequest: (request) => {
      if (request.getMethod() !== "PATCH") return;
      const at = Number(request.getHeader("Upload-Offset"));
      const sum = digestOf(bytes.subarray(at, at + CHUNK), "sha1").toString("base64");
      request.setHeader("Upload-Checksum", `sha1 ${sum}`);
    },
  };

  const cut = await sent(bytes, told, 2);
  expect(cut).toContain("/sync/v1/uploads/");
  expect(await sent(bytes, { ...told, uploadUrl: cut })).toBe("done");
  expect(heads.every((expires) => Date.parse(expires ?? "") > Date.now())).toBe(true);

  expect(await sent(bytes, { ...told, uploadUrl: cut }), "a file that is stored").toBe("done");

  const other = Buffer.concat([bytes, Buffer.from("\0")]);
  const wrong: UploadOptions = {
    ...told,
    onBeforeRequest: (request) => {
      if (request.getMethod() === "PATCH") request.setHeader("Upload-Checksum", "sha1 AAAA");
    },
  };
  expect(await sent(other, wrong)).toBe("refused 460");

  const given_up = await sent(other, told, 1);
  await Upload.terminate(given_up, { headers });
  expect(await sent(other, { ...told, endpoint: null, uploadUrl: given_up })).toBe("refused 404");
}, 30_000);
