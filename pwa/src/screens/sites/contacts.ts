import type { Row } from "../../store";

/** Whether somebody can be reached there on a day. */
export function holdsOn({ data }: Row<"contact">, day: string): boolean {
  return (data.valid_from ?? "") <= day && day <= (data.valid_until ?? "9999-12-31");
}

/** The people of a company for a site: the site's own manager first, then those of no particular site. */
export function contactsFor(
  found: readonly Row<"contact">[],
  at: { site: string; manager: string | null | undefined; day: string },
): Row<"contact">[] {
  const rank = (contact: Row<"contact">): number => {
    if (contact.id === at.manager) return 0;
    return contact.data.site_id === at.site ? 1 : 2;
  };
  return found
    .filter((contact) => holdsOn(contact, at.day))
    .filter(({ data }) => !data.site_id || data.site_id === at.site)
    .sort((one, other) => rank(one) - rank(other) || one.data.name.localeCompare(other.data.name));
}

/** A number as a phone dials it. */
export function dialled(phone: string): string {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}

/** An address as a link to the phone's own maps; iPhones have a scheme of their own. */
export function mapLink(address: string, agent: string): string {
  const place = encodeURIComponent(address);
  return /iPhone|iPad/.test(agent) ? `maps://?q=${place}` : `geo:0,0?q=${place}`;
}
