import type { Values } from "../store/rows";
import { digests } from "./digest";

/*
 * A small office for the tests of the client: the rules of the protocol over Maps, without roles, merge or
 * storage. The real office is met by the tests under tests/e2e.
 */

interface Stored {
  tbl: string;
  id: string;
  rev: number;
  tags: string[];
  data: Values;
  deleted: boolean;
}

interface Op {
  op: string;
  n: number;
  kind: string;
  tbl: string;
  id: string;
  set: Values;
}

type Body = Record<string, unknown>;
type Answer = { status: number; body: Body };

const refused = (status: number, code: string, more: Body = {}): Answer => {
  return { status, body: { type: `/problems/${code}`, status, code, trace: "t-1", ...more } };
};

export class FakeOffice {
  seq = 0;
  epoch = "e1";
  rows = new Map<string, Stored>();
  receipts = new Map<string, Body>();
  /** Records from which a person was erased. */
  readonly erased = new Set<string>();
  devices = new Map<string, number>();
  readonly grants = new Map<string, Set<string>>();
  pageRows = 1000;
  /** How often each op took effect. */
  readonly effects = new Map<string, number>();
  readonly pushes: Op[][] = [];

  grant(user: string, ...tags: string[]): void {
    this.grants.set(user, new Set(tags));
  }

  put(tbl: string, id: string, tags: string[], data: Values): void {
    this.seq += 1;
    this.rows.set(id, { tbl, id, rev: this.seq, tags, data, deleted: false });
  }

  drop(id: string): void {
    const row = this.rows.get(id);
    this.seq += 1;
    if (row) this.rows.set(id, { ...row, rev: this.seq, deleted: true });
  }

  /** A copy of what a backup would hold. */
  backup(): () => void {
    const kept = structuredClone({
      rows: this.rows,
      receipts: this.receipts,
      devices: this.devices,
    });
    const { seq } = this;
    return () => {
      this.rows = kept.rows;
      this.receipts = kept.receipts;
      this.devices = kept.devices;
      this.seq = Math.max(this.seq, seq) + 1000;
      this.epoch += "'";
    };
  }

  async answer(user: string, path: string, body: Body): Promise<Answer> {
    if (path.endsWith("/push")) return Promise.resolve(this.#push(body));
    if (path.endsWith("/pull")) return Promise.resolve(this.#pull(user, body));
    return Promise.resolve(refused(404, "not_found"));
  }

  #push(body: Body): Answer {
    const ops = body["ops"] as Op[];
    this.pushes.push(ops);
    const device = String(body["device"]);
    let last = this.devices.get(device) ?? 0;
    for (const op of ops) {
      if (op.n > last + 1) return refused(409, "gap", { expect: last + 1 });
      if (op.n <= last && !this.receipts.has(op.op)) return refused(409, "device_forked");
      last = Math.max(last, op.n);
    }
    this.devices.set(device, last);
    const results = ops.map((op) => this.#take(op));
    return {
      status: 200,
      body: { protocol: 1, epoch: this.epoch, seq: this.seq, last_n: last, results },
    };
  }

  #take(op: Op): Body {
    const known = this.receipts.get(op.op);
    const receipt = known ?? { op: op.op, status: "applied", rev: this.#apply(op) };
    this.receipts.set(op.op, receipt);
    const row = this.rows.get(op.id);
    return { ...receipt, n: op.n, replayed: Boolean(known), record: row ? this.#line(row) : null };
  }

  #apply(op: Op): number {
    this.effects.set(op.op, (this.effects.get(op.op) ?? 0) + 1);
    const old = this.rows.get(op.id);
    const site = op.set["site_id"] ?? this.rows.get(String(op.set["visit_id"]))?.data["site_id"];
    const tags = old?.tags ?? [`site:${String(site)}`];
    if (op.kind === "delete") this.drop(op.id);
    else this.put(op.tbl, op.id, tags, { ...old?.data, ...op.set });
    return this.seq;
  }

  #line(row: Stored): Body {
    const { tbl, id, rev, tags, data } = row;
    const erase = this.erased.has(id) ? { erase: true } : {};
    if (row.deleted) return { t: "del", tbl, id, rev, ...erase };
    return { t: "put", tbl, id, rev, tags, data, ...erase };
  }

  #pull(user: string, body: Body): Answer {
    const held = [...(this.grants.get(user) ?? [])];
    const cursor = JSON.parse((body["cursor"] ?? "null") as string) as {
      e: string;
      s: Record<string, number>;
    } | null;
    const reset = cursor !== null && cursor.e !== this.epoch;
    const from = cursor && !reset ? cursor.s : {};
    const position = (scope: string): number => from[scope] ?? 0;
    const low = Math.min(this.seq, ...held.map(position));
    const news = [...this.rows.values()]
      .filter(
        (row) =>
          row.rev > low && row.tags.some((tag) => held.includes(tag) && row.rev > position(tag)),
      )
      .sort((a, b) => a.rev - b.rev);
    const page = news.slice(0, this.pageRows);
    const more = page.length < news.length;
    const reached = more ? (page.at(-1)?.rev ?? 0) : this.seq;
    const s = Object.fromEntries(held.map((scope) => [scope, Math.max(position(scope), reached)]));
    const visible = [...this.rows.values()].filter((row) => !row.deleted);
    const scopes = held.map((id) => {
      const entering = more && position(id) === 0;
      return entering
        ? { id, state: "entering", at: page.length, of: news.length }
        : { id, state: "ready" };
    });
    return {
      status: 200,
      body: {
        ...{ protocol: 1, epoch: this.epoch, seq: this.seq, reset, scopes, more },
        leave: Object.keys(from).filter((scope) => !held.includes(scope)),
        changes: page.map((row) => this.#line(row)),
        cursor: JSON.stringify({ e: this.epoch, s }),
        ...(more ? {} : { digest: digests(visible, held) }),
      },
    };
  }
}

/** What the network does to one request: see `Net`. */
export type Weather =
  "fine" | "lost" | "answer lost" | "portal" | ((path: string) => Response | null | Promise<null>);

/** The way between a phone and the office, with its accidents. */
export class Net {
  weather: Weather = "fine";
  /** The office's time, where its answers say it. */
  now: number | null = null;
  readonly asked: { path: string; body: Body }[] = [];
  readonly #office: FakeOffice;
  readonly #user: string;

  constructor(office: FakeOffice, user: string) {
    this.#office = office;
    this.#user = user;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const path = input as string;
    const body = await bodyOf(init);
    this.asked.push({ path, body });
    const { weather } = this;
    if (weather === "lost") throw new TypeError("network");
    if (weather === "portal") {
      return new Response("<html>Bienvenue sur le wifi</html>", {
        headers: { "Content-Type": "text/html" },
      });
    }
    const own = typeof weather === "function" ? await weather(path) : null;
    if (own) return own;
    const answer = await this.#office.answer(this.#user, path, body);
    if (weather === "answer lost") throw new TypeError("network");
    return reply(answer, this.now === null ? {} : { Date: new Date(this.now).toUTCString() });
  };
}

/** A JSON response of the office. */
export function reply({ status, body }: Answer, headers: Record<string, string> = {}): Response {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": type, ...headers },
  });
}

async function bodyOf(init: RequestInit | undefined): Promise<Body> {
  const raw = init?.body ?? "{}";
  if (typeof raw === "string") return JSON.parse(raw) as Body;
  const stream = (raw as Blob).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as Body;
}
