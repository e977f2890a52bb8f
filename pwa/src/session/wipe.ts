import { fromHex, utf8 } from "../store/bytes";
import type { PhoneDb } from "../store/db";
import { withDb } from "../store/withdb";
import type { Json } from "../sync/http";
import type { Person } from "./registry";

/**
 * Whether an order to wipe comes from the office: signed for this device with the key that it gave at
 * sign-in, so that no captive portal and no proxy can wipe.
 */
export async function isOrdered(body: Json, person: Person): Promise<boolean> {
  const order = body["order"] as Partial<Record<string, unknown>> | undefined;
  const { wipeKey, device } = person;
  if (!order || !wipeKey || order["device"] !== device) return false;
  const { said, macs } = order;
  if (typeof said !== "string" || !said.startsWith(`wipe ${device} `)) return false;
  if (!Array.isArray(macs)) return false;
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", fromHex(wipeKey), hmac, false, ["verify"]);
  const proofs = await Promise.all(
    macs.map(async (mac) =>
      typeof mac === "string" ? crypto.subtle.verify("HMAC", key, fromHex(mac), utf8(said)) : false,
    ),
  );
  return proofs.includes(true);
}

/** Forget all that was received, and the key: what is unsent stays, sealed to the office. */
export async function forgetReceived(db: PhoneDb): Promise<void> {
  await withDb(db, () =>
    db.write(["keys", "blocks", "sent", "drafts"], async (tx) => {
      for (const table of [tx.keys, tx.blocks, tx.sent, tx.drafts]) await table.clear();
    }),
  );
}
