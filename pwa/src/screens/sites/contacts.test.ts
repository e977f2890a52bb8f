import { expect, test } from "vitest";
import type { Records } from "../../records.gen";
import { contactsFor, dialled, mapLink } from "./contacts";

function contact(name: string, data: Partial<Records["contact"]> = {}) {
  const row = { tbl: "contact", id: name, rev: 1, tags: [] } as const;
  return { ...row, data: { name, is_draft: false, ...data } };
}
const at = { site: "gare", manager: "chef", day: "2026-11-25" };

test("the site's manager is called first, then who belongs to the site", () => {
  const found = [contact("siège"), contact("adjoint", { site_id: "gare" }), contact("chef")];
  expect(contactsFor(found, at).map(({ id }) => id)).toEqual(["chef", "adjoint", "siège"]);
});

test("nobody is proposed who has left, or who belongs to another site", () => {
  const found = [
    contact("parti", { valid_until: "2026-11-24" }),
    contact("ailleurs", { site_id: "halles" }),
  ];
  expect(contactsFor(found, at)).toEqual([]);
});

test("a number is dialled without its spaces, an address opens the phone's maps", () => {
  expect(dialled("+33 2 40 00 00 00")).toBe("tel:+33240000000");
  expect(mapLink("3 rue Haute, Nantes", "Android")).toBe("geo:0,0?q=3%20rue%20Haute%2C%20Nantes");
  expect(mapLink("3 rue Haute", "iPhone")).toBe("maps://?q=3%20rue%20Haute");
});
