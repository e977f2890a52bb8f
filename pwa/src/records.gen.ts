// Written by `./jalon generate` from sync/records. Do not edit.

export interface Label {
  readonly fr: string;
  readonly en: string;
}
export interface Option extends Label {
  readonly value: string;
}
export type FieldKind = "ref" | "refs" | "text" | "integer" | "minutes" | "boolean" | "day" | "month" | "instant" | "choice" | "choices" | "answers" | "minutes_by_day" | "file" | "document";
export interface FieldSpec extends Label {
  readonly kind: FieldKind;
  readonly optional: boolean;
  readonly target?: string;
  readonly low?: number;
  readonly high?: number;
  readonly options?: readonly Option[];
}
export interface Check extends Readonly<Record<string, unknown>> {
  readonly check: string;
  readonly code: string;
}
export interface RecordSpec extends Label {
  readonly key: readonly string[];
  readonly closedStates: readonly string[];
  readonly checks: readonly Check[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
}
export interface Answer {
  answer: "yes" | "partial" | "no" | "na";
  evidence?: string[];
  note?: string;
}

export const PROTOCOL = 1;
export const SCHEMA = 1;
export const NATURAL_KEYS = "6a616c6f-6e00-5000-8000-636c61757365";
export const COMPULSORY_ITEMS = ["induction_done", "social_link", "tutor_designated", "tutor_load", "tutor_matches", "tutor_on_site", "worker_heard"] as const;
/** The public side of an account; the id is the account's. */
export interface Staff {
  name: string;
  role: "officer" | "supervisor" | "administrator" | "data_clerk";
  phone?: string | null;
}
/** A buyer, public or private, whose contracts carry clauses. */
export interface ContractingAuthority {
  name: string;
  siret?: string | null;
  kind: "metropolis" | "municipality" | "social_landlord" | "mixed_company" | "hospital" | "other_public" | "private";
}
/** A company, known by its SIRET; insertion structures have a kind. */
export interface Company {
  siret: string;
  name: string;
  naf?: string | null;
  structure_kind?: "EI" | "AI" | "ACI" | "ETTI" | "EITI" | "GEIQ" | "EA" | "EATT" | "ESAT" | "RQ" | null;
  phone?: string | null;
  active_until?: string | null;
  is_draft?: boolean | null;
  merged_into_id?: string | null;
}
/** An operation; once received, it enters the completion rate (seed: 129 % in 2009). */
export interface Operation {
  authority_id: string;
  code: string;
  title: string;
  commune_insee?: string | null;
  is_anru: boolean;
  planned_start_on?: string | null;
  planned_end_on?: string | null;
  received_on?: string | null;
}
/** A place of work of an operation, with what an officer needs to get there. */
export interface Site {
  operation_id: string;
  label: string;
  address: string;
  access_note?: string | null;
  state: "planned" | "active" | "closed";
  opened_on?: string | null;
  closed_on?: string | null;
  officer_id?: string | null;
}
/** A contract of an operation; DECP gives most of it, the clause itself is typed. */
export interface Contract {
  operation_id: string;
  market_number: string;
  title?: string | null;
  state: "draft" | "active" | "ended";
  buyer_siret?: string | null;
  decp_id?: string | null;
  cpv?: string | null;
  notified_on?: string | null;
  duration_months?: number | null;
  amount_cents?: number | null;
  considerations?: ("clause" | "criterion" | "reserved" | "none")[] | null;
}
/** The part of a contract that one trade executes and to which hours are due. */
export interface Lot {
  contract_id: string;
  number: string;
  title: string;
  trade?: string | null;
}
/** A company on a lot, as holder or below; its records travel under its own tag. */
export interface LotParty {
  lot_id: string;
  company_id: string;
  role: "holder" | "lead" | "co_contractor" | "subcontractor";
  parent_id?: string | null;
  from_on: string;
  to_on?: string | null;
  subcontract_act?: string | null;
}
/** The hours due on a lot; what an amendment changes is in ``clause_amendment``. */
export interface Clause {
  lot_id: string;
  legal_basis: "execution_condition" | "award_criterion" | "condition_and_criterion" | "insertion_service" | "reserved_contract" | "voluntary_private";
  required_minutes: number;
  basis: "fixed" | "percentage";
  formula?: Record<string, unknown> | null;
  eligibility_months: number;
  training_counts: "no" | "capped" | "yes";
  training_cap_pct?: number | null;
  absence_counts: boolean;
  starts_on: string;
  due_on: string;
  sheet_due_day: number;
  penalty_per_hour_cents?: number | null;
  penalty_per_late_sheet_cents?: number | null;
}
/** The hours due from a day on; the last effective one holds. */
export interface ClauseAmendment {
  clause_id: string;
  effective_on: string;
  required_minutes: number;
  reason: string;
  document_ref?: string | null;
}
/** A promise of the offer, checked at each meeting. */
export interface Commitment {
  clause_id: string;
  theme: "tutoring" | "social_support" | "training" | "qualification" | "recruitment" | "retention" | "gender";
  promise: string;
  target_value?: number | null;
  unit?: string | null;
  evidence_expected?: string | null;
}
/** Somebody's professional coordinates, valid for a period. */
export interface Contact {
  name: string;
  role?: string | null;
  company_id?: string | null;
  authority_id?: string | null;
  organisation?: string | null;
  site_id?: string | null;
  phone?: string | null;
  email?: string | null;
  valid_from?: string | null;
  valid_until?: string | null;
  is_draft: boolean;
  merged_into_id?: string | null;
}
/** A company at work on a site; its manager is a contact. */
export interface SitePresence {
  site_id: string;
  company_id: string;
  site_manager_id?: string | null;
  from_on: string;
  to_on?: string | null;
}
/** From the first to the last day without work; a whole month of it refuses declared hours. */
export interface SiteStop {
  site_id: string;
  from_on: string;
  to_on: string;
  reason?: string | null;
}
/** A person; met on site and not yet known, a draft that the office completes or merges. */
export interface Worker {
  last_name: string;
  first_name: string;
  birth_name?: string | null;
  birth_year?: number | null;
  gender?: "F" | "M" | "X" | null;
  education?: "none" | "cap_bep" | "bac" | "above" | null;
  qpv_code?: string | null;
  commune_insee?: string | null;
  eligible_until?: string | null;
  is_draft: boolean;
  met_at_id?: string | null;
  merged_into_id?: string | null;
}
/** A person's validated period; usually 24 months from the first hire on a clause. */
export interface Eligibility {
  worker_id: string;
  category: string;
  state: "pending" | "valid" | "expired" | "refused";
  valid_from: string;
  valid_until: string;
  override_reason?: string | null;
  first_hired_on?: string | null;
  validated_by_id?: string | null;
  validated_on?: string | null;
  prescriber?: string | null;
}
/** Which proof was seen, by whom and when: seen, not stored. */
export interface EligibilityProof {
  eligibility_id: string;
  proof_kind: string;
  issued_on?: string | null;
  seen_by_id: string;
  seen_on: string;
}
/** A person's job with an employer, hosted by another company for labour supply. */
export interface Employment {
  worker_id: string;
  employer_id: string;
  host_company_id?: string | null;
  kind: "CDI" | "CDD" | "CTT" | "CDDI" | "APPR" | "PRO";
  execution_mode: "direct_hire" | "labour_supply" | "subcontracting" | "co_contracting";
  starts_on: string;
  planned_end_on?: string | null;
  ended_on?: string | null;
  weekly_minutes: number;
  job_title: string;
  rome_code?: string | null;
  end_reason?: string | null;
  copy_seen_on?: string | null;
}
/** An employment at work for one party of a lot during a period. */
export interface EmploymentAllocation {
  employment_id: string;
  party_id: string;
  from_on: string;
  to_on?: string | null;
}
/** An employee of a company who follows at most three persons, two if the employer himself. */
export interface Tutor {
  company_id: string;
  name: string;
  job_title?: string | null;
  is_employer: boolean;
  years_experience?: number | null;
  trained_on?: string | null;
}
/** A tutor, or a deputy, named for one employment. */
export interface TutorAssignment {
  tutor_id: string;
  employment_id: string;
  from_on: string;
  to_on?: string | null;
  is_deputy: boolean;
}
/** One visit and what its minutes say of the meeting as a whole. */
export interface Visit {
  site_id: string;
  kind: "launch" | "quarterly" | "unannounced" | "closing";
  number?: number | null;
  planned_on?: string | null;
  started_at?: string | null;
  ended_at?: string | null;
  officer_id: string;
  state: "planned" | "draft" | "signed" | "distributed" | "contested" | "approved" | "cancelled";
  unfinished_reason?: string | null;
  previous_visit_id?: string | null;
  previous_minutes?: "approved" | "remarks" | "none" | null;
  previous_remarks?: string | null;
  register_available?: boolean | null;
  conditions?: string | null;
  company_remarks?: string | null;
  next_meeting_on?: string | null;
}
/** A participant of a meeting, from the contacts or typed once and kept. */
export interface Attendee {
  visit_id: string;
  contact_id?: string | null;
  name: string;
  organisation?: string | null;
  role?: string | null;
  email?: string | null;
  status: "present" | "excused" | "absent";
  receives_minutes: boolean;
}
/** A line of the minutes; an action goes on living after its visit is signed. */
export interface MinutesItem {
  visit_id: string;
  kind: "point" | "decision" | "action" | "hire";
  theme: "hours_status" | "workers_status" | "tutoring" | "upcoming_hires" | "conditions" | "other";
  position: number;
  body: string;
  owner?: string | null;
  due_on?: string | null;
  status?: "open" | "done" | "dropped" | null;
  status_on?: string | null;
  status_visit_id?: string | null;
  company_id?: string | null;
  worker_id?: string | null;
}
/** A correction or completion of signed minutes, with its author and moment. */
export interface Addendum {
  visit_id: string;
  body: string;
  author_id: string;
  written_at: string;
}
/** Strokes as an SVG path inside the record, so that a signature is never half lost. */
export interface Signature {
  visit_id: string;
  name: string;
  role: "officer" | "company" | "authority";
  function?: string | null;
  strokes?: string | null;
  typed?: boolean | null;
  signed_at: string;
}
/** The record does not wait for its file, which follows by resumable upload. */
export interface Photo {
  visit_id: string;
  item_id?: string | null;
  sha256: string;
  caption?: string | null;
  taken_at: string;
}
/** One line of the roll-call; a person stands in it once, whoever calls. */
export interface AttendanceObservation {
  visit_id: string;
  worker_id: string;
  company_id?: string | null;
  lot_id?: string | null;
  status?: "seen" | "reported_absent" | "not_seen" | "unknown_person" | "declined" | null;
  source?: "officer_saw" | "site_register" | "site_manager_said" | "worker_said" | null;
  absence_reason?: "leave" | "sick" | "other_site" | "training" | "ended" | null;
  observed_at?: string | null;
  task?: string | null;
  last_day_minutes?: number | null;
  tutor_said?: string | null;
  card_seen?: boolean | null;
  note?: string | null;
}
/** A number told at a meeting, compared with the sheet of the month. */
export interface AnnouncedHeadcount {
  visit_id: string;
  company_id: string;
  persons: number;
}
/** Minutes of one person between two days, as the register shows them. */
export interface RegisterExtract {
  visit_id: string;
  company_id: string;
  worker_id: string;
  kind: "sign_sheet" | "time_clock" | "labour_supply_statement";
  from_on: string;
  to_on: string;
  register_minutes: number;
}
/** Paid hours over all sites of one employer; seen, not stored, as all proofs. */
export interface Payslip {
  worker_id: string;
  company_id: string;
  period: string;
  kind: "payslip" | "labour_supply_statement";
  paid_minutes: number;
  seen_by_id?: string | null;
  seen_on?: string | null;
}
/** Answers to the grid, each with its evidence; a compulsory "no" calls for an action. */
export interface TutoringCheck {
  visit_id: string;
  employment_id: string;
  worker_id: string;
  tutor_id?: string | null;
  tutor_met?: string | null;
  grid_version: number;
  answers?: Record<string, Answer | null> | null;
  weekly_minutes?: number | null;
  note?: string | null;
}
/** The words of a worker; they alone never lower hours. Only its author's phone has it. */
export interface WorkerVoice {
  visit_id: string;
  worker_id: string;
  author_id: string;
  heard_at: string;
  accepted: boolean;
  words?: string | null;
}
/** One version of the sheet of a company on a lot for a month. */
export interface MonthlySheet {
  party_id: string;
  period: string;
  version: number;
  state: "draft" | "submitted" | "returned" | "reviewed" | "closed";
  state_comment?: string | null;
  channel: "portal" | "xlsx" | "csv" | "paper" | "email";
  submitted_at?: string | null;
  submitted_by?: string | null;
  declared_total_minutes?: number | null;
  source_file?: string | null;
}
/** Declared minutes of one person in the month; it changes by the routes of sheets only. */
export interface SheetLine {
  sheet_id: string;
  raw_name: string;
  worker_id?: string | null;
  employment_id?: string | null;
  worked_minutes: number;
  training_minutes?: number | null;
  absence_minutes?: number | null;
  daily_minutes?: Record<string, number> | null;
  kind?: "CDI" | "CDD" | "CTT" | "CDDI" | "APPR" | "PRO" | null;
  starts_on?: string | null;
  ends_on?: string | null;
  tutor_raw?: string | null;
  cell?: string | null;
  comment?: string | null;
}
/** A column of the layout of one company, for that company alone, until it is revoked. */
export interface ColumnMeaning {
  company_id: string;
  layout: string;
  header: string;
  meaning: "hours" | "days" | "other";
  day_minutes?: number | null;
  said_by: string;
  said_at: string;
  period?: string | null;
  is_revoked: boolean;
}
/** A spelling that is, or is not, a person; it holds for one company alone, until revoked. */
export interface WrittenName {
  company_id: string;
  written: string;
  worker_id: string;
  verdict: "same" | "not_same";
  said_by: string;
  said_at: string;
  period?: string | null;
  is_revoked: boolean;
}
/** Minutes that somebody who was there confirms or contests, with the proof of the line. */
export interface HoursConfirmation {
  party_id: string;
  worker_id: string;
  period: string;
  state: "confirmed" | "contested" | "not_here";
  confirmed_minutes?: number | null;
  confirmed_at: string;
  confirmed_by: string;
  line_digest?: string | null;
  comment?: string | null;
}
/** What was asked, answered and decided about one finding of one rule. */
export interface Discrepancy {
  party_id: string;
  period: string;
  rule: string;
  subject: string;
  worker_id?: string | null;
  state: "open" | "asked" | "answered" | "accepted" | "dismissed" | "escalated";
  round?: number | null;
  asked_version?: number | null;
  answer_due_on?: string | null;
  decision_reason?: string | null;
  decided_by_id?: string | null;
  basis?: string | null;
  company_answer?: string | null;
  answered_at?: string | null;
}
/** One message, in the words that were sent; the company reads it on its page. */
export interface DiscrepancyMessage {
  discrepancy_id: string;
  kind: "asked" | "answered" | "escalated" | "reminded" | "decided" | "reopened";
  side: "unit" | "company" | "system";
  round: number;
  sent_at: string;
  sent_by?: string | null;
  said_fr: string;
  said_en?: string | null;
  due_on?: string | null;
  sheet_version?: number | null;
  files?: Record<string, unknown> | null;
}
/** Minutes retained for a person, a company's lot and a month, with how they came about. */
export interface RetainedHours {
  party_id: string;
  worker_id: string;
  period: string;
  retained_minutes: number;
  sheet_id?: string | null;
  engine: string;
  inputs_digest?: string | null;
  decided_by_id?: string | null;
  decided_on: string;
  supersedes_id?: string | null;
  reason?: string | null;
}
/** An amount with the figures that it follows from; ``computed`` holds all of them. */
export interface PenaltyProposal {
  clause_id: string;
  cause: "shortfall" | "late_sheets";
  proposed_on: string;
  proposed_by_id?: string | null;
  amount_cents: number;
  shortfall_minutes?: number | null;
  late_sheets?: number | null;
  computed: Record<string, unknown>;
  state: "proposed" | "decided_by_authority" | "waived";
  decided_amount_cents?: number | null;
  decided_on?: string | null;
  reason?: string | null;
}
/** A person's situation at one checkpoint; in the office only. */
export interface Outcome {
  worker_id: string;
  checkpoint: "end" | "m3" | "m6" | "m12" | "m24";
  situation: string;
  exit_class: "durable" | "transition" | "positive" | "other" | "unknown";
  source?: string | null;
  asked_on: string;
}
/** A collision on one field group; it travels with its record and to its author. */
export interface Conflict {
  table: string;
  record_id: string;
  group: string;
  kind: "same_field" | "delete_after_update" | "update_after_delete";
  state: "open" | "settled";
  base?: Record<string, unknown> | null;
  theirs?: Record<string, unknown> | null;
  mine?: Record<string, unknown> | null;
  author_id: string;
  due_on: string;
  settled_with?: "mine" | "theirs" | "both" | "other" | null;
  reason?: string | null;
  settled_by?: string | null;
}
/** A held operation: its author's phone and the supervisors see it; ``late`` is honest. */
export interface Hold {
  op: string;
  table: string;
  record_id: string;
  reason: "out_of_scope" | "invalid" | "closed" | "unknown_record" | "depends_on_held" | "server_error";
  late: boolean;
  content: Record<string, unknown>;
  problems?: Record<string, unknown> | null;
  author_id: string;
  state: "open" | "accepted" | "refused";
  due_on: string;
  decision_reason?: string | null;
  settled_by?: string | null;
}
export interface Records {
  staff: Staff;
  contracting_authority: ContractingAuthority;
  company: Company;
  operation: Operation;
  site: Site;
  contract: Contract;
  lot: Lot;
  lot_party: LotParty;
  clause: Clause;
  clause_amendment: ClauseAmendment;
  commitment: Commitment;
  contact: Contact;
  site_presence: SitePresence;
  site_stop: SiteStop;
  worker: Worker;
  eligibility: Eligibility;
  eligibility_proof: EligibilityProof;
  employment: Employment;
  employment_allocation: EmploymentAllocation;
  tutor: Tutor;
  tutor_assignment: TutorAssignment;
  visit: Visit;
  attendee: Attendee;
  minutes_item: MinutesItem;
  addendum: Addendum;
  signature: Signature;
  photo: Photo;
  attendance_observation: AttendanceObservation;
  announced_headcount: AnnouncedHeadcount;
  register_extract: RegisterExtract;
  payslip: Payslip;
  tutoring_check: TutoringCheck;
  worker_voice: WorkerVoice;
  monthly_sheet: MonthlySheet;
  sheet_line: SheetLine;
  column_meaning: ColumnMeaning;
  written_name: WrittenName;
  hours_confirmation: HoursConfirmation;
  discrepancy: Discrepancy;
  discrepancy_message: DiscrepancyMessage;
  retained_hours: RetainedHours;
  penalty_proposal: PenaltyProposal;
  outcome: Outcome;
  conflict: Conflict;
  hold: Hold;
}
export type RecordName = keyof Records;
export type OfficeName = "eligibility" | "eligibility_proof" | "payslip" | "column_meaning" | "written_name" | "discrepancy" | "discrepancy_message" | "penalty_proposal" | "outcome";
export type PhoneName = Exclude<RecordName, OfficeName>;
export const RECORDS: { readonly [K in PhoneName]: RecordSpec } = {
  staff: {"fr": "Agent", "en": "Staff member", "key": [], "closedStates": [], "checks": [], "fields": {"name": {"kind": "text", "fr": "Nom", "en": "Name", "optional": false, "low": 1, "high": 120}, "role": {"kind": "choice", "fr": "Fonction", "en": "Role", "optional": false, "options": [{"value": "officer", "fr": "Chargé de suivi", "en": "Follow-up officer"}, {"value": "supervisor", "fr": "Responsable AMO", "en": "Supervisor"}, {"value": "administrator", "fr": "Administrateur", "en": "Administrator"}, {"value": "data_clerk", "fr": "Base de données", "en": "Data clerk"}]}, "phone": {"kind": "text", "fr": "Téléphone", "en": "Phone", "optional": true, "low": 0, "high": 20}}},
  contracting_authority: {"fr": "Donneur d'ordre", "en": "Contracting authority", "key": [], "closedStates": [], "checks": [{"check": "Siret", "field": "siret", "code": "not_a_siret"}], "fields": {"name": {"kind": "text", "fr": "Nom", "en": "Name", "optional": false, "low": 1, "high": 200}, "siret": {"kind": "text", "fr": "SIRET", "en": "SIRET", "optional": true, "low": 0, "high": 14}, "kind": {"kind": "choice", "fr": "Nature", "en": "Kind", "optional": false, "options": [{"value": "metropolis", "fr": "Métropole", "en": "Metropolis"}, {"value": "municipality", "fr": "Commune", "en": "Municipality"}, {"value": "social_landlord", "fr": "Bailleur social", "en": "Social landlord"}, {"value": "mixed_company", "fr": "Société d'économie mixte", "en": "Mixed company"}, {"value": "hospital", "fr": "Hôpital", "en": "Hospital"}, {"value": "other_public", "fr": "Autre acheteur public", "en": "Other public buyer"}, {"value": "private", "fr": "Donneur d'ordre privé", "en": "Private buyer"}]}}},
  company: {"fr": "Entreprise", "en": "Company", "key": ["siret"], "closedStates": [], "checks": [{"check": "Siret", "field": "siret", "code": "not_a_siret"}, {"check": "Pattern", "field": "naf", "regex": "\\d{4}[A-Z]", "code": "wrong_form"}], "fields": {"siret": {"kind": "text", "fr": "SIRET", "en": "SIRET", "optional": false, "low": 14, "high": 14}, "name": {"kind": "text", "fr": "Raison sociale", "en": "Name", "optional": false, "low": 1, "high": 200}, "naf": {"kind": "text", "fr": "Code NAF", "en": "NAF code", "optional": true, "low": 0, "high": 5}, "structure_kind": {"kind": "choice", "fr": "Structure d'insertion", "en": "Insertion structure", "optional": true, "options": [{"value": "EI", "fr": "Entreprise d'insertion", "en": "Insertion company"}, {"value": "AI", "fr": "Association intermédiaire", "en": "Intermediary association"}, {"value": "ACI", "fr": "Atelier et chantier d'insertion", "en": "Insertion workshop"}, {"value": "ETTI", "fr": "Entreprise de travail temporaire d'insertion", "en": "Insertion temp agency"}, {"value": "EITI", "fr": "Entreprise d'insertion par le travail indépendant", "en": "EITI"}, {"value": "GEIQ", "fr": "Groupement d'employeurs (GEIQ)", "en": "Employer group (GEIQ)"}, {"value": "EA", "fr": "Entreprise adaptée", "en": "Adapted company"}, {"value": "EATT", "fr": "Entreprise adaptée de travail temporaire", "en": "Adapted temp agency"}, {"value": "ESAT", "fr": "ESAT", "en": "ESAT"}, {"value": "RQ", "fr": "Régie de quartier", "en": "Neighbourhood enterprise"}]}, "phone": {"kind": "text", "fr": "Téléphone", "en": "Phone", "optional": true, "low": 0, "high": 20}, "active_until": {"kind": "day", "fr": "Active jusqu'au", "en": "Active until", "optional": true}, "is_draft": {"kind": "boolean", "fr": "À compléter", "en": "To complete", "optional": true}, "merged_into_id": {"kind": "ref", "fr": "Fusionnée avec", "en": "Merged into", "optional": true, "target": "company"}}},
  operation: {"fr": "Opération", "en": "Operation", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "planned_start_on", "last": "planned_end_on", "code": "before_start"}, {"check": "Order", "first": "planned_start_on", "last": "received_on", "code": "before_start"}], "fields": {"authority_id": {"kind": "ref", "fr": "Donneur d'ordre", "en": "Authority", "optional": false, "target": "contracting_authority"}, "code": {"kind": "text", "fr": "Code", "en": "Code", "optional": false, "low": 1, "high": 40}, "title": {"kind": "text", "fr": "Intitulé", "en": "Title", "optional": false, "low": 1, "high": 300}, "commune_insee": {"kind": "text", "fr": "Commune (INSEE)", "en": "Commune", "optional": true, "low": 0, "high": 5}, "is_anru": {"kind": "boolean", "fr": "Opération ANRU", "en": "ANRU operation", "optional": false}, "planned_start_on": {"kind": "day", "fr": "Début prévu", "en": "Planned start", "optional": true}, "planned_end_on": {"kind": "day", "fr": "Fin prévue", "en": "Planned end", "optional": true}, "received_on": {"kind": "day", "fr": "Réceptionnée le", "en": "Received on", "optional": true}}},
  site: {"fr": "Chantier", "en": "Site", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "opened_on", "last": "closed_on", "code": "before_start"}], "fields": {"operation_id": {"kind": "ref", "fr": "Opération", "en": "Operation", "optional": false, "target": "operation"}, "label": {"kind": "text", "fr": "Chantier", "en": "Site", "optional": false, "low": 1, "high": 200}, "address": {"kind": "text", "fr": "Adresse", "en": "Address", "optional": false, "low": 0, "high": 300}, "access_note": {"kind": "text", "fr": "Accès", "en": "Access", "optional": true, "low": 0, "high": 500}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "planned", "fr": "À venir", "en": "Planned"}, {"value": "active", "fr": "En cours", "en": "Active"}, {"value": "closed", "fr": "Terminé", "en": "Closed"}]}, "opened_on": {"kind": "day", "fr": "Ouvert le", "en": "Opened on", "optional": true}, "closed_on": {"kind": "day", "fr": "Fermé le", "en": "Closed on", "optional": true}, "officer_id": {"kind": "ref", "fr": "Chargé de suivi", "en": "Officer", "optional": true, "target": "staff"}}},
  contract: {"fr": "Marché", "en": "Contract", "key": [], "closedStates": [], "checks": [{"check": "Siret", "field": "buyer_siret", "code": "not_a_siret"}, {"check": "Pattern", "field": "cpv", "regex": "\\d{8}(-\\d)?", "code": "wrong_form"}], "fields": {"operation_id": {"kind": "ref", "fr": "Opération", "en": "Operation", "optional": false, "target": "operation"}, "market_number": {"kind": "text", "fr": "Numéro de marché", "en": "Contract number", "optional": false, "low": 1, "high": 30}, "title": {"kind": "text", "fr": "Objet", "en": "Purpose", "optional": true, "low": 0, "high": 1000}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "draft", "fr": "À compléter", "en": "To complete"}, {"value": "active", "fr": "En cours", "en": "Active"}, {"value": "ended", "fr": "Terminé", "en": "Ended"}]}, "buyer_siret": {"kind": "text", "fr": "SIRET acheteur", "en": "Buyer's SIRET", "optional": true, "low": 0, "high": 14}, "decp_id": {"kind": "text", "fr": "Identifiant DECP", "en": "DECP id", "optional": true, "low": 0, "high": 16}, "cpv": {"kind": "text", "fr": "Code CPV", "en": "CPV code", "optional": true, "low": 0, "high": 10}, "notified_on": {"kind": "day", "fr": "Notifié le", "en": "Notified on", "optional": true}, "duration_months": {"kind": "integer", "fr": "Durée (mois)", "en": "Months", "optional": true, "low": 0, "high": 600}, "amount_cents": {"kind": "integer", "fr": "Montant (centimes)", "en": "Amount (cents)", "optional": true, "low": 0, "high": 9007199254740991}, "considerations": {"kind": "choices", "fr": "Considérations sociales", "en": "Social considerations", "optional": true, "high": 4, "options": [{"value": "clause", "fr": "Clause sociale", "en": "Social clause"}, {"value": "criterion", "fr": "Critère social", "en": "Social criterion"}, {"value": "reserved", "fr": "Marché réservé", "en": "Reserved contract"}, {"value": "none", "fr": "Pas de considération sociale", "en": "None"}]}}},
  lot: {"fr": "Lot", "en": "Lot", "key": ["contract_id", "number"], "closedStates": [], "checks": [], "fields": {"contract_id": {"kind": "ref", "fr": "Marché", "en": "Contract", "optional": false, "target": "contract"}, "number": {"kind": "text", "fr": "Numéro", "en": "Number", "optional": false, "low": 1, "high": 12}, "title": {"kind": "text", "fr": "Intitulé", "en": "Title", "optional": false, "low": 1, "high": 300}, "trade": {"kind": "text", "fr": "Corps d'état", "en": "Trade", "optional": true, "low": 0, "high": 100}}},
  lot_party: {"fr": "Intervenant du lot", "en": "Party of a lot", "key": ["lot_id", "company_id"], "closedStates": [], "checks": [{"check": "Order", "first": "from_on", "last": "to_on", "code": "before_start"}], "fields": {"lot_id": {"kind": "ref", "fr": "Lot", "en": "Lot", "optional": false, "target": "lot"}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": false, "target": "company"}, "role": {"kind": "choice", "fr": "Rôle", "en": "Role", "optional": false, "options": [{"value": "holder", "fr": "Titulaire", "en": "Holder"}, {"value": "lead", "fr": "Mandataire", "en": "Lead"}, {"value": "co_contractor", "fr": "Co-traitant", "en": "Co-contractor"}, {"value": "subcontractor", "fr": "Sous-traitant", "en": "Subcontractor"}]}, "parent_id": {"kind": "ref", "fr": "Sous-traitant de", "en": "Subcontractor of", "optional": true, "target": "lot_party"}, "from_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "to_on": {"kind": "day", "fr": "Au", "en": "To", "optional": true}, "subcontract_act": {"kind": "text", "fr": "Acte spécial", "en": "Subcontract act", "optional": true, "low": 0, "high": 60}}},
  clause: {"fr": "Clause", "en": "Clause", "key": ["lot_id"], "closedStates": [], "checks": [], "fields": {"lot_id": {"kind": "ref", "fr": "Lot", "en": "Lot", "optional": false, "target": "lot"}, "legal_basis": {"kind": "choice", "fr": "Fondement", "en": "Legal basis", "optional": false, "options": [{"value": "execution_condition", "fr": "Condition d'exécution (L2112-2)", "en": "Condition"}, {"value": "award_criterion", "fr": "Critère d'attribution (R2152-7)", "en": "Award criterion"}, {"value": "condition_and_criterion", "fr": "Condition et critère", "en": "Condition and criterion"}, {"value": "insertion_service", "fr": "Marché d'insertion (R2123-1)", "en": "Insertion service"}, {"value": "reserved_contract", "fr": "Marché réservé (L2113-12, L2113-13)", "en": "Reserved contract"}, {"value": "voluntary_private", "fr": "Clause privée volontaire", "en": "Voluntary private clause"}]}, "required_minutes": {"kind": "minutes", "fr": "Heures dues", "en": "Hours due", "optional": false, "low": 0, "high": 120000000}, "basis": {"kind": "choice", "fr": "Calcul", "en": "Basis", "optional": false, "options": [{"value": "fixed", "fr": "Volume fixé", "en": "Fixed"}, {"value": "percentage", "fr": "Part des heures", "en": "Percentage"}]}, "formula": {"kind": "document", "fr": "Formule", "en": "Formula", "optional": true, "high": 4000}, "eligibility_months": {"kind": "integer", "fr": "Éligibilité (mois)", "en": "Eligibility (months)", "optional": false, "low": 0, "high": 120}, "training_counts": {"kind": "choice", "fr": "Heures de formation", "en": "Training hours", "optional": false, "options": [{"value": "no", "fr": "Non", "en": "No"}, {"value": "capped", "fr": "Plafonnées", "en": "Capped"}, {"value": "yes", "fr": "Oui", "en": "Yes"}]}, "training_cap_pct": {"kind": "integer", "fr": "Plafond (%)", "en": "Cap (%)", "optional": true, "low": 0, "high": 100}, "absence_counts": {"kind": "boolean", "fr": "Absences comptées", "en": "Absence counts", "optional": false}, "starts_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "due_on": {"kind": "day", "fr": "Échéance", "en": "Due on", "optional": false}, "sheet_due_day": {"kind": "integer", "fr": "Fiche due le", "en": "Sheet due day", "optional": false, "low": 1, "high": 28}, "penalty_per_hour_cents": {"kind": "integer", "fr": "Pénalité/h", "en": "Penalty/h", "optional": true, "low": 0, "high": 9007199254740991}, "penalty_per_late_sheet_cents": {"kind": "integer", "fr": "Pénalité par fiche en retard", "en": "Penalty per late sheet", "optional": true, "low": 0, "high": 9007199254740991}}},
  clause_amendment: {"fr": "Avenant", "en": "Amendment", "key": [], "closedStates": [], "checks": [], "fields": {"clause_id": {"kind": "ref", "fr": "Clause", "en": "Clause", "optional": false, "target": "clause"}, "effective_on": {"kind": "day", "fr": "Prend effet le", "en": "Effective on", "optional": false}, "required_minutes": {"kind": "minutes", "fr": "Heures dues", "en": "Hours due", "optional": false, "low": 0, "high": 120000000}, "reason": {"kind": "text", "fr": "Motif", "en": "Reason", "optional": false, "low": 1, "high": 1000}, "document_ref": {"kind": "text", "fr": "Document", "en": "Document", "optional": true, "low": 0, "high": 200}}},
  commitment: {"fr": "Engagement", "en": "Commitment", "key": [], "closedStates": [], "checks": [], "fields": {"clause_id": {"kind": "ref", "fr": "Clause", "en": "Clause", "optional": false, "target": "clause"}, "theme": {"kind": "choice", "fr": "Thème", "en": "Theme", "optional": false, "options": [{"value": "tutoring", "fr": "Tutorat", "en": "Tutoring"}, {"value": "social_support", "fr": "Accompagnement social", "en": "Social support"}, {"value": "training", "fr": "Formation", "en": "Training"}, {"value": "qualification", "fr": "Qualification", "en": "Qualification"}, {"value": "recruitment", "fr": "Recrutement", "en": "Recruitment"}, {"value": "retention", "fr": "Maintien dans l'emploi", "en": "Retention"}, {"value": "gender", "fr": "Place faite aux femmes", "en": "Women's access"}]}, "promise": {"kind": "text", "fr": "Engagement", "en": "Commitment", "optional": false, "low": 1, "high": 1000}, "target_value": {"kind": "integer", "fr": "Cible", "en": "Target", "optional": true, "low": 0, "high": 9007199254740991}, "unit": {"kind": "text", "fr": "Unité", "en": "Unit", "optional": true, "low": 0, "high": 40}, "evidence_expected": {"kind": "text", "fr": "Preuve attendue", "en": "Evidence", "optional": true, "low": 0, "high": 200}}},
  contact: {"fr": "Contact", "en": "Contact", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "valid_from", "last": "valid_until", "code": "before_start"}, {"check": "Pattern", "field": "email", "regex": "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "code": "wrong_form"}], "fields": {"name": {"kind": "text", "fr": "Nom", "en": "Name", "optional": false, "low": 1, "high": 120}, "role": {"kind": "text", "fr": "Qualité", "en": "Role", "optional": true, "low": 0, "high": 120}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": true, "target": "company"}, "authority_id": {"kind": "ref", "fr": "Donneur d'ordre", "en": "Authority", "optional": true, "target": "contracting_authority"}, "organisation": {"kind": "text", "fr": "Organisme", "en": "Organisation", "optional": true, "low": 0, "high": 200}, "site_id": {"kind": "ref", "fr": "Chantier", "en": "Site", "optional": true, "target": "site"}, "phone": {"kind": "text", "fr": "Téléphone", "en": "Phone", "optional": true, "low": 0, "high": 20}, "email": {"kind": "text", "fr": "Courriel", "en": "E-mail", "optional": true, "low": 0, "high": 254}, "valid_from": {"kind": "day", "fr": "Depuis le", "en": "From", "optional": true}, "valid_until": {"kind": "day", "fr": "Jusqu'au", "en": "Until", "optional": true}, "is_draft": {"kind": "boolean", "fr": "À compléter", "en": "To complete", "optional": false}, "merged_into_id": {"kind": "ref", "fr": "Fusionné avec", "en": "Merged into", "optional": true, "target": "contact"}}},
  site_presence: {"fr": "Présence sur le chantier", "en": "Site presence", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "from_on", "last": "to_on", "code": "before_start"}], "fields": {"site_id": {"kind": "ref", "fr": "Chantier", "en": "Site", "optional": false, "target": "site"}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": false, "target": "company"}, "site_manager_id": {"kind": "ref", "fr": "Responsable", "en": "Site manager", "optional": true, "target": "contact"}, "from_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "to_on": {"kind": "day", "fr": "Au", "en": "To", "optional": true}}},
  site_stop: {"fr": "Arrêt de chantier", "en": "Stop of a site", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "from_on", "last": "to_on", "code": "before_start"}], "fields": {"site_id": {"kind": "ref", "fr": "Chantier", "en": "Site", "optional": false, "target": "site"}, "from_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "to_on": {"kind": "day", "fr": "Au", "en": "To", "optional": false}, "reason": {"kind": "text", "fr": "Motif", "en": "Reason", "optional": true, "low": 0, "high": 300}}},
  worker: {"fr": "Salarié en insertion", "en": "Insertion worker", "key": [], "closedStates": [], "checks": [{"check": "AnyOf", "fields": ["last_name", "first_name"], "code": "one_needed"}], "fields": {"last_name": {"kind": "text", "fr": "Nom", "en": "Last name", "optional": false, "low": 0, "high": 100}, "first_name": {"kind": "text", "fr": "Prénom", "en": "First name", "optional": false, "low": 0, "high": 100}, "birth_name": {"kind": "text", "fr": "Nom de naissance", "en": "Birth name", "optional": true, "low": 0, "high": 100}, "birth_year": {"kind": "integer", "fr": "Année de naissance", "en": "Birth year", "optional": true, "low": 1920, "high": 2020}, "gender": {"kind": "choice", "fr": "Genre", "en": "Gender", "optional": true, "options": [{"value": "F", "fr": "Femme", "en": "Woman"}, {"value": "M", "fr": "Homme", "en": "Man"}, {"value": "X", "fr": "Autre ou non dit", "en": "Other or not said"}]}, "education": {"kind": "choice", "fr": "Niveau de formation", "en": "Education", "optional": true, "options": [{"value": "none", "fr": "Sans diplôme", "en": "No diploma"}, {"value": "cap_bep", "fr": "CAP ou BEP", "en": "CAP or BEP"}, {"value": "bac", "fr": "Bac", "en": "Bac"}, {"value": "above", "fr": "Bac + 2 et plus", "en": "Above bac"}]}, "qpv_code": {"kind": "text", "fr": "QPV", "en": "QPV", "optional": true, "low": 0, "high": 10}, "commune_insee": {"kind": "text", "fr": "Commune (INSEE)", "en": "Commune", "optional": true, "low": 0, "high": 5}, "eligible_until": {"kind": "day", "fr": "Éligible jusqu'au", "en": "Eligible until", "optional": true}, "is_draft": {"kind": "boolean", "fr": "À compléter", "en": "To complete", "optional": false}, "met_at_id": {"kind": "ref", "fr": "Rencontré lors de", "en": "Met at", "optional": true, "target": "visit"}, "merged_into_id": {"kind": "ref", "fr": "Fusionné avec", "en": "Merged into", "optional": true, "target": "worker"}}},
  employment: {"fr": "Contrat de travail", "en": "Employment", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "starts_on", "last": "planned_end_on", "code": "before_start"}, {"check": "Order", "first": "starts_on", "last": "ended_on", "code": "before_start"}, {"check": "NeededWhen", "field": "host_company_id", "other": "execution_mode", "values": ["labour_supply"], "code": "required"}, {"check": "Pattern", "field": "rome_code", "regex": "[A-Z]\\d{4}", "code": "wrong_form"}], "fields": {"worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "employer_id": {"kind": "ref", "fr": "Employeur", "en": "Employer", "optional": false, "target": "company"}, "host_company_id": {"kind": "ref", "fr": "Entreprise utilisatrice", "en": "Host", "optional": true, "target": "company"}, "kind": {"kind": "choice", "fr": "Contrat", "en": "Kind", "optional": false, "options": [{"value": "CDI", "fr": "CDI", "en": "Permanent"}, {"value": "CDD", "fr": "CDD", "en": "Fixed term"}, {"value": "CTT", "fr": "Contrat de mission (intérim)", "en": "Temp assignment"}, {"value": "CDDI", "fr": "CDD d'insertion", "en": "Fixed-term insertion"}, {"value": "APPR", "fr": "Apprentissage", "en": "Apprenticeship"}, {"value": "PRO", "fr": "Contrat de professionnalisation", "en": "Professional training"}]}, "execution_mode": {"kind": "choice", "fr": "Modalité", "en": "Execution mode", "optional": false, "options": [{"value": "direct_hire", "fr": "Embauche directe", "en": "Direct hire"}, {"value": "labour_supply", "fr": "Mise à disposition", "en": "Labour supply"}, {"value": "subcontracting", "fr": "Sous-traitance", "en": "Subcontracting"}, {"value": "co_contracting", "fr": "Co-traitance", "en": "Co-contracting"}]}, "starts_on": {"kind": "day", "fr": "Début", "en": "Start", "optional": false}, "planned_end_on": {"kind": "day", "fr": "Fin prévue", "en": "Planned end", "optional": true}, "ended_on": {"kind": "day", "fr": "Fin", "en": "Ended on", "optional": true}, "weekly_minutes": {"kind": "minutes", "fr": "Durée par semaine", "en": "Weekly hours", "optional": false, "low": 0, "high": 3600}, "job_title": {"kind": "text", "fr": "Poste", "en": "Job", "optional": false, "low": 0, "high": 120}, "rome_code": {"kind": "text", "fr": "Code ROME", "en": "ROME code", "optional": true, "low": 0, "high": 5}, "end_reason": {"kind": "text", "fr": "Motif de fin", "en": "End reason", "optional": true, "low": 0, "high": 200}, "copy_seen_on": {"kind": "day", "fr": "Copie vue le", "en": "Copy seen on", "optional": true}}},
  employment_allocation: {"fr": "Affectation", "en": "Allocation", "key": ["employment_id", "party_id", "from_on"], "closedStates": [], "checks": [{"check": "Order", "first": "from_on", "last": "to_on", "code": "before_start"}], "fields": {"employment_id": {"kind": "ref", "fr": "Contrat de travail", "en": "Employment", "optional": false, "target": "employment"}, "party_id": {"kind": "ref", "fr": "Intervenant du lot", "en": "Party of the lot", "optional": false, "target": "lot_party"}, "from_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "to_on": {"kind": "day", "fr": "Au", "en": "To", "optional": true}}},
  tutor: {"fr": "Tuteur", "en": "Tutor", "key": [], "closedStates": [], "checks": [], "fields": {"company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": false, "target": "company"}, "name": {"kind": "text", "fr": "Nom", "en": "Name", "optional": false, "low": 1, "high": 120}, "job_title": {"kind": "text", "fr": "Fonction", "en": "Job", "optional": true, "low": 0, "high": 120}, "is_employer": {"kind": "boolean", "fr": "Est l'employeur", "en": "Is the employer", "optional": false}, "years_experience": {"kind": "integer", "fr": "Expérience (ans)", "en": "Experience", "optional": true, "low": 0, "high": 60}, "trained_on": {"kind": "day", "fr": "Formé le", "en": "Trained on", "optional": true}}},
  tutor_assignment: {"fr": "Désignation de tuteur", "en": "Tutor assignment", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "from_on", "last": "to_on", "code": "before_start"}], "fields": {"tutor_id": {"kind": "ref", "fr": "Tuteur", "en": "Tutor", "optional": false, "target": "tutor"}, "employment_id": {"kind": "ref", "fr": "Contrat de travail", "en": "Employment", "optional": false, "target": "employment"}, "from_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "to_on": {"kind": "day", "fr": "Au", "en": "To", "optional": true}, "is_deputy": {"kind": "boolean", "fr": "Suppléant", "en": "Deputy", "optional": false}}},
  visit: {"fr": "Visite", "en": "Visit", "key": [], "closedStates": ["approved", "cancelled", "contested", "distributed", "signed"], "checks": [{"check": "NotFuture", "field": "started_at", "days": 1, "code": "in_the_future"}, {"check": "NotFuture", "field": "ended_at", "days": 1, "code": "in_the_future"}, {"check": "Order", "first": "started_at", "last": "ended_at", "code": "before_start"}], "fields": {"site_id": {"kind": "ref", "fr": "Chantier", "en": "Site", "optional": false, "target": "site"}, "kind": {"kind": "choice", "fr": "Type", "en": "Kind", "optional": false, "options": [{"value": "launch", "fr": "Réunion de lancement", "en": "Launch meeting"}, {"value": "quarterly", "fr": "Réunion trimestrielle", "en": "Quarterly meeting"}, {"value": "unannounced", "fr": "Visite inopinée", "en": "Unannounced visit"}, {"value": "closing", "fr": "Réunion de clôture", "en": "Closing meeting"}]}, "number": {"kind": "integer", "fr": "Réunion n°", "en": "Meeting no.", "optional": true, "low": 0, "high": 999}, "planned_on": {"kind": "day", "fr": "Prévue le", "en": "Planned on", "optional": true}, "started_at": {"kind": "instant", "fr": "Début", "en": "Started at", "optional": true}, "ended_at": {"kind": "instant", "fr": "Fin", "en": "Ended at", "optional": true}, "officer_id": {"kind": "ref", "fr": "Chargé de suivi", "en": "Officer", "optional": false, "target": "staff"}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "planned", "fr": "Prévue", "en": "Planned"}, {"value": "draft", "fr": "En cours", "en": "In progress"}, {"value": "signed", "fr": "Signée", "en": "Signed"}, {"value": "distributed", "fr": "Diffusée", "en": "Distributed"}, {"value": "contested", "fr": "Contestée", "en": "Contested"}, {"value": "approved", "fr": "Approuvée", "en": "Approved"}, {"value": "cancelled", "fr": "Annulée", "en": "Cancelled"}]}, "unfinished_reason": {"kind": "text", "fr": "Motif si incomplet", "en": "Reason if incomplete", "optional": true, "low": 0, "high": 500}, "previous_visit_id": {"kind": "ref", "fr": "Visite précédente", "en": "Previous", "optional": true, "target": "visit"}, "previous_minutes": {"kind": "choice", "fr": "Compte rendu précédent", "en": "Previous minutes", "optional": true, "options": [{"value": "approved", "fr": "Approuvé", "en": "Approved"}, {"value": "remarks", "fr": "Observations", "en": "Remarks"}, {"value": "none", "fr": "Pas de compte rendu précédent", "en": "No previous minutes"}]}, "previous_remarks": {"kind": "text", "fr": "Observations sur le précédent", "en": "Remarks on previous", "optional": true, "low": 0, "high": 2000}, "register_available": {"kind": "boolean", "fr": "Registre du personnel disponible", "en": "Daily register available", "optional": true}, "conditions": {"kind": "text", "fr": "Qualité et sécurité", "en": "Conditions", "optional": true, "low": 0, "high": 2000}, "company_remarks": {"kind": "text", "fr": "Observations de l'entreprise", "en": "Company's remarks", "optional": true, "low": 0, "high": 4000}, "next_meeting_on": {"kind": "day", "fr": "Prochaine réunion", "en": "Next meeting", "optional": true}}},
  attendee: {"fr": "Participant", "en": "Attendee", "key": ["visit_id", "contact_id"], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "contact_id": {"kind": "ref", "fr": "Contact", "en": "Contact", "optional": true, "target": "contact"}, "name": {"kind": "text", "fr": "Nom", "en": "Name", "optional": false, "low": 1, "high": 120}, "organisation": {"kind": "text", "fr": "Organisme", "en": "Organisation", "optional": true, "low": 0, "high": 200}, "role": {"kind": "text", "fr": "Qualité", "en": "Role", "optional": true, "low": 0, "high": 120}, "email": {"kind": "text", "fr": "Courriel", "en": "E-mail", "optional": true, "low": 0, "high": 254}, "status": {"kind": "choice", "fr": "Présence", "en": "Status", "optional": false, "options": [{"value": "present", "fr": "Présent", "en": "Present"}, {"value": "excused", "fr": "Excusé", "en": "Excused"}, {"value": "absent", "fr": "Absent", "en": "Absent"}]}, "receives_minutes": {"kind": "boolean", "fr": "Reçoit le compte rendu", "en": "Receives the minutes", "optional": false}}},
  minutes_item: {"fr": "Point du compte rendu", "en": "Minutes item", "key": [], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "kind": {"kind": "choice", "fr": "Nature", "en": "Kind", "optional": false, "options": [{"value": "point", "fr": "Point", "en": "Point"}, {"value": "decision", "fr": "Décision", "en": "Decision"}, {"value": "action", "fr": "Action", "en": "Action"}, {"value": "hire", "fr": "Recrutement à venir", "en": "Upcoming hire"}]}, "theme": {"kind": "choice", "fr": "Thème", "en": "Theme", "optional": false, "options": [{"value": "hours_status", "fr": "Avancement des heures", "en": "Hours"}, {"value": "workers_status", "fr": "Personnes en insertion", "en": "Workers"}, {"value": "tutoring", "fr": "Tutorat et accompagnement", "en": "Tutoring"}, {"value": "upcoming_hires", "fr": "Recrutements", "en": "Upcoming hires"}, {"value": "conditions", "fr": "Qualité et sécurité", "en": "Conditions"}, {"value": "other", "fr": "Autre", "en": "Other"}]}, "position": {"kind": "integer", "fr": "Ordre", "en": "Position", "optional": false, "low": 0, "high": 999}, "body": {"kind": "text", "fr": "Texte", "en": "Text", "optional": false, "low": 1, "high": 4000}, "owner": {"kind": "text", "fr": "Responsable", "en": "Owner", "optional": true, "low": 0, "high": 120}, "due_on": {"kind": "day", "fr": "Échéance", "en": "Due on", "optional": true}, "status": {"kind": "choice", "fr": "État", "en": "Status", "optional": true, "options": [{"value": "open", "fr": "À faire", "en": "To do"}, {"value": "done", "fr": "Fait", "en": "Done"}, {"value": "dropped", "fr": "Abandonnée", "en": "Dropped"}]}, "status_on": {"kind": "day", "fr": "Depuis le", "en": "Since", "optional": true}, "status_visit_id": {"kind": "ref", "fr": "Revue lors de", "en": "Reviewed at", "optional": true, "target": "visit"}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": true, "target": "company"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": true, "target": "worker"}}},
  addendum: {"fr": "Additif", "en": "Addendum", "key": [], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "body": {"kind": "text", "fr": "Texte", "en": "Text", "optional": false, "low": 1, "high": 4000}, "author_id": {"kind": "ref", "fr": "Auteur", "en": "Author", "optional": false, "target": "staff"}, "written_at": {"kind": "instant", "fr": "Écrit le", "en": "Written at", "optional": false}}},
  signature: {"fr": "Signature", "en": "Signature", "key": [], "closedStates": [], "checks": [{"check": "AnyOf", "fields": ["strokes", "typed"], "code": "one_needed"}], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "name": {"kind": "text", "fr": "Nom", "en": "Name", "optional": false, "low": 1, "high": 120}, "role": {"kind": "choice", "fr": "Pour", "en": "For", "optional": false, "options": [{"value": "officer", "fr": "Agent AMO", "en": "Officer"}, {"value": "company", "fr": "Entreprise", "en": "Company"}, {"value": "authority", "fr": "Donneur d'ordre", "en": "Authority"}]}, "function": {"kind": "text", "fr": "Qualité", "en": "Function", "optional": true, "low": 0, "high": 120}, "strokes": {"kind": "text", "fr": "Tracé", "en": "Strokes", "optional": true, "low": 0, "high": 20000}, "typed": {"kind": "boolean", "fr": "Nom dactylographié", "en": "Typed name", "optional": true}, "signed_at": {"kind": "instant", "fr": "Signé le", "en": "Signed at", "optional": false}}},
  photo: {"fr": "Photo", "en": "Photo", "key": [], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "item_id": {"kind": "ref", "fr": "Point", "en": "Item", "optional": true, "target": "minutes_item"}, "sha256": {"kind": "file", "fr": "Fichier", "en": "File", "optional": false}, "caption": {"kind": "text", "fr": "Légende", "en": "Caption", "optional": true, "low": 0, "high": 300}, "taken_at": {"kind": "instant", "fr": "Prise le", "en": "Taken at", "optional": false}}},
  attendance_observation: {"fr": "Constat de présence", "en": "Attendance observation", "key": ["visit_id", "worker_id"], "closedStates": [], "checks": [{"check": "NotFuture", "field": "observed_at", "days": 1, "code": "in_the_future"}], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": true, "target": "company"}, "lot_id": {"kind": "ref", "fr": "Lot", "en": "Lot", "optional": true, "target": "lot"}, "status": {"kind": "choice", "fr": "Constat", "en": "Status", "optional": true, "options": [{"value": "seen", "fr": "Vu", "en": "Seen"}, {"value": "reported_absent", "fr": "Signalé absent", "en": "Reported absent"}, {"value": "not_seen", "fr": "Non vu", "en": "Not seen"}, {"value": "unknown_person", "fr": "Personne inconnue", "en": "Unknown person"}, {"value": "declined", "fr": "A refusé", "en": "Declined"}]}, "source": {"kind": "choice", "fr": "Source", "en": "Source", "optional": true, "options": [{"value": "officer_saw", "fr": "Vu par l'agent", "en": "Seen by the officer"}, {"value": "site_register", "fr": "Registre du chantier", "en": "Site register"}, {"value": "site_manager_said", "fr": "Dit par le responsable", "en": "Said by the manager"}, {"value": "worker_said", "fr": "Dit par un salarié", "en": "Said by a worker"}]}, "absence_reason": {"kind": "choice", "fr": "Motif donné", "en": "Reason given", "optional": true, "options": [{"value": "leave", "fr": "Congé", "en": "Leave"}, {"value": "sick", "fr": "Arrêt", "en": "Off work"}, {"value": "other_site", "fr": "Autre chantier", "en": "Other site"}, {"value": "training", "fr": "Formation", "en": "Training"}, {"value": "ended", "fr": "Contrat terminé", "en": "Job ended"}]}, "observed_at": {"kind": "instant", "fr": "Constaté à", "en": "Observed at", "optional": true}, "task": {"kind": "text", "fr": "Tâche", "en": "Task", "optional": true, "low": 0, "high": 200}, "last_day_minutes": {"kind": "minutes", "fr": "Heures dites du dernier jour", "en": "Hours last day", "optional": true, "low": 0, "high": 1440}, "tutor_said": {"kind": "text", "fr": "Tuteur cité", "en": "Tutor named", "optional": true, "low": 0, "high": 120}, "card_seen": {"kind": "boolean", "fr": "Carte BTP vue", "en": "Card seen", "optional": true}, "note": {"kind": "text", "fr": "Note", "en": "Note", "optional": true, "low": 0, "high": 1000}}},
  announced_headcount: {"fr": "Effectif annoncé", "en": "Announced headcount", "key": ["visit_id", "company_id"], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": false, "target": "company"}, "persons": {"kind": "integer", "fr": "Personnes annoncées", "en": "Persons announced", "optional": false, "low": 0, "high": 500}}},
  register_extract: {"fr": "Extrait de registre", "en": "Register extract", "key": [], "closedStates": [], "checks": [{"check": "Order", "first": "from_on", "last": "to_on", "code": "before_start"}], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "company_id": {"kind": "ref", "fr": "Entreprise", "en": "Company", "optional": false, "target": "company"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "kind": {"kind": "choice", "fr": "Registre", "en": "Register", "optional": false, "options": [{"value": "sign_sheet", "fr": "Émargement", "en": "Sign sheet"}, {"value": "time_clock", "fr": "Pointage", "en": "Time clock"}, {"value": "labour_supply_statement", "fr": "Relevé de mise à disposition", "en": "Statement"}]}, "from_on": {"kind": "day", "fr": "Du", "en": "From", "optional": false}, "to_on": {"kind": "day", "fr": "Au", "en": "To", "optional": false}, "register_minutes": {"kind": "minutes", "fr": "Heures", "en": "Hours", "optional": false, "low": 0, "high": 44640}}},
  tutoring_check: {"fr": "Contrôle du tutorat", "en": "Tutoring check", "key": ["visit_id", "employment_id"], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "employment_id": {"kind": "ref", "fr": "Contrat de travail", "en": "Employment", "optional": false, "target": "employment"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "tutor_id": {"kind": "ref", "fr": "Tuteur rencontré", "en": "Tutor met", "optional": true, "target": "tutor"}, "tutor_met": {"kind": "text", "fr": "Nom du tuteur rencontré", "en": "Tutor's name", "optional": true, "low": 0, "high": 120}, "grid_version": {"kind": "integer", "fr": "Version de la grille", "en": "Grid version", "optional": false, "low": 1, "high": 99}, "answers": {"kind": "answers", "fr": "Grille", "en": "Grid", "optional": true, "options": [{"value": "tutor_designated", "fr": "Un tuteur est désigné nommément", "en": "A tutor is named"}, {"value": "tutor_matches", "fr": "Le tuteur rencontré est celui déclaré", "en": "The tutor met is the one"}, {"value": "tutor_experience", "fr": "Volontaire, au moins 2 ans d'expérience", "en": "Volunteer, 2 years"}, {"value": "tutor_load", "fr": "Au plus 3 personnes suivies (2 si employeur)", "en": "At most 3 persons"}, {"value": "tutor_trained", "fr": "Tuteur formé à la fonction", "en": "Tutor trained"}, {"value": "tutor_on_site", "fr": "Tuteur ou suppléant présent ce jour", "en": "Tutor or deputy on site"}, {"value": "tutoring_time", "fr": "Temps dédié au tutorat, prévu et réel", "en": "Time for tutoring"}, {"value": "induction_done", "fr": "Accueil fait : sécurité, EPI, livret, visite", "en": "Induction done"}, {"value": "task_progression", "fr": "Tâches variées et progressives", "en": "Varied, progressive tasks"}, {"value": "logbook_kept", "fr": "Outil de suivi tenu", "en": "Logbook kept"}, {"value": "mid_review_done", "fr": "Bilan intermédiaire fait", "en": "Interim review done"}, {"value": "training_planned", "fr": "Formation engagée ou prévue", "en": "Training planned"}, {"value": "social_link", "fr": "Lien avec le référent social", "en": "Link with the social referent"}, {"value": "barriers_relayed", "fr": "Difficultés repérées et relayées", "en": "Barriers relayed"}, {"value": "follow_up_discussed", "fr": "Suite du contrat évoquée", "en": "Follow-up discussed"}, {"value": "worker_heard", "fr": "Personne entendue, seule, et d'accord", "en": "Heard alone, agreed"}]}, "weekly_minutes": {"kind": "minutes", "fr": "Temps de tutorat par semaine", "en": "Tutoring a week", "optional": true, "low": 0, "high": 2400}, "note": {"kind": "text", "fr": "Synthèse", "en": "Summary", "optional": true, "low": 0, "high": 2000}}},
  worker_voice: {"fr": "Parole du salarié", "en": "Worker's own words", "key": [], "closedStates": [], "checks": [], "fields": {"visit_id": {"kind": "ref", "fr": "Visite", "en": "Visit", "optional": false, "target": "visit"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "author_id": {"kind": "ref", "fr": "Recueilli par", "en": "Heard by", "optional": false, "target": "staff"}, "heard_at": {"kind": "instant", "fr": "Entendu le", "en": "Heard at", "optional": false}, "accepted": {"kind": "boolean", "fr": "Accepte d'être entendu", "en": "Accepts to be heard", "optional": false}, "words": {"kind": "text", "fr": "Parole", "en": "Words", "optional": true, "low": 0, "high": 4000}}},
  monthly_sheet: {"fr": "Fiche mensuelle", "en": "Monthly sheet", "key": ["party_id", "period", "version"], "closedStates": ["closed"], "checks": [{"check": "NeededWhen", "field": "state_comment", "other": "state", "values": ["returned"], "code": "required"}], "fields": {"party_id": {"kind": "ref", "fr": "Intervenant du lot", "en": "Party of the lot", "optional": false, "target": "lot_party"}, "period": {"kind": "month", "fr": "Mois", "en": "Month", "optional": false}, "version": {"kind": "integer", "fr": "Version", "en": "Version", "optional": false, "low": 1, "high": 99}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "draft", "fr": "Brouillon", "en": "Draft"}, {"value": "submitted", "fr": "Transmise", "en": "Submitted"}, {"value": "returned", "fr": "Retournée", "en": "Returned"}, {"value": "reviewed", "fr": "Relue", "en": "Reviewed"}, {"value": "closed", "fr": "Close", "en": "Closed"}]}, "state_comment": {"kind": "text", "fr": "Commentaire", "en": "Comment", "optional": true, "low": 0, "high": 2000}, "channel": {"kind": "choice", "fr": "Canal", "en": "Channel", "optional": false, "options": [{"value": "portal", "fr": "Formulaire", "en": "Form"}, {"value": "xlsx", "fr": "Classeur", "en": "Workbook"}, {"value": "csv", "fr": "CSV", "en": "CSV"}, {"value": "paper", "fr": "Papier", "en": "Paper"}, {"value": "email", "fr": "Courriel", "en": "E-mail"}]}, "submitted_at": {"kind": "instant", "fr": "Transmise le", "en": "Submitted at", "optional": true}, "submitted_by": {"kind": "text", "fr": "Transmise par", "en": "Submitted by", "optional": true, "low": 0, "high": 200}, "declared_total_minutes": {"kind": "minutes", "fr": "Total déclaré", "en": "Declared total", "optional": true, "low": 0, "high": 6000000}, "source_file": {"kind": "file", "fr": "Fichier d'origine", "en": "Source file", "optional": true}}},
  sheet_line: {"fr": "Ligne de fiche", "en": "Sheet line", "key": ["sheet_id", "worker_id"], "closedStates": [], "checks": [{"check": "Order", "first": "starts_on", "last": "ends_on", "code": "before_start"}], "fields": {"sheet_id": {"kind": "ref", "fr": "Fiche", "en": "Sheet", "optional": false, "target": "monthly_sheet"}, "raw_name": {"kind": "text", "fr": "Nom écrit", "en": "Name as written", "optional": false, "low": 1, "high": 200}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": true, "target": "worker"}, "employment_id": {"kind": "ref", "fr": "Contrat de travail", "en": "Employment", "optional": true, "target": "employment"}, "worked_minutes": {"kind": "minutes", "fr": "Heures travaillées", "en": "Hours worked", "optional": false, "low": 0, "high": 44640}, "training_minutes": {"kind": "minutes", "fr": "Formation", "en": "Training", "optional": true, "low": 0, "high": 44640}, "absence_minutes": {"kind": "minutes", "fr": "Absence", "en": "Absence", "optional": true, "low": 0, "high": 44640}, "daily_minutes": {"kind": "minutes_by_day", "fr": "Heures par jour", "en": "Hours by day", "optional": true, "high": 31}, "kind": {"kind": "choice", "fr": "Contrat", "en": "Kind", "optional": true, "options": [{"value": "CDI", "fr": "CDI", "en": "Permanent"}, {"value": "CDD", "fr": "CDD", "en": "Fixed term"}, {"value": "CTT", "fr": "Contrat de mission (intérim)", "en": "Temp assignment"}, {"value": "CDDI", "fr": "CDD d'insertion", "en": "Fixed-term insertion"}, {"value": "APPR", "fr": "Apprentissage", "en": "Apprenticeship"}, {"value": "PRO", "fr": "Contrat de professionnalisation", "en": "Professional training"}]}, "starts_on": {"kind": "day", "fr": "Début écrit", "en": "Start as written", "optional": true}, "ends_on": {"kind": "day", "fr": "Fin écrite", "en": "End as written", "optional": true}, "tutor_raw": {"kind": "text", "fr": "Tuteur écrit", "en": "Tutor as written", "optional": true, "low": 0, "high": 120}, "cell": {"kind": "text", "fr": "Cellule d'origine", "en": "Source cell", "optional": true, "low": 0, "high": 60}, "comment": {"kind": "text", "fr": "Commentaire", "en": "Comment", "optional": true, "low": 0, "high": 1000}}},
  hours_confirmation: {"fr": "Confirmation d'heures", "en": "Hours confirmation", "key": ["party_id", "worker_id", "period"], "closedStates": [], "checks": [], "fields": {"party_id": {"kind": "ref", "fr": "Intervenant du lot", "en": "Party of the lot", "optional": false, "target": "lot_party"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "period": {"kind": "month", "fr": "Mois", "en": "Month", "optional": false}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "confirmed", "fr": "Confirmées", "en": "Confirmed"}, {"value": "contested", "fr": "Contestées", "en": "Contested"}, {"value": "not_here", "fr": "Pas sur mon chantier", "en": "Not on my site"}]}, "confirmed_minutes": {"kind": "minutes", "fr": "Heures", "en": "Hours", "optional": true, "low": 0, "high": 44640}, "confirmed_at": {"kind": "instant", "fr": "Répondu le", "en": "Answered at", "optional": false}, "confirmed_by": {"kind": "text", "fr": "Par", "en": "By", "optional": false, "low": 1, "high": 200}, "line_digest": {"kind": "file", "fr": "Empreinte de la ligne", "en": "Line digest", "optional": true}, "comment": {"kind": "text", "fr": "Commentaire", "en": "Comment", "optional": true, "low": 0, "high": 1000}}},
  retained_hours: {"fr": "Heures retenues", "en": "Retained hours", "key": [], "closedStates": [], "checks": [], "fields": {"party_id": {"kind": "ref", "fr": "Intervenant du lot", "en": "Party of the lot", "optional": false, "target": "lot_party"}, "worker_id": {"kind": "ref", "fr": "Salarié", "en": "Worker", "optional": false, "target": "worker"}, "period": {"kind": "month", "fr": "Mois", "en": "Month", "optional": false}, "retained_minutes": {"kind": "minutes", "fr": "Heures retenues", "en": "Retained hours", "optional": false, "low": 0, "high": 44640}, "sheet_id": {"kind": "ref", "fr": "Fiche", "en": "Sheet", "optional": true, "target": "monthly_sheet"}, "engine": {"kind": "text", "fr": "Version du calcul", "en": "Engine version", "optional": false, "low": 1, "high": 40}, "inputs_digest": {"kind": "file", "fr": "Empreinte des entrées", "en": "Digest of inputs", "optional": true}, "decided_by_id": {"kind": "ref", "fr": "Décidé par", "en": "Decided by", "optional": true, "target": "staff"}, "decided_on": {"kind": "day", "fr": "Décidé le", "en": "Decided on", "optional": false}, "supersedes_id": {"kind": "ref", "fr": "Remplace", "en": "Supersedes", "optional": true, "target": "retained_hours"}, "reason": {"kind": "text", "fr": "Motif", "en": "Reason", "optional": true, "low": 0, "high": 1000}}},
  conflict: {"fr": "Collision", "en": "Conflict", "key": [], "closedStates": [], "checks": [], "fields": {"table": {"kind": "text", "fr": "Type", "en": "Type", "optional": false, "low": 0, "high": 40}, "record_id": {"kind": "text", "fr": "Fiche", "en": "Record", "optional": false, "low": 0, "high": 36}, "group": {"kind": "text", "fr": "Champ", "en": "Field group", "optional": false, "low": 0, "high": 60}, "kind": {"kind": "choice", "fr": "Nature", "en": "Kind", "optional": false, "options": [{"value": "same_field", "fr": "Même champ", "en": "Same field"}, {"value": "delete_after_update", "fr": "Supprimé après modification", "en": "Deleted after"}, {"value": "update_after_delete", "fr": "Modifié après suppression", "en": "Updated after"}]}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "open", "fr": "À régler", "en": "Open"}, {"value": "settled", "fr": "Réglé", "en": "Settled"}]}, "base": {"kind": "document", "fr": "Base", "en": "Base", "optional": true, "high": 64000}, "theirs": {"kind": "document", "fr": "Au bureau", "en": "Theirs", "optional": true, "high": 64000}, "mine": {"kind": "document", "fr": "Proposé", "en": "Mine", "optional": true, "high": 64000}, "author_id": {"kind": "text", "fr": "Auteur", "en": "Author", "optional": false, "low": 0, "high": 36}, "due_on": {"kind": "day", "fr": "À régler avant le", "en": "Due on", "optional": false}, "settled_with": {"kind": "choice", "fr": "Choix", "en": "Choice", "optional": true, "options": [{"value": "mine", "fr": "Ma version", "en": "Mine"}, {"value": "theirs", "fr": "Version du bureau", "en": "Theirs"}, {"value": "both", "fr": "Les deux", "en": "Both"}, {"value": "other", "fr": "Autre valeur", "en": "Other"}]}, "reason": {"kind": "text", "fr": "Motif", "en": "Reason", "optional": true, "low": 0, "high": 1000}, "settled_by": {"kind": "text", "fr": "Réglé par", "en": "Settled by", "optional": true, "low": 0, "high": 36}}},
  hold: {"fr": "Élément retenu", "en": "Held change", "key": [], "closedStates": [], "checks": [], "fields": {"op": {"kind": "text", "fr": "Opération", "en": "Operation", "optional": false, "low": 0, "high": 36}, "table": {"kind": "text", "fr": "Type", "en": "Type", "optional": false, "low": 0, "high": 40}, "record_id": {"kind": "text", "fr": "Fiche", "en": "Record", "optional": false, "low": 0, "high": 36}, "reason": {"kind": "choice", "fr": "Motif", "en": "Reason", "optional": false, "options": [{"value": "out_of_scope", "fr": "Hors de votre périmètre", "en": "Out of scope"}, {"value": "invalid", "fr": "Valeurs refusées", "en": "Invalid values"}, {"value": "closed", "fr": "Document signé ou mois clos", "en": "Signed or closed"}, {"value": "unknown_record", "fr": "Fiche inconnue", "en": "Unknown record"}, {"value": "depends_on_held", "fr": "Dépend d'un élément retenu", "en": "Depends on a held one"}, {"value": "server_error", "fr": "Erreur du serveur", "en": "Server error"}]}, "late": {"kind": "boolean", "fr": "Travail fait avant le changement", "en": "Late but honest", "optional": false}, "content": {"kind": "document", "fr": "Contenu", "en": "Content", "optional": false, "high": 128000}, "problems": {"kind": "document", "fr": "Problèmes", "en": "Problems", "optional": true, "high": 16000}, "author_id": {"kind": "text", "fr": "Auteur", "en": "Author", "optional": false, "low": 0, "high": 36}, "state": {"kind": "choice", "fr": "État", "en": "State", "optional": false, "options": [{"value": "open", "fr": "À régler", "en": "Open"}, {"value": "accepted", "fr": "Accepté", "en": "Accepted"}, {"value": "refused", "fr": "Refusé", "en": "Refused"}]}, "due_on": {"kind": "day", "fr": "À régler avant le", "en": "Due on", "optional": false}, "decision_reason": {"kind": "text", "fr": "Motif de la décision", "en": "Reason", "optional": true, "low": 0, "high": 1000}, "settled_by": {"kind": "text", "fr": "Réglé par", "en": "Settled by", "optional": true, "low": 0, "high": 36}}},
};
