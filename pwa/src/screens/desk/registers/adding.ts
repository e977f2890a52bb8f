import { RECORDS } from "../../../desk.gen";
import type { RecordName } from "../../../records.gen";
import { GROUPS } from "./places";

/** What is usually added from the page of a record, by its type; the first reference leads back. */
const USUAL: Readonly<Partial<Record<RecordName, readonly RecordName[]>>> = {
  contracting_authority: ["operation", "contact"],
  operation: ["contract", "site"],
  contract: ["lot"],
  lot: ["clause", "lot_party"],
  lot_party: ["employment_allocation"],
  clause: ["clause_amendment", "commitment"],
  company: ["contact", "tutor", "lot_party"],
  worker: ["employment", "eligibility", "payslip", "outcome"],
  employment: ["employment_allocation", "tutor_assignment"],
  eligibility: ["eligibility_proof"],
  tutor: ["tutor_assignment"],
  site: ["site_presence", "site_stop", "contact"],
};

const kept = new Set(GROUPS.flatMap(({ registers }) => registers.map(([type]) => type)));

/** The registers to which a record of a type can be added to, with the field that names it. */
export function addable(type: RecordName): { type: RecordName; field: string }[] {
  return (USUAL[type] ?? []).flatMap((other) => {
    const fields = Object.entries(RECORDS[other].fields);
    const field = fields.find(([, spec]) => spec.kind === "ref" && spec.target === type);
    return field && kept.has(other) ? [{ type: other, field: field[0] }] : [];
  });
}
