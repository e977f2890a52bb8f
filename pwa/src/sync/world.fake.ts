import { create, type Draft } from "../store/drafted";
import type { Values } from "../store/rows";
import { type HarnessPhone, openPhone, type PhoneOptions } from "./harness";
import { FakeOffice, Net } from "./office.fake";

/* A territory with one site, phones in it, and the records that the tests write. */

export const SITE = "00000000-0000-4000-8000-00000000000a";
export const OTHER = "00000000-0000-4000-8000-00000000000b";
export const OFFICER = "00000000-0000-4000-8000-00000000000c";
const OPERATION = "00000000-0000-4000-8000-00000000000d";

export function site(label: string): Values {
  return { operation_id: OPERATION, label, address: "1 quai", state: "active" };
}

export function visit(site_id = SITE): Draft {
  return create("visit", { site_id, kind: "quarterly", officer_id: OFFICER, state: "draft" });
}

export function point(visit_id: string, body: string): Draft {
  const values = { visit_id, kind: "point", theme: "other", position: 0, body } as const;
  return create("minutes_item", values);
}

/** An office with one site that ana holds. */
export function territory(): FakeOffice {
  const office = new FakeOffice();
  office.grant("ana", `site:${SITE}`, "ref");
  office.put("site", SITE, [`site:${SITE}`], site("Gare de fret"));
  return office;
}

export type NetPhone = HarnessPhone & { readonly net: Net };

const open: HarnessPhone[] = [];

/** A phone of ana (or of another user) on its own way to the office. */
export async function phoneOf(
  office: FakeOffice,
  options: Partial<PhoneOptions> = {},
): Promise<NetPhone> {
  const user = options.user ?? "ana";
  const net = new Net(office, user);
  const phone = await openPhone({ user, fetch: net.fetch, ...options });
  open.push(phone);
  return { ...phone, net };
}

/** Put all phones of a test away. */
export async function endOfDay(): Promise<void> {
  const phones = open.splice(0);
  for (const phone of phones) phone.close();
  for (const phone of phones) await phone.db.delete();
}
