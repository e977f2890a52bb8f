import type { RecordName } from "../../../records.gen";

export const HOME = "/bureau/registres";

/** The registers by what they are about, each with its address. */
export const GROUPS: readonly {
  readonly key: "contracts" | "companies" | "people" | "sites";
  readonly registers: readonly (readonly [RecordName, string])[];
}[] = [
  {
    key: "contracts",
    registers: [
      ["contracting_authority", "donneurs-d-ordre"],
      ["operation", "operations"],
      ["contract", "marches"],
      ["lot", "lots"],
      ["lot_party", "intervenants"],
      ["clause", "clauses"],
      ["clause_amendment", "avenants"],
      ["commitment", "engagements"],
    ],
  },
  {
    key: "companies",
    registers: [
      ["company", "entreprises"],
      ["contact", "contacts"],
      ["tutor", "tuteurs"],
      ["tutor_assignment", "designations"],
    ],
  },
  {
    key: "people",
    registers: [
      ["worker", "salaries"],
      ["employment", "contrats-de-travail"],
      ["employment_allocation", "affectations"],
      ["eligibility", "eligibilites"],
      ["eligibility_proof", "justificatifs"],
      ["outcome", "situations"],
      ["payslip", "bulletins"],
    ],
  },
  {
    key: "sites",
    registers: [
      ["site", "chantiers"],
      ["site_presence", "presences"],
      ["site_stop", "arrets"],
    ],
  },
];

const slugs = new Map(GROUPS.flatMap(({ registers }) => registers));
const types = new Map([...slugs].map(([type, slug]) => [slug, type]));

/** The register that an address names. */
export function typeAt(slug: string): RecordName | undefined {
  return types.get(slug);
}

/** The address of a register's list; undefined for what is no register. */
export function placeOf(type: string): string | undefined {
  const slug = slugs.get(type as RecordName);
  return slug && `${HOME}/${slug}`;
}

/** The address of a record's page. */
export function pageOfRecord(type: string, id: string): string | undefined {
  const place = placeOf(type);
  return place && `${place}/${id}`;
}
