import { book, type Row } from "../../store";
import type { Subject } from "./subject";

/** The contacts of one organisation, as a meeting's list shows them. */
export interface Group {
  readonly organisation: string;
  readonly contacts: readonly Row<"contact">[];
}

function isValid({ data }: Row<"contact">, day: string): boolean {
  return (data.valid_from ?? "") <= day && day <= (data.valid_until ?? "9999");
}

function organisationOf(contact: Row<"contact">, subject: Subject): string {
  const { company_id: company, authority_id: authority, organisation } = contact.data;
  if (company) return subject.reading.company(company);
  return book.get("contracting_authority", authority)?.data.name ?? organisation ?? "";
}

/** Who may come to a meeting of the site: its authority, its companies, and those met there. */
export function invited(subject: Subject, day: string): Group[] {
  const operation = book.get("operation", subject.site?.data.operation_id);
  const companies = new Set(subject.parties.map((each) => each.companyId));
  const found = [
    ...book.where("contact", "authority_id", operation?.data.authority_id ?? ""),
    ...[...companies].flatMap((company) => [...book.where("contact", "company_id", company)]),
    ...book.where("contact", "site_id", subject.visit.data.site_id),
  ].filter((contact) => isValid(contact, day));
  const groups = new Map<string, Row<"contact">[]>();
  for (const contact of new Map(found.map((each) => [each.id, each])).values()) {
    const name = organisationOf(contact, subject);
    groups.set(name, [...(groups.get(name) ?? []), contact]);
  }
  return [...groups].map(([organisation, contacts]) => ({ organisation, contacts }));
}
