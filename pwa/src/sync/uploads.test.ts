// @vitest-environment node
import { createHash } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import vector from "../../../tests/vectors/seal.json";
import { base64 } from "../store/bytes";
import { create } from "../store/drafted";
import { reply } from "./office.fake";
import { sendSealed } from "./sealed";
import { endOfDay, type NetPhone, phoneOf, territory, visit } from "./world.fake";

afterEach(endOfDay);

/** The tus side of an office: bytes by upload, with accidents. */
class Files {
  readonly stored = new Map<string, Uint8Array>();
  readonly parts = new Map<string, { sha: string; length: number; bytes: Uint8Array[] }>();
  readonly begun: string[] = [];
  readonly keys: string[] = [];
  failAfter = Infinity;
  refuse = false;

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    if (init.method === "POST") return this.#begin(headers);
    const part = this.parts.get(path);
    if (!part) return reply({ status: 404, body: { code: "not_found" } });
    if (init.method === "HEAD") return this.#progress(part, 200);
    if (this.failAfter <= 0) throw new TypeError("network");
    this.failAfter -= 1;
    if (this.refuse) return reply({ status: 422, body: { code: "wrong_upload" } });
    part.bytes.push(new Uint8Array(await new Response(init.body).arrayBuffer()));
    const whole = Buffer.concat(part.bytes);
    if (whole.length < part.length) return this.#progress(part, 204);
    const sealed = this.keys.length > 0;
    if (!sealed && createHash("sha256").update(whole).digest("hex") !== part.sha) {
      this.parts.delete(path);
      return new Response(null, { status: 460 });
    }
    this.stored.set(part.sha, whole);
    return this.#progress(part, 204);
  };

  #begin(headers: Headers): Response {
    const told = new Map(
      (headers.get("Upload-Metadata") ?? "").split(",").map((pair): [string, string] => {
        const [name = "", value = ""] = pair.split(" ");
        return [name, atob(value)];
      }),
    );
    const sha = told.get("sha256") ?? "";
    this.begun.push(told.get("rec") ?? "");
    if (told.has("key")) this.keys.push(told.get("key") ?? "");
    const length = Number(headers.get("Upload-Length"));
    const path = `/sync/v1/uploads/${this.begun.length}`;
    this.parts.set(path, { sha, length, bytes: [] });
    const offset = String(this.stored.has(sha) ? length : 0);
    const place = { Location: path, "Upload-Offset": offset };
    return new Response(null, { status: 201, headers: place });
  }

  #progress(part: { bytes: Uint8Array[] }, status: number): Response {
    const offset = part.bytes.reduce((sum, bytes) => sum + bytes.length, 0);
    return new Response(null, { status, headers: { "Upload-Offset": String(offset) } });
  }
}

async function phoneWithPhotos(
  ...sizes: number[]
): Promise<{ phone: NetPhone; files: Files; shas: string[] }> {
  const files = new Files();
  const phone = await phoneOf(territory(), { sealingKey: vector.public_spki });
  const office = phone.net.fetch;
  const send: typeof fetch = async (input, init) =>
    (input as string).includes("/uploads")
      ? files.fetch(input as string, init ?? {})
      : office(input, init);
  (phone.phone as { env: unknown }).env = { ...phone.phone.env, fetch: send };
  const mine = visit();
  await phone.save([mine]);
  const shas: string[] = [];
  for (const [i, size] of sizes.entries()) {
    const bytes = new Uint8Array(size).fill(i + 1);
    const id = crypto.randomUUID();
    const sha256 = await phone.live.photos.keep(new Blob([bytes]), { tbl: "photo", id });
    shas.push(sha256);
    const taken_at = "2026-11-22T08:00:00Z";
    await phone.save([create("photo", { visit_id: mine.id, sha256, taken_at }, id)]);
  }
  return { phone, files, shas };
}

it("photos go after the records, the smallest first, whole and by their hash", async () => {
  const { phone, files, shas } = await phoneWithPhotos(700_000, 300);

  expect(await phone.exchange()).toEqual({ ok: true });

  expect([...files.stored.keys()]).toEqual([shas[1], shas[0]]);
  expect(files.stored.get(shas[0] ?? "")).toHaveLength(700_000);
  expect(phone.live.photos.state(shas[0] ?? "")).toBe("stored");
  expect(phone.phone.state.photosWaiting).toBe(0);
});

it("a cut upload goes on from where it stopped, and the photo stays until it is stored", async () => {
  const { phone, files, shas } = await phoneWithPhotos(700_000);
  const times = { notAfter: 0, maxSeen: 0, fails: 0, nextTryAt: 0 };
  await phone.db.keys.put({ id: "data", wraps: [], lease: new Uint8Array(), ...times });
  files.failAfter = 1;
  expect(await phone.exchange()).toMatchObject({ problem: { kind: "network" } });
  expect(phone.live.photos.state(shas[0] ?? "")).toBe("waiting");
  expect(phone.live.store.book.queue).toEqual([]);
  // The words were exchanged all the same: this phone may be read on.
  expect((await phone.db.keys.get("data"))?.notAfter).toBeGreaterThan(Date.now());

  files.failAfter = Infinity;
  await phone.exchange();

  expect(files.begun).toHaveLength(1);
  expect(files.stored.size).toBe(1);
  expect(await phone.live.photos.open(shas[0] ?? "")).toBeDefined();
});

it("an upload that the office forgot, or that arrived damaged, begins again", async () => {
  const { phone, files } = await phoneWithPhotos(700_000);
  files.failAfter = 1;
  await phone.exchange();
  files.failAfter = Infinity;
  files.parts.clear();

  await phone.exchange();

  expect(files.begun).toHaveLength(2);
  expect(files.stored.size).toBe(1);
});

it("a file that the office refuses does not hold back the others", async () => {
  const { phone, files, shas } = await phoneWithPhotos(300);
  files.refuse = true;

  expect(await phone.exchange()).toEqual({ ok: true });

  expect(phone.live.photos.state(shas[0] ?? "")).toBe("refused");
  expect(await phone.live.photos.open(shas[0] ?? "")).toBeDefined();
});

it("a photo that the office has already is not sent again", async () => {
  const { phone, files, shas } = await phoneWithPhotos(300);
  files.stored.set(shas[0] ?? "", new Uint8Array(300));
  files.failAfter = 0;

  expect(await phone.exchange()).toEqual({ ok: true });

  expect(phone.live.photos.state(shas[0] ?? "")).toBe("stored");
});

it("a locked phone sends its photos as they rest there, each with its sealed key", async () => {
  const { phone, files, shas } = await phoneWithPhotos(300);
  files.failAfter = 0;
  await phone.exchange();
  files.failAfter = Infinity;
  phone.live.store.close();

  const done = await sendSealed(phone.phone.env, phone.db, "ana");

  expect(done).toEqual({ sent: 1, left: 0, code: null });
  const [sha = ""] = shas;
  const sent = files.stored.get(sha) ?? new Uint8Array();
  expect(Buffer.from(sent)).toEqual(Buffer.from((await phone.db.blobBytes.get(sha))?.c ?? []));
  expect(files.keys).toEqual([base64((await phone.db.blobs.get(sha))?.s ?? new Uint8Array())]);
  expect((await phone.db.blobs.get(sha))?.state).toBe("stored");
});
