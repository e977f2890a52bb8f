CREATE TABLE territory (
    id VARCHAR(36) NOT NULL,
    name VARCHAR(120) NOT NULL,
    demo BOOLEAN NOT NULL,
    timezone VARCHAR(40) NOT NULL,
    settings JSON NOT NULL,
    sealing_public BYTEA NOT NULL,
    sealing_private BYTEA NOT NULL,
    CONSTRAINT pk_territory PRIMARY KEY (id),
    CONSTRAINT uq_territory_name UNIQUE (name)
);
ALTER TABLE territory ENABLE ROW LEVEL SECURITY;
ALTER TABLE territory FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON territory USING (current_setting('jalon.territory', true) = '*' OR id = current_setting('jalon.territory', true));
CREATE TABLE answer_file (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    discrepancy_id VARCHAR(36) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    content_type VARCHAR(100) NOT NULL,
    size INTEGER NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    message_id VARCHAR(36),
    CONSTRAINT pk_answer_file PRIMARY KEY (id),
    CONSTRAINT fk_answer_file_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_answer_file_discrepancy_id ON answer_file (discrepancy_id);
CREATE INDEX ix_answer_file_territory_id ON answer_file (territory_id);
ALTER TABLE answer_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE answer_file FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON answer_file USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE blob (
    territory_id VARCHAR(36) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    content_type VARCHAR(60) NOT NULL,
    size INTEGER NOT NULL,
    stored_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_blob PRIMARY KEY (territory_id, sha256),
    CONSTRAINT fk_blob_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE blob ENABLE ROW LEVEL SECURITY;
ALTER TABLE blob FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON blob USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE job (
    name VARCHAR(40) NOT NULL,
    territory_id VARCHAR(36),
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    claimed_by VARCHAR(36),
    claimed_until TIMESTAMP WITH TIME ZONE,
    started_at TIMESTAMP WITH TIME ZONE,
    succeeded_at TIMESTAMP WITH TIME ZONE,
    failures INTEGER NOT NULL,
    error VARCHAR(300) NOT NULL,
    CONSTRAINT pk_job PRIMARY KEY (name),
    CONSTRAINT fk_job_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE job ENABLE ROW LEVEL SECURITY;
ALTER TABLE job FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON job USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true) OR territory_id IS NULL);
CREATE TABLE link (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    code_hash VARCHAR(64) NOT NULL,
    purpose VARCHAR(20) NOT NULL,
    about VARCHAR(120) NOT NULL,
    subject JSON NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_from VARCHAR(64) NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    viewed_at TIMESTAMP WITH TIME ZONE,
    consumed_at TIMESTAMP WITH TIME ZONE,
    replaced_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_link PRIMARY KEY (id),
    CONSTRAINT fk_link_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT uq_link_hash UNIQUE (hash),
    CONSTRAINT uq_link_code_hash UNIQUE (code_hash)
);
CREATE INDEX ix_link_expires_at ON link (expires_at);
CREATE INDEX ix_link_of_a_person ON link (territory_id, purpose, recipient, about);
CREATE INDEX ix_link_territory_id ON link (territory_id);
ALTER TABLE link ENABLE ROW LEVEL SECURITY;
ALTER TABLE link FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON link USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE mail_taken (
    territory_id VARCHAR(36) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sender VARCHAR(254) NOT NULL,
    subject TEXT NOT NULL,
    outcome VARCHAR(20) NOT NULL,
    CONSTRAINT pk_mail_taken PRIMARY KEY (territory_id, sha256),
    CONSTRAINT fk_mail_taken_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE mail_taken ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_taken FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON mail_taken USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE month_closing (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36) NOT NULL,
    period VARCHAR(7) NOT NULL,
    number INTEGER NOT NULL,
    sheet_id VARCHAR(36) NOT NULL,
    version INTEGER NOT NULL,
    engine VARCHAR(40) NOT NULL,
    thresholds JSON NOT NULL,
    inputs_digest VARCHAR(64) NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_by VARCHAR(36) NOT NULL,
    closed_by_name VARCHAR(120) NOT NULL,
    reason TEXT,
    lines JSON NOT NULL,
    CONSTRAINT pk_month_closing PRIMARY KEY (id),
    CONSTRAINT uq_month_closing_territory_id_party_id_period_number UNIQUE (territory_id, party_id, period, number),
    CONSTRAINT fk_month_closing_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE month_closing ENABLE ROW LEVEL SECURITY;
ALTER TABLE month_closing FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON month_closing USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_addendum (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    body TEXT,
    author_id VARCHAR(36),
    written_at VARCHAR(27),
    CONSTRAINT pk_r_addendum PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_addendum_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_addendum_author_id ON r_addendum (territory_id, author_id);
CREATE INDEX ix_r_addendum_visit_id ON r_addendum (territory_id, visit_id);
ALTER TABLE r_addendum ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_addendum FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_addendum USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_announced_headcount (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    company_id VARCHAR(36),
    persons BIGINT,
    CONSTRAINT pk_r_announced_headcount PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_announced_headcount_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_announced_headcount_company_id ON r_announced_headcount (territory_id, company_id);
CREATE INDEX ix_r_announced_headcount_visit_id ON r_announced_headcount (territory_id, visit_id);
ALTER TABLE r_announced_headcount ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_announced_headcount FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_announced_headcount USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_attendance_observation (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    worker_id VARCHAR(36),
    company_id VARCHAR(36),
    lot_id VARCHAR(36),
    status VARCHAR(40),
    source VARCHAR(40),
    absence_reason VARCHAR(40),
    observed_at VARCHAR(27),
    task TEXT,
    last_day_minutes BIGINT,
    tutor_said TEXT,
    card_seen BOOLEAN,
    note TEXT,
    CONSTRAINT pk_r_attendance_observation PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_attendance_observation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_attendance_observation_company_id ON r_attendance_observation (territory_id, company_id);
CREATE INDEX ix_r_attendance_observation_lot_id ON r_attendance_observation (territory_id, lot_id);
CREATE INDEX ix_r_attendance_observation_visit_id ON r_attendance_observation (territory_id, visit_id);
CREATE INDEX ix_r_attendance_observation_worker_id ON r_attendance_observation (territory_id, worker_id);
ALTER TABLE r_attendance_observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_attendance_observation FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_attendance_observation USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_attendee (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    contact_id VARCHAR(36),
    name TEXT,
    organisation TEXT,
    role TEXT,
    email TEXT,
    status VARCHAR(40),
    receives_minutes BOOLEAN,
    CONSTRAINT pk_r_attendee PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_attendee_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_attendee_contact_id ON r_attendee (territory_id, contact_id);
CREATE INDEX ix_r_attendee_visit_id ON r_attendee (territory_id, visit_id);
ALTER TABLE r_attendee ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_attendee FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_attendee USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_clause (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    lot_id VARCHAR(36),
    legal_basis VARCHAR(40),
    required_minutes BIGINT,
    basis VARCHAR(40),
    formula JSON,
    eligibility_months BIGINT,
    training_counts VARCHAR(40),
    training_cap_pct BIGINT,
    absence_counts BOOLEAN,
    starts_on VARCHAR(10),
    due_on VARCHAR(10),
    sheet_due_day BIGINT,
    penalty_per_hour_cents BIGINT,
    penalty_per_late_sheet_cents BIGINT,
    CONSTRAINT pk_r_clause PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_clause_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_clause_lot_id ON r_clause (territory_id, lot_id);
ALTER TABLE r_clause ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_clause FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_clause USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_clause_amendment (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    clause_id VARCHAR(36),
    effective_on VARCHAR(10),
    required_minutes BIGINT,
    reason TEXT,
    document_ref TEXT,
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_clause_amendment PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_clause_amendment_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_clause_amendment_clause_id ON r_clause_amendment (territory_id, clause_id);
CREATE INDEX ix_r_clause_amendment_folded ON r_clause_amendment (territory_id, folded, id);
ALTER TABLE r_clause_amendment ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_clause_amendment FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_clause_amendment USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_column_meaning (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    company_id VARCHAR(36),
    layout TEXT,
    header TEXT,
    meaning VARCHAR(40),
    day_minutes BIGINT,
    said_by TEXT,
    said_at VARCHAR(27),
    period VARCHAR(7),
    is_revoked BOOLEAN,
    CONSTRAINT pk_r_column_meaning PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_column_meaning_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_column_meaning_company_id ON r_column_meaning (territory_id, company_id);
ALTER TABLE r_column_meaning ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_column_meaning FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_column_meaning USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_commitment (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    clause_id VARCHAR(36),
    theme VARCHAR(40),
    promise TEXT,
    target_value BIGINT,
    unit TEXT,
    evidence_expected TEXT,
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_commitment PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_commitment_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_commitment_clause_id ON r_commitment (territory_id, clause_id);
CREATE INDEX ix_r_commitment_folded ON r_commitment (territory_id, folded, id);
ALTER TABLE r_commitment ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_commitment FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_commitment USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_company (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    siret TEXT,
    name TEXT,
    naf TEXT,
    structure_kind VARCHAR(40),
    phone TEXT,
    active_until VARCHAR(10),
    merged_into_id VARCHAR(36),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_company PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_company_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_company_folded ON r_company (territory_id, folded, id);
CREATE INDEX ix_r_company_merged_into_id ON r_company (territory_id, merged_into_id);
ALTER TABLE r_company ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_company FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_company USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_conflict (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    "table" TEXT,
    record_id TEXT,
    "group" TEXT,
    kind VARCHAR(40),
    state VARCHAR(40),
    base JSON,
    theirs JSON,
    mine JSON,
    author_id TEXT,
    due_on VARCHAR(10),
    settled_with VARCHAR(40),
    reason TEXT,
    settled_by TEXT,
    CONSTRAINT pk_r_conflict PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_conflict_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_conflict_record_id ON r_conflict (territory_id, record_id);
ALTER TABLE r_conflict ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_conflict FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_conflict USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_contact (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    name TEXT,
    role TEXT,
    company_id VARCHAR(36),
    authority_id VARCHAR(36),
    organisation TEXT,
    site_id VARCHAR(36),
    phone TEXT,
    email TEXT,
    valid_from VARCHAR(10),
    valid_until VARCHAR(10),
    is_draft BOOLEAN,
    merged_into_id VARCHAR(36),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_contact PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_contact_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_contact_authority_id ON r_contact (territory_id, authority_id);
CREATE INDEX ix_r_contact_company_id ON r_contact (territory_id, company_id);
CREATE INDEX ix_r_contact_folded ON r_contact (territory_id, folded, id);
CREATE INDEX ix_r_contact_merged_into_id ON r_contact (territory_id, merged_into_id);
CREATE INDEX ix_r_contact_site_id ON r_contact (territory_id, site_id);
ALTER TABLE r_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_contact USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_contract (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    operation_id VARCHAR(36),
    market_number TEXT,
    title TEXT,
    state VARCHAR(40),
    buyer_siret TEXT,
    decp_id TEXT,
    cpv TEXT,
    notified_on VARCHAR(10),
    duration_months BIGINT,
    amount_cents BIGINT,
    considerations JSON,
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_contract PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_contract_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_contract_folded ON r_contract (territory_id, folded, id);
CREATE INDEX ix_r_contract_operation_id ON r_contract (territory_id, operation_id);
ALTER TABLE r_contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_contract FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_contract USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_contracting_authority (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    name TEXT,
    siret TEXT,
    kind VARCHAR(40),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_contracting_authority PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_contracting_authority_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_contracting_authority_folded ON r_contracting_authority (territory_id, folded, id);
ALTER TABLE r_contracting_authority ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_contracting_authority FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_contracting_authority USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_discrepancy (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36),
    period VARCHAR(7),
    rule TEXT,
    subject TEXT,
    worker_id VARCHAR(36),
    state VARCHAR(40),
    round BIGINT,
    asked_version BIGINT,
    answer_due_on VARCHAR(10),
    decision_reason TEXT,
    decided_by_id VARCHAR(36),
    basis TEXT,
    company_answer TEXT,
    answered_at VARCHAR(27),
    CONSTRAINT pk_r_discrepancy PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_discrepancy_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_discrepancy_decided_by_id ON r_discrepancy (territory_id, decided_by_id);
CREATE INDEX ix_r_discrepancy_party_id ON r_discrepancy (territory_id, party_id);
CREATE INDEX ix_r_discrepancy_worker_id ON r_discrepancy (territory_id, worker_id);
ALTER TABLE r_discrepancy ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_discrepancy FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_discrepancy USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_discrepancy_message (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    discrepancy_id VARCHAR(36),
    kind VARCHAR(40),
    side VARCHAR(40),
    round BIGINT,
    sent_at VARCHAR(27),
    sent_by TEXT,
    said_fr TEXT,
    said_en TEXT,
    due_on VARCHAR(10),
    sheet_version BIGINT,
    files JSON,
    CONSTRAINT pk_r_discrepancy_message PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_discrepancy_message_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_discrepancy_message_discrepancy_id ON r_discrepancy_message (territory_id, discrepancy_id);
ALTER TABLE r_discrepancy_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_discrepancy_message FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_discrepancy_message USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_eligibility (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    worker_id VARCHAR(36),
    category TEXT,
    state VARCHAR(40),
    valid_from VARCHAR(10),
    valid_until VARCHAR(10),
    override_reason TEXT,
    first_hired_on VARCHAR(10),
    validated_by_id VARCHAR(36),
    validated_on VARCHAR(10),
    prescriber TEXT,
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_eligibility PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_eligibility_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_eligibility_folded ON r_eligibility (territory_id, folded, id);
CREATE INDEX ix_r_eligibility_validated_by_id ON r_eligibility (territory_id, validated_by_id);
CREATE INDEX ix_r_eligibility_worker_id ON r_eligibility (territory_id, worker_id);
ALTER TABLE r_eligibility ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_eligibility FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_eligibility USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_eligibility_proof (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    eligibility_id VARCHAR(36),
    proof_kind TEXT,
    issued_on VARCHAR(10),
    seen_by_id VARCHAR(36),
    seen_on VARCHAR(10),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_eligibility_proof PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_eligibility_proof_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_eligibility_proof_eligibility_id ON r_eligibility_proof (territory_id, eligibility_id);
CREATE INDEX ix_r_eligibility_proof_folded ON r_eligibility_proof (territory_id, folded, id);
CREATE INDEX ix_r_eligibility_proof_seen_by_id ON r_eligibility_proof (territory_id, seen_by_id);
ALTER TABLE r_eligibility_proof ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_eligibility_proof FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_eligibility_proof USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_employment (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    worker_id VARCHAR(36),
    employer_id VARCHAR(36),
    host_company_id VARCHAR(36),
    kind VARCHAR(40),
    execution_mode VARCHAR(40),
    starts_on VARCHAR(10),
    planned_end_on VARCHAR(10),
    ended_on VARCHAR(10),
    weekly_minutes BIGINT,
    job_title TEXT,
    rome_code TEXT,
    end_reason TEXT,
    copy_seen_on VARCHAR(10),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_employment PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_employment_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_employment_employer_id ON r_employment (territory_id, employer_id);
CREATE INDEX ix_r_employment_folded ON r_employment (territory_id, folded, id);
CREATE INDEX ix_r_employment_host_company_id ON r_employment (territory_id, host_company_id);
CREATE INDEX ix_r_employment_worker_id ON r_employment (territory_id, worker_id);
ALTER TABLE r_employment ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_employment FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_employment USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_employment_allocation (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    employment_id VARCHAR(36),
    party_id VARCHAR(36),
    from_on VARCHAR(10),
    to_on VARCHAR(10),
    CONSTRAINT pk_r_employment_allocation PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_employment_allocation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_employment_allocation_employment_id ON r_employment_allocation (territory_id, employment_id);
CREATE INDEX ix_r_employment_allocation_party_id ON r_employment_allocation (territory_id, party_id);
ALTER TABLE r_employment_allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_employment_allocation FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_employment_allocation USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_hold (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    op TEXT,
    "table" TEXT,
    record_id TEXT,
    reason VARCHAR(40),
    late BOOLEAN,
    content JSON,
    problems JSON,
    author_id TEXT,
    state VARCHAR(40),
    due_on VARCHAR(10),
    decision_reason TEXT,
    settled_by TEXT,
    CONSTRAINT pk_r_hold PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_hold_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_hold_record_id ON r_hold (territory_id, record_id);
ALTER TABLE r_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_hold FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_hold USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_hours_confirmation (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36),
    worker_id VARCHAR(36),
    period VARCHAR(7),
    state VARCHAR(40),
    confirmed_minutes BIGINT,
    confirmed_at VARCHAR(27),
    confirmed_by TEXT,
    line_digest VARCHAR(64),
    comment TEXT,
    CONSTRAINT pk_r_hours_confirmation PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_hours_confirmation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_hours_confirmation_party_id ON r_hours_confirmation (territory_id, party_id);
CREATE INDEX ix_r_hours_confirmation_worker_id ON r_hours_confirmation (territory_id, worker_id);
ALTER TABLE r_hours_confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_hours_confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_hours_confirmation USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_lot (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    contract_id VARCHAR(36),
    number TEXT,
    title TEXT,
    trade TEXT,
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_lot PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_lot_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_lot_contract_id ON r_lot (territory_id, contract_id);
CREATE INDEX ix_r_lot_folded ON r_lot (territory_id, folded, id);
ALTER TABLE r_lot ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_lot FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_lot USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_lot_party (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    lot_id VARCHAR(36),
    company_id VARCHAR(36),
    role VARCHAR(40),
    parent_id VARCHAR(36),
    from_on VARCHAR(10),
    to_on VARCHAR(10),
    subcontract_act TEXT,
    CONSTRAINT pk_r_lot_party PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_lot_party_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_lot_party_company_id ON r_lot_party (territory_id, company_id);
CREATE INDEX ix_r_lot_party_lot_id ON r_lot_party (territory_id, lot_id);
CREATE INDEX ix_r_lot_party_parent_id ON r_lot_party (territory_id, parent_id);
ALTER TABLE r_lot_party ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_lot_party FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_lot_party USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_minutes_item (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    kind VARCHAR(40),
    theme VARCHAR(40),
    position BIGINT,
    body TEXT,
    owner TEXT,
    due_on VARCHAR(10),
    status VARCHAR(40),
    status_on VARCHAR(10),
    status_visit_id VARCHAR(36),
    company_id VARCHAR(36),
    worker_id VARCHAR(36),
    CONSTRAINT pk_r_minutes_item PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_minutes_item_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_minutes_item_company_id ON r_minutes_item (territory_id, company_id);
CREATE INDEX ix_r_minutes_item_status_visit_id ON r_minutes_item (territory_id, status_visit_id);
CREATE INDEX ix_r_minutes_item_visit_id ON r_minutes_item (territory_id, visit_id);
CREATE INDEX ix_r_minutes_item_worker_id ON r_minutes_item (territory_id, worker_id);
ALTER TABLE r_minutes_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_minutes_item FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_minutes_item USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_monthly_sheet (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36),
    period VARCHAR(7),
    version BIGINT,
    state VARCHAR(40),
    state_comment TEXT,
    channel VARCHAR(40),
    submitted_at VARCHAR(27),
    submitted_by TEXT,
    declared_total_minutes BIGINT,
    source_file VARCHAR(64),
    CONSTRAINT pk_r_monthly_sheet PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_monthly_sheet_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_monthly_sheet_party_id ON r_monthly_sheet (territory_id, party_id);
ALTER TABLE r_monthly_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_monthly_sheet FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_monthly_sheet USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_operation (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    authority_id VARCHAR(36),
    code TEXT,
    title TEXT,
    commune_insee TEXT,
    is_anru BOOLEAN,
    planned_start_on VARCHAR(10),
    planned_end_on VARCHAR(10),
    received_on VARCHAR(10),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_operation PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_operation_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_operation_authority_id ON r_operation (territory_id, authority_id);
CREATE INDEX ix_r_operation_folded ON r_operation (territory_id, folded, id);
ALTER TABLE r_operation ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_operation FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_operation USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_outcome (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    worker_id VARCHAR(36),
    checkpoint VARCHAR(40),
    situation TEXT,
    exit_class VARCHAR(40),
    source TEXT,
    asked_on VARCHAR(10),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_outcome PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_outcome_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_outcome_folded ON r_outcome (territory_id, folded, id);
CREATE INDEX ix_r_outcome_worker_id ON r_outcome (territory_id, worker_id);
ALTER TABLE r_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_outcome USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_payslip (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    worker_id VARCHAR(36),
    company_id VARCHAR(36),
    period VARCHAR(7),
    kind VARCHAR(40),
    paid_minutes BIGINT,
    seen_by_id VARCHAR(36),
    seen_on VARCHAR(10),
    CONSTRAINT pk_r_payslip PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_payslip_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_payslip_company_id ON r_payslip (territory_id, company_id);
CREATE INDEX ix_r_payslip_seen_by_id ON r_payslip (territory_id, seen_by_id);
CREATE INDEX ix_r_payslip_worker_id ON r_payslip (territory_id, worker_id);
ALTER TABLE r_payslip ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_payslip FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_payslip USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_penalty_proposal (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    clause_id VARCHAR(36),
    cause VARCHAR(40),
    proposed_on VARCHAR(10),
    proposed_by_id VARCHAR(36),
    amount_cents BIGINT,
    shortfall_minutes BIGINT,
    late_sheets BIGINT,
    computed JSON,
    state VARCHAR(40),
    decided_amount_cents BIGINT,
    decided_on VARCHAR(10),
    reason TEXT,
    CONSTRAINT pk_r_penalty_proposal PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_penalty_proposal_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_penalty_proposal_clause_id ON r_penalty_proposal (territory_id, clause_id);
CREATE INDEX ix_r_penalty_proposal_proposed_by_id ON r_penalty_proposal (territory_id, proposed_by_id);
ALTER TABLE r_penalty_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_penalty_proposal FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_penalty_proposal USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_photo (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    item_id VARCHAR(36),
    sha256 VARCHAR(64),
    caption TEXT,
    taken_at VARCHAR(27),
    CONSTRAINT pk_r_photo PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_photo_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_photo_item_id ON r_photo (territory_id, item_id);
CREATE INDEX ix_r_photo_visit_id ON r_photo (territory_id, visit_id);
ALTER TABLE r_photo ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_photo FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_photo USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_register_extract (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    company_id VARCHAR(36),
    worker_id VARCHAR(36),
    kind VARCHAR(40),
    from_on VARCHAR(10),
    to_on VARCHAR(10),
    register_minutes BIGINT,
    CONSTRAINT pk_r_register_extract PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_register_extract_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_register_extract_company_id ON r_register_extract (territory_id, company_id);
CREATE INDEX ix_r_register_extract_visit_id ON r_register_extract (territory_id, visit_id);
CREATE INDEX ix_r_register_extract_worker_id ON r_register_extract (territory_id, worker_id);
ALTER TABLE r_register_extract ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_register_extract FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_register_extract USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_retained_hours (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36),
    worker_id VARCHAR(36),
    period VARCHAR(7),
    retained_minutes BIGINT,
    sheet_id VARCHAR(36),
    engine TEXT,
    inputs_digest VARCHAR(64),
    decided_by_id VARCHAR(36),
    decided_on VARCHAR(10),
    supersedes_id VARCHAR(36),
    reason TEXT,
    CONSTRAINT pk_r_retained_hours PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_retained_hours_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_retained_hours_decided_by_id ON r_retained_hours (territory_id, decided_by_id);
CREATE INDEX ix_r_retained_hours_party_id ON r_retained_hours (territory_id, party_id);
CREATE INDEX ix_r_retained_hours_sheet_id ON r_retained_hours (territory_id, sheet_id);
CREATE INDEX ix_r_retained_hours_supersedes_id ON r_retained_hours (territory_id, supersedes_id);
CREATE INDEX ix_r_retained_hours_worker_id ON r_retained_hours (territory_id, worker_id);
ALTER TABLE r_retained_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_retained_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_retained_hours USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_sheet_line (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    sheet_id VARCHAR(36),
    raw_name TEXT,
    worker_id VARCHAR(36),
    employment_id VARCHAR(36),
    worked_minutes BIGINT,
    training_minutes BIGINT,
    absence_minutes BIGINT,
    daily_minutes JSON,
    kind VARCHAR(40),
    starts_on VARCHAR(10),
    ends_on VARCHAR(10),
    tutor_raw TEXT,
    cell TEXT,
    comment TEXT,
    CONSTRAINT pk_r_sheet_line PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_sheet_line_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_sheet_line_employment_id ON r_sheet_line (territory_id, employment_id);
CREATE INDEX ix_r_sheet_line_sheet_id ON r_sheet_line (territory_id, sheet_id);
CREATE INDEX ix_r_sheet_line_worker_id ON r_sheet_line (territory_id, worker_id);
ALTER TABLE r_sheet_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_sheet_line FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_sheet_line USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_signature (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    name TEXT,
    role VARCHAR(40),
    function TEXT,
    strokes TEXT,
    typed BOOLEAN,
    signed_at VARCHAR(27),
    CONSTRAINT pk_r_signature PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_signature_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_signature_visit_id ON r_signature (territory_id, visit_id);
ALTER TABLE r_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_signature FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_signature USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_site (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    operation_id VARCHAR(36),
    label TEXT,
    address TEXT,
    access_note TEXT,
    state VARCHAR(40),
    opened_on VARCHAR(10),
    closed_on VARCHAR(10),
    officer_id VARCHAR(36),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_site PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_site_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_site_folded ON r_site (territory_id, folded, id);
CREATE INDEX ix_r_site_officer_id ON r_site (territory_id, officer_id);
CREATE INDEX ix_r_site_operation_id ON r_site (territory_id, operation_id);
ALTER TABLE r_site ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_site FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_site USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_site_presence (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    site_id VARCHAR(36),
    company_id VARCHAR(36),
    site_manager_id VARCHAR(36),
    from_on VARCHAR(10),
    to_on VARCHAR(10),
    CONSTRAINT pk_r_site_presence PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_site_presence_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_site_presence_company_id ON r_site_presence (territory_id, company_id);
CREATE INDEX ix_r_site_presence_site_id ON r_site_presence (territory_id, site_id);
CREATE INDEX ix_r_site_presence_site_manager_id ON r_site_presence (territory_id, site_manager_id);
ALTER TABLE r_site_presence ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_site_presence FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_site_presence USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_site_stop (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    site_id VARCHAR(36),
    from_on VARCHAR(10),
    to_on VARCHAR(10),
    reason TEXT,
    CONSTRAINT pk_r_site_stop PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_site_stop_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_site_stop_site_id ON r_site_stop (territory_id, site_id);
ALTER TABLE r_site_stop ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_site_stop FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_site_stop USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_staff (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    name TEXT,
    role VARCHAR(40),
    phone TEXT,
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_staff PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_staff_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_staff_folded ON r_staff (territory_id, folded, id);
ALTER TABLE r_staff ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_staff FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_staff USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_tutor (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    company_id VARCHAR(36),
    name TEXT,
    job_title TEXT,
    is_employer BOOLEAN,
    years_experience BIGINT,
    trained_on VARCHAR(10),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_tutor PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_tutor_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_tutor_company_id ON r_tutor (territory_id, company_id);
CREATE INDEX ix_r_tutor_folded ON r_tutor (territory_id, folded, id);
ALTER TABLE r_tutor ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_tutor FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_tutor USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_tutor_assignment (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    tutor_id VARCHAR(36),
    employment_id VARCHAR(36),
    from_on VARCHAR(10),
    to_on VARCHAR(10),
    is_deputy BOOLEAN,
    CONSTRAINT pk_r_tutor_assignment PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_tutor_assignment_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_tutor_assignment_employment_id ON r_tutor_assignment (territory_id, employment_id);
CREATE INDEX ix_r_tutor_assignment_tutor_id ON r_tutor_assignment (territory_id, tutor_id);
ALTER TABLE r_tutor_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_tutor_assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_tutor_assignment USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_tutoring_check (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    employment_id VARCHAR(36),
    worker_id VARCHAR(36),
    tutor_id VARCHAR(36),
    tutor_met TEXT,
    grid_version BIGINT,
    answers JSON,
    weekly_minutes BIGINT,
    note TEXT,
    CONSTRAINT pk_r_tutoring_check PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_tutoring_check_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_tutoring_check_employment_id ON r_tutoring_check (territory_id, employment_id);
CREATE INDEX ix_r_tutoring_check_tutor_id ON r_tutoring_check (territory_id, tutor_id);
CREATE INDEX ix_r_tutoring_check_visit_id ON r_tutoring_check (territory_id, visit_id);
CREATE INDEX ix_r_tutoring_check_worker_id ON r_tutoring_check (territory_id, worker_id);
ALTER TABLE r_tutoring_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_tutoring_check FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_tutoring_check USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_visit (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    site_id VARCHAR(36),
    kind VARCHAR(40),
    number BIGINT,
    planned_on VARCHAR(10),
    started_at VARCHAR(27),
    ended_at VARCHAR(27),
    officer_id VARCHAR(36),
    state VARCHAR(40),
    unfinished_reason TEXT,
    previous_visit_id VARCHAR(36),
    previous_minutes VARCHAR(40),
    previous_remarks TEXT,
    register_available BOOLEAN,
    conditions TEXT,
    company_remarks TEXT,
    next_meeting_on VARCHAR(10),
    CONSTRAINT pk_r_visit PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_visit_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_visit_officer_id ON r_visit (territory_id, officer_id);
CREATE INDEX ix_r_visit_previous_visit_id ON r_visit (territory_id, previous_visit_id);
CREATE INDEX ix_r_visit_site_id ON r_visit (territory_id, site_id);
ALTER TABLE r_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_visit FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_visit USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_worker (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    last_name TEXT,
    first_name TEXT,
    birth_name TEXT,
    birth_year BIGINT,
    gender VARCHAR(40),
    education VARCHAR(40),
    qpv_code TEXT,
    commune_insee TEXT,
    eligible_until VARCHAR(10),
    is_draft BOOLEAN,
    met_at_id VARCHAR(36),
    merged_into_id VARCHAR(36),
    folded TEXT COLLATE "C" NOT NULL,
    CONSTRAINT pk_r_worker PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_worker_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_worker_folded ON r_worker (territory_id, folded, id);
CREATE INDEX ix_r_worker_merged_into_id ON r_worker (territory_id, merged_into_id);
CREATE INDEX ix_r_worker_met_at_id ON r_worker (territory_id, met_at_id);
ALTER TABLE r_worker ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_worker FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_worker USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_worker_voice (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    visit_id VARCHAR(36),
    worker_id VARCHAR(36),
    author_id VARCHAR(36),
    heard_at VARCHAR(27),
    accepted BOOLEAN,
    words TEXT,
    CONSTRAINT pk_r_worker_voice PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_worker_voice_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_worker_voice_author_id ON r_worker_voice (territory_id, author_id);
CREATE INDEX ix_r_worker_voice_visit_id ON r_worker_voice (territory_id, visit_id);
CREATE INDEX ix_r_worker_voice_worker_id ON r_worker_voice (territory_id, worker_id);
ALTER TABLE r_worker_voice ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_worker_voice FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_worker_voice USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE r_written_name (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    company_id VARCHAR(36),
    written TEXT,
    worker_id VARCHAR(36),
    verdict VARCHAR(40),
    said_by TEXT,
    said_at VARCHAR(27),
    period VARCHAR(7),
    is_revoked BOOLEAN,
    CONSTRAINT pk_r_written_name PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_r_written_name_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_r_written_name_company_id ON r_written_name (territory_id, company_id);
CREATE INDEX ix_r_written_name_worker_id ON r_written_name (territory_id, worker_id);
ALTER TABLE r_written_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE r_written_name FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON r_written_name USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE setting_change (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    name VARCHAR(60) NOT NULL,
    values JSON NOT NULL,
    CONSTRAINT pk_setting_change PRIMARY KEY (id),
    CONSTRAINT fk_setting_change_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_setting_change_at ON setting_change (at);
CREATE INDEX ix_setting_change_territory_id ON setting_change (territory_id);
ALTER TABLE setting_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE setting_change FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON setting_change USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sheet_reading (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36),
    company_id VARCHAR(36),
    months JSON NOT NULL,
    state VARCHAR(10) NOT NULL,
    rev INTEGER NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    size INTEGER NOT NULL,
    kind VARCHAR(10) NOT NULL,
    channel VARCHAR(10) NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    sent_by VARCHAR(254) NOT NULL,
    sent_by_id VARCHAR(36),
    refused JSON,
    reading JSON,
    matches JSON,
    answers JSON NOT NULL,
    sheets JSON NOT NULL,
    CONSTRAINT pk_sheet_reading PRIMARY KEY (id),
    CONSTRAINT fk_sheet_reading_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sheet_reading_party ON sheet_reading (territory_id, party_id);
CREATE INDEX ix_sheet_reading_state ON sheet_reading (territory_id, state);
ALTER TABLE sheet_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE sheet_reading FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sheet_reading USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sheet_reminder (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36) NOT NULL,
    month VARCHAR(7) NOT NULL,
    step INTEGER NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    sent_on DATE NOT NULL,
    message_id VARCHAR(36),
    CONSTRAINT pk_sheet_reminder PRIMARY KEY (id),
    CONSTRAINT uq_sheet_reminder_territory_id_party_id_month_step_recipient UNIQUE (territory_id, party_id, month, step, recipient),
    CONSTRAINT fk_sheet_reminder_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sheet_reminder_territory_id ON sheet_reminder (territory_id);
ALTER TABLE sheet_reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE sheet_reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sheet_reminder USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sign_in_attempt (
    subject VARCHAR(80) NOT NULL,
    territory_id VARCHAR(36),
    failures INTEGER NOT NULL,
    window_start TIMESTAMP WITH TIME ZONE NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    locked_until TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_sign_in_attempt PRIMARY KEY (subject),
    CONSTRAINT fk_sign_in_attempt_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sign_in_attempt_last_at ON sign_in_attempt (last_at);
ALTER TABLE sign_in_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sign_in_attempt USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true) OR territory_id IS NULL);
CREATE TABLE sync_change (
    territory_id VARCHAR(36) NOT NULL,
    scope VARCHAR(60) NOT NULL,
    id VARCHAR(36) NOT NULL,
    seq BIGINT NOT NULL,
    gone SMALLINT NOT NULL,
    CONSTRAINT pk_sync_change PRIMARY KEY (territory_id, scope, id),
    CONSTRAINT fk_sync_change_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sync_change_feed ON sync_change (territory_id, scope, seq, gone);
ALTER TABLE sync_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_change FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_change USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sync_clock (
    territory_id VARCHAR(36) NOT NULL,
    seq BIGINT NOT NULL,
    epoch VARCHAR(40) NOT NULL,
    last_line VARCHAR(60),
    CONSTRAINT pk_sync_clock PRIMARY KEY (territory_id),
    CONSTRAINT fk_sync_clock_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE sync_clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_clock FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_clock USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sync_epoch (
    territory_id VARCHAR(36) NOT NULL,
    epoch VARCHAR(40) NOT NULL,
    ended_at_seq BIGINT NOT NULL,
    CONSTRAINT pk_sync_epoch PRIMARY KEY (territory_id, epoch),
    CONSTRAINT fk_sync_epoch_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE sync_epoch ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_epoch FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_epoch USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sync_op (
    territory_id VARCHAR(36) NOT NULL,
    op VARCHAR(36) NOT NULL,
    seq BIGINT,
    device VARCHAR(36),
    n BIGINT,
    user_id VARCHAR(60) NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kind VARCHAR(10) NOT NULL,
    intent VARCHAR(60) NOT NULL,
    tbl VARCHAR(40) NOT NULL,
    record_id VARCHAR(36) NOT NULL,
    body JSON NOT NULL,
    before JSON NOT NULL,
    result JSON NOT NULL,
    turn VARCHAR(16) NOT NULL,
    CONSTRAINT pk_sync_op PRIMARY KEY (territory_id, op),
    CONSTRAINT uq_sync_op_territory_id_device_n UNIQUE (territory_id, device, n),
    CONSTRAINT fk_sync_op_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sync_op_record ON sync_op (territory_id, record_id);
CREATE INDEX ix_sync_op_seq ON sync_op (territory_id, seq);
ALTER TABLE sync_op ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_op FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_op USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sync_record (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    tbl VARCHAR(40) NOT NULL,
    rev BIGINT NOT NULL,
    tags TEXT NOT NULL,
    meta TEXT NOT NULL,
    wire BYTEA NOT NULL,
    deleted BOOLEAN NOT NULL,
    last TEXT,
    CONSTRAINT pk_sync_record PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_sync_record_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sync_record_tbl ON sync_record (territory_id, tbl);
ALTER TABLE sync_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_record FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_record USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sync_scope (
    territory_id VARCHAR(36) NOT NULL,
    scope VARCHAR(60) NOT NULL,
    count INTEGER NOT NULL,
    digest VARCHAR(16) NOT NULL,
    CONSTRAINT pk_sync_scope PRIMARY KEY (territory_id, scope),
    CONSTRAINT fk_sync_scope_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE sync_scope ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_scope FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_scope USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE user_account (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    email VARCHAR(254) NOT NULL,
    name VARCHAR(120) NOT NULL,
    role VARCHAR(20) NOT NULL,
    password_hash VARCHAR(200),
    phone VARCHAR(30) NOT NULL,
    language VARCHAR(2) NOT NULL,
    disabled_at TIMESTAMP WITH TIME ZONE,
    stamp VARCHAR(36) NOT NULL,
    CONSTRAINT pk_user_account PRIMARY KEY (id),
    CONSTRAINT fk_user_account_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT uq_user_account_email UNIQUE (email)
);
CREATE INDEX ix_user_account_territory_id ON user_account (territory_id);
ALTER TABLE user_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_account FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON user_account USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE company_user (
    user_id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    company_id VARCHAR(36) NOT NULL,
    contact_id VARCHAR(36) NOT NULL,
    CONSTRAINT pk_company_user PRIMARY KEY (user_id),
    CONSTRAINT fk_company_user_user_id FOREIGN KEY(user_id) REFERENCES user_account (id) ON DELETE CASCADE,
    CONSTRAINT fk_company_user_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_company_user_territory_id ON company_user (territory_id);
ALTER TABLE company_user ENABLE ROW LEVEL SECURITY;
ALTER TABLE company_user FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON company_user USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE confirmation_request (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    site_id VARCHAR(36) NOT NULL,
    company_id VARCHAR(36) NOT NULL,
    contact_id VARCHAR(36) NOT NULL,
    period VARCHAR(7) NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    recipient_name VARCHAR(120) NOT NULL,
    recipient_role VARCHAR(120) NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    asked_by VARCHAR(36),
    last_asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    times_asked INTEGER NOT NULL,
    viewed_at TIMESTAMP WITH TIME ZONE,
    answered_at TIMESTAMP WITH TIME ZONE,
    reopened_at TIMESTAMP WITH TIME ZONE,
    answer_id VARCHAR(36),
    answer_digest VARCHAR(64),
    reference VARCHAR(30),
    signed_name VARCHAR(120) NOT NULL,
    signed_role VARCHAR(120) NOT NULL,
    said JSON NOT NULL,
    CONSTRAINT pk_confirmation_request PRIMARY KEY (id),
    CONSTRAINT uq_confirmation_request_territory_id_site_id_company_id_8924 UNIQUE (territory_id, site_id, company_id, period, contact_id),
    CONSTRAINT fk_confirmation_request_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_confirmation_request_asked_by FOREIGN KEY(asked_by) REFERENCES user_account (id)
);
CREATE INDEX ix_confirmation_request_period ON confirmation_request (territory_id, period);
CREATE INDEX ix_confirmation_request_territory_id ON confirmation_request (territory_id);
ALTER TABLE confirmation_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE confirmation_request FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON confirmation_request USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE grant_log (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    tag VARCHAR(60) NOT NULL,
    since_seq INTEGER NOT NULL,
    until_seq INTEGER,
    CONSTRAINT pk_grant_log PRIMARY KEY (id),
    CONSTRAINT uq_grant_log_user_id_tag_since_seq UNIQUE (user_id, tag, since_seq),
    CONSTRAINT fk_grant_log_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_grant_log_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
CREATE INDEX ix_grant_log_holder ON grant_log (user_id, until_seq);
CREATE INDEX ix_grant_log_tag ON grant_log (tag);
CREATE INDEX ix_grant_log_territory_id ON grant_log (territory_id);
ALTER TABLE grant_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE grant_log FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON grant_log USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE mail_message (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    about VARCHAR(120) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    recipient VARCHAR(254) NOT NULL,
    recipient_name VARCHAR(120) NOT NULL,
    subject VARCHAR(300) NOT NULL,
    body TEXT NOT NULL,
    secret BYTEA,
    attachment_name VARCHAR(120) NOT NULL,
    attachment_type VARCHAR(100) NOT NULL,
    attachment BYTEA,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by VARCHAR(36),
    state VARCHAR(10) NOT NULL,
    tries INTEGER NOT NULL,
    next_try_at TIMESTAMP WITH TIME ZONE,
    claimed_at TIMESTAMP WITH TIME ZONE,
    sent_at TIMESTAMP WITH TIME ZONE,
    error VARCHAR(300) NOT NULL,
    CONSTRAINT pk_mail_message PRIMARY KEY (id),
    CONSTRAINT uq_mail_message_territory_id_about_recipient_digest UNIQUE (territory_id, about, recipient, digest),
    CONSTRAINT fk_mail_message_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_mail_message_created_by FOREIGN KEY(created_by) REFERENCES user_account (id)
);
CREATE INDEX ix_mail_message_territory_id ON mail_message (territory_id);
CREATE INDEX ix_mail_message_waiting ON mail_message (state, next_try_at);
ALTER TABLE mail_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_message FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON mail_message USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE passkey (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    credential VARCHAR(1400) NOT NULL,
    public_key BYTEA NOT NULL,
    sign_count INTEGER NOT NULL,
    label VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_passkey PRIMARY KEY (id),
    CONSTRAINT fk_passkey_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_passkey_user_id FOREIGN KEY(user_id) REFERENCES user_account (id),
    CONSTRAINT uq_passkey_credential UNIQUE (credential)
);
CREATE INDEX ix_passkey_territory_id ON passkey (territory_id);
CREATE INDEX ix_passkey_user_id ON passkey (user_id);
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON passkey USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE passkey_challenge (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36),
    user_id VARCHAR(36),
    challenge BYTEA NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_passkey_challenge PRIMARY KEY (id),
    CONSTRAINT fk_passkey_challenge_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_passkey_challenge_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
CREATE INDEX ix_passkey_challenge_expires_at ON passkey_challenge (expires_at);
ALTER TABLE passkey_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_challenge FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON passkey_challenge USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true) OR territory_id IS NULL);
CREATE TABLE recovery_code (
    hash VARCHAR(64) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_recovery_code PRIMARY KEY (hash),
    CONSTRAINT fk_recovery_code_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_recovery_code_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
CREATE INDEX ix_recovery_code_territory_id ON recovery_code (territory_id);
CREATE INDEX ix_recovery_code_user_id ON recovery_code (user_id);
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON recovery_code USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sync_device (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    label VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_seen TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    wipe_asked_at TIMESTAMP WITH TIME ZONE,
    enrolling BOOLEAN NOT NULL,
    family VARCHAR(36),
    family_since TIMESTAMP WITH TIME ZONE,
    app_version VARCHAR(40) NOT NULL,
    schema INTEGER,
    last_n INTEGER NOT NULL,
    outbox_count INTEGER NOT NULL,
    outbox_oldest_at TIMESTAMP WITH TIME ZONE,
    outbox_blobs INTEGER NOT NULL,
    outbox_blob_bytes INTEGER NOT NULL,
    storage_persisted BOOLEAN,
    mismatches INTEGER NOT NULL,
    resets INTEGER NOT NULL,
    forks INTEGER NOT NULL,
    CONSTRAINT pk_sync_device PRIMARY KEY (id),
    CONSTRAINT fk_sync_device_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_sync_device_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
CREATE INDEX ix_sync_device_territory_id ON sync_device (territory_id);
CREATE INDEX ix_sync_device_user_id ON sync_device (user_id);
ALTER TABLE sync_device ENABLE ROW LEVEL SECURITY;
ALTER TABLE sync_device FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sync_device USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE upload (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    device_id VARCHAR(36) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    content_type VARCHAR(60) NOT NULL,
    length INTEGER NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_upload PRIMARY KEY (id),
    CONSTRAINT fk_upload_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_upload_user_id FOREIGN KEY(user_id) REFERENCES user_account (id)
);
CREATE INDEX ix_upload_device_id ON upload (device_id);
CREATE INDEX ix_upload_territory_id ON upload (territory_id);
ALTER TABLE upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE upload FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON upload USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE user_totp (
    user_id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    secret BYTEA NOT NULL,
    confirmed_at TIMESTAMP WITH TIME ZONE,
    last_step INTEGER NOT NULL,
    CONSTRAINT pk_user_totp PRIMARY KEY (user_id),
    CONSTRAINT fk_user_totp_user_id FOREIGN KEY(user_id) REFERENCES user_account (id),
    CONSTRAINT fk_user_totp_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_user_totp_territory_id ON user_totp (territory_id);
ALTER TABLE user_totp ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_totp FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON user_totp USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE refresh_token (
    hash VARCHAR(64) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    device_id VARCHAR(36) NOT NULL,
    family VARCHAR(36) NOT NULL,
    parent VARCHAR(64),
    child VARCHAR(64),
    issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    first_used_at TIMESTAMP WITH TIME ZONE,
    replaced_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_refresh_token PRIMARY KEY (hash),
    CONSTRAINT fk_refresh_token_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id),
    CONSTRAINT fk_refresh_token_device_id FOREIGN KEY(device_id) REFERENCES sync_device (id) ON DELETE CASCADE
);
CREATE INDEX ix_refresh_token_device_id ON refresh_token (device_id);
CREATE INDEX ix_refresh_token_expires_at ON refresh_token (expires_at);
CREATE INDEX ix_refresh_token_family ON refresh_token (family);
CREATE INDEX ix_refresh_token_territory_id ON refresh_token (territory_id);
ALTER TABLE refresh_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE refresh_token FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON refresh_token USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
