import type { Records } from "../records.gen";
import { sortedBy } from "./formats";
import { byName, END_OF_TIME, type Reading, type Row } from "./reading";

export interface Lot {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly clauseId: string;
  readonly clause: Readonly<Partial<Records["clause"]>>;
}

export interface Party {
  readonly id: string;
  readonly lot: Lot;
  readonly companyId: string;
  readonly company: string;
}

/** A person at work for a party: the job and its allocation, from a day to a day. */
export interface Post {
  readonly workerId: string;
  readonly job: Readonly<Records["employment"]>;
  readonly party: Party;
  readonly from: string;
  readonly to: string;
}

export function covers(post: Post, day: string): boolean {
  return post.from <= day && day <= post.to;
}

/** The contracts of the site's operation, by number. */
export function contractsOf(reading: Reading): Row<"contract">[] {
  const found = reading.of("contract", "operation_id", reading.site.operation_id ?? "");
  return sortedBy(found, (row) => [row.data.market_number, row.id]);
}

/** Lot 10 comes after lot 9, and a lot with letters after both. */
function inFigures(number: string): [number, string] {
  return /^[0-9]+$/.test(number) ? [Number(number), ""] : [10 ** 9, number];
}

/**
 * The lots of the operation, by contract, then by number. A lot is called by its number; with that of its contract
 * where two contracts have the same, by the contract's alone where the contract is not cut into lots.
 */
export function lotsOf(reading: Reading): Lot[] {
  const found = contractsOf(reading).flatMap((contract) => {
    const lots = reading.of("lot", "contract_id", contract.id);
    const order = sortedBy(lots, (row) => inFigures(row.data.number));
    return order.map(({ id, data }) => ({ id, data, market: contract.data.market_number }));
  });
  return found.map(({ id, data, market }) => {
    const alone = found.filter((other) => other.data.number === data.number).length === 1;
    const numbered = alone ? data.number : `${market} / ${data.number}`;
    const [clause] = reading.of("clause", "lot_id", id);
    return {
      ...{ id, label: data.number === "0" ? market : numbered, title: data.title },
      ...{ clauseId: clause?.id ?? "", clause: clause?.data ?? {} },
    };
  });
}

/** The parties at work on the site by the day of the visit; all when no presence is recorded. */
export function partiesOf(reading: Reading): Party[] {
  const here = reading.of("site_presence", "site_id", reading.visit.site_id);
  const begun = here.filter(({ data }) => data.from_on <= reading.until);
  const present = new Set(begun.map(({ data }) => data.company_id));
  return lotsOf(reading).flatMap((lot) => {
    const known = reading
      .of("lot_party", "lot_id", lot.id)
      .filter(({ data }) => data.from_on <= reading.until)
      .filter(({ data }) => here.length === 0 || present.has(data.company_id))
      .map(({ id, data }) => {
        return { id, lot, companyId: data.company_id, company: reading.company(data.company_id) };
      });
    return sortedBy(known, (party) => byName(party.company, party.id));
  });
}

/** The lots of these parties, each once. */
export function lotsAmong(parties: readonly Party[]): Lot[] {
  return [...new Set(parties.map((party) => party.lot))];
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** Who was ever allocated to these parties, in the order of names. */
export function postsOf(reading: Reading, parties: readonly Party[]): Post[] {
  const found = parties.flatMap((party) =>
    reading.of("employment_allocation", "party_id", party.id).flatMap(({ data }): Post[] => {
      const job = reading.source.get("employment", data.employment_id)?.data;
      if (!job) return [];
      const from = data.from_on > job.starts_on ? data.from_on : job.starts_on;
      const to = earlier(data.to_on ?? END_OF_TIME, job.ended_on ?? END_OF_TIME);
      return [{ workerId: job.worker_id, job, party, from, to }];
    }),
  );
  return sortedBy(found, (post) => byName(reading.worker(post.workerId), post.workerId));
}
