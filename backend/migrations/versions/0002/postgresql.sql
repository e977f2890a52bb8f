ALTER TABLE territory ADD COLUMN suspended_at TIMESTAMP WITH TIME ZONE;
CREATE TABLE alert_told (
    key VARCHAR(80) NOT NULL,
    territory_id VARCHAR(36),
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE,
    gone_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_alert_told PRIMARY KEY (key),
    CONSTRAINT fk_alert_told_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE alert_told ENABLE ROW LEVEL SECURITY;
ALTER TABLE alert_told FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON alert_told USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true) OR territory_id IS NULL);
CREATE TABLE audit_event (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by VARCHAR(60) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    until TIMESTAMP WITH TIME ZONE,
    body JSON NOT NULL,
    CONSTRAINT pk_audit_event PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_audit_event_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON audit_event USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE audit_link (
    territory_id VARCHAR(36) NOT NULL,
    chain VARCHAR(10) NOT NULL,
    n BIGINT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    previous VARCHAR(64) NOT NULL,
    lines TEXT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    CONSTRAINT pk_audit_link PRIMARY KEY (territory_id, chain, n),
    CONSTRAINT fk_audit_link_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON audit_link USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE erasure (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by VARCHAR(36) NOT NULL,
    sealed BYTEA,
    gone JSON NOT NULL,
    places JSON NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by VARCHAR(36),
    CONSTRAINT pk_erasure PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_erasure_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
ALTER TABLE erasure FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON erasure USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE person_archive (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    archived_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_contact_on DATE NOT NULL,
    sealed BYTEA NOT NULL,
    CONSTRAINT pk_person_archive PRIMARY KEY (id),
    CONSTRAINT fk_person_archive_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_person_archive_person_id ON person_archive (person_id);
CREATE INDEX ix_person_archive_territory_id ON person_archive (territory_id);
ALTER TABLE person_archive ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_archive FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON person_archive USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE person_read (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    device_id VARCHAR(36) NOT NULL,
    address VARCHAR(45) NOT NULL,
    endpoint VARCHAR(60) NOT NULL,
    what VARCHAR(20) NOT NULL,
    persons INTEGER NOT NULL,
    CONSTRAINT pk_person_read PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_person_read_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_person_read_at ON person_read (territory_id, at);
CREATE INDEX ix_person_read_user ON person_read (territory_id, user_id, at);
ALTER TABLE person_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_read FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON person_read USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE person_read_of (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    read_id VARCHAR(36) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_person_read_of PRIMARY KEY (territory_id, person_id, read_id),
    CONSTRAINT fk_person_read_of_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_person_read_of_read ON person_read_of (territory_id, read_id);
ALTER TABLE person_read_of ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_read_of FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON person_read_of USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE person_request (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    reason TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    by VARCHAR(36) NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    ended_by VARCHAR(36),
    CONSTRAINT pk_person_request PRIMARY KEY (id),
    CONSTRAINT fk_person_request_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_person_request_person ON person_request (territory_id, person_id);
ALTER TABLE person_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_request FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON person_request USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE purge_consent (
    territory_id VARCHAR(36) NOT NULL,
    by VARCHAR(36) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_purge_consent PRIMARY KEY (territory_id),
    CONSTRAINT fk_purge_consent_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE purge_consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE purge_consent FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON purge_consent USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
ALTER TABLE r_company ADD COLUMN is_draft BOOLEAN;
CREATE TABLE reading_alarm (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    persons INTEGER NOT NULL,
    threshold INTEGER NOT NULL,
    acknowledged_by VARCHAR(36),
    acknowledged_at TIMESTAMP WITH TIME ZONE,
    note TEXT,
    CONSTRAINT pk_reading_alarm PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_reading_alarm_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_reading_alarm_at ON reading_alarm (territory_id, at);
ALTER TABLE reading_alarm ENABLE ROW LEVEL SECURITY;
ALTER TABLE reading_alarm FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON reading_alarm USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE retention_heartbeat (
    territory_id VARCHAR(36) NOT NULL,
    ran_on DATE NOT NULL,
    CONSTRAINT pk_retention_heartbeat PRIMARY KEY (territory_id),
    CONSTRAINT fk_retention_heartbeat_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE retention_heartbeat ENABLE ROW LEVEL SECURITY;
ALTER TABLE retention_heartbeat FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON retention_heartbeat USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE review_change (
    territory_id VARCHAR(36) NOT NULL,
    seq BIGINT NOT NULL,
    lookups BYTEA NOT NULL,
    parties TEXT NOT NULL,
    CONSTRAINT pk_review_change PRIMARY KEY (territory_id, seq),
    CONSTRAINT fk_review_change_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE review_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_change FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON review_change USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE review_month (
    territory_id VARCHAR(36) NOT NULL,
    month VARCHAR(7) NOT NULL,
    seq BIGINT NOT NULL,
    basis VARCHAR(64) NOT NULL,
    mark VARCHAR(16) NOT NULL,
    CONSTRAINT pk_review_month PRIMARY KEY (territory_id, month),
    CONSTRAINT fk_review_month_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE review_month ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_month FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON review_month USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE review_part (
    territory_id VARCHAR(36) NOT NULL,
    month VARCHAR(7) NOT NULL,
    part VARCHAR(36) NOT NULL,
    lookups BYTEA NOT NULL,
    told BYTEA NOT NULL,
    CONSTRAINT pk_review_part PRIMARY KEY (territory_id, month, part),
    CONSTRAINT fk_review_part_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE review_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_part FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON review_part USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE sheet_document (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    party_id VARCHAR(36) NOT NULL,
    month VARCHAR(7) NOT NULL,
    version INTEGER,
    sha256 VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    content_type VARCHAR(100) NOT NULL,
    size INTEGER NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_sheet_document PRIMARY KEY (id),
    CONSTRAINT fk_sheet_document_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sheet_document_place ON sheet_document (territory_id, party_id, month);
ALTER TABLE sheet_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE sheet_document FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON sheet_document USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
CREATE TABLE statistic_cell (
    territory_id VARCHAR(36) NOT NULL,
    counted INTEGER NOT NULL,
    year INTEGER NOT NULL,
    axis VARCHAR(20) NOT NULL,
    value VARCHAR(40) NOT NULL,
    persons INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    CONSTRAINT pk_statistic_cell PRIMARY KEY (territory_id, counted, year, axis, value),
    CONSTRAINT fk_statistic_cell_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE statistic_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE statistic_cell FORCE ROW LEVEL SECURITY;
CREATE POLICY territory ON statistic_cell USING (current_setting('jalon.territory', true) = '*' OR territory_id = current_setting('jalon.territory', true));
ALTER TABLE sync_op ADD COLUMN salt VARCHAR(32);
ALTER TABLE sync_op ADD COLUMN content_hash VARCHAR(64);
CREATE INDEX ix_sync_op_received ON sync_op (territory_id, received_at);
ALTER TABLE user_account ADD COLUMN runs_installation BOOLEAN DEFAULT false NOT NULL;
ALTER TABLE mail_message ADD COLUMN persons JSON;
ALTER TABLE upload ADD COLUMN sealed_key BYTEA;
ALTER TABLE upload ADD COLUMN done BOOLEAN DEFAULT false NOT NULL;
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_audit_event_update BEFORE UPDATE ON audit_event FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_audit_event_delete BEFORE DELETE ON audit_event FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_audit_link_update BEFORE UPDATE ON audit_link FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_audit_link_delete BEFORE DELETE ON audit_link FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON audit_link FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_month_closing_update BEFORE UPDATE ON month_closing FOR EACH ROW WHEN (NOT (NEW."id" IS NOT DISTINCT FROM OLD."id" AND NEW."territory_id" IS NOT DISTINCT FROM OLD."territory_id" AND NEW."party_id" IS NOT DISTINCT FROM OLD."party_id" AND NEW."period" IS NOT DISTINCT FROM OLD."period" AND NEW."number" IS NOT DISTINCT FROM OLD."number" AND NEW."sheet_id" IS NOT DISTINCT FROM OLD."sheet_id" AND NEW."version" IS NOT DISTINCT FROM OLD."version" AND NEW."engine" IS NOT DISTINCT FROM OLD."engine" AND CAST(NEW."thresholds" AS TEXT) IS NOT DISTINCT FROM CAST(OLD."thresholds" AS TEXT) AND NEW."inputs_digest" IS NOT DISTINCT FROM OLD."inputs_digest" AND NEW."closed_at" IS NOT DISTINCT FROM OLD."closed_at" AND NEW."closed_by" IS NOT DISTINCT FROM OLD."closed_by" AND NEW."closed_by_name" IS NOT DISTINCT FROM OLD."closed_by_name")) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_month_closing_delete BEFORE DELETE ON month_closing FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON month_closing FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_person_read_update BEFORE UPDATE ON person_read FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_person_read_delete BEFORE DELETE ON person_read FOR EACH ROW EXECUTE FUNCTION jalon_refuse_reads();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON person_read FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_person_read_of_update BEFORE UPDATE ON person_read_of FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_person_read_of_delete BEFORE DELETE ON person_read_of FOR EACH ROW EXECUTE FUNCTION jalon_refuse_reads();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON person_read_of FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_r_retained_hours_update BEFORE UPDATE ON r_retained_hours FOR EACH ROW WHEN (NOT (NEW."party_id" IS NOT DISTINCT FROM OLD."party_id" AND NEW."period" IS NOT DISTINCT FROM OLD."period" AND NEW."retained_minutes" IS NOT DISTINCT FROM OLD."retained_minutes" AND NEW."supersedes_id" IS NOT DISTINCT FROM OLD."supersedes_id")) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON r_retained_hours FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_reading_alarm_update BEFORE UPDATE ON reading_alarm FOR EACH ROW WHEN (NOT (OLD.acknowledged_at IS NULL AND NEW."territory_id" IS NOT DISTINCT FROM OLD."territory_id" AND NEW."id" IS NOT DISTINCT FROM OLD."id" AND NEW."user_id" IS NOT DISTINCT FROM OLD."user_id" AND NEW."kind" IS NOT DISTINCT FROM OLD."kind" AND NEW."since" IS NOT DISTINCT FROM OLD."since" AND NEW."at" IS NOT DISTINCT FROM OLD."at" AND NEW."persons" IS NOT DISTINCT FROM OLD."persons" AND NEW."threshold" IS NOT DISTINCT FROM OLD."threshold")) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_reading_alarm_delete BEFORE DELETE ON reading_alarm FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON reading_alarm FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_setting_change_update BEFORE UPDATE ON setting_change FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_setting_change_delete BEFORE DELETE ON setting_change FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON setting_change FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
CREATE OR REPLACE FUNCTION jalon_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION jalon_refuse_reads() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at) THEN RETURN OLD; END IF; RAISE EXCEPTION USING MESSAGE = 'append-only: ' || TG_TABLE_NAME; END $$;
CREATE TRIGGER append_only_sync_op_update BEFORE UPDATE ON sync_op FOR EACH ROW WHEN (NOT ((OLD.content_hash IS NOT NULL AND NEW.salt IS NULL AND NEW."territory_id" IS NOT DISTINCT FROM OLD."territory_id" AND NEW."op" IS NOT DISTINCT FROM OLD."op" AND NEW."seq" IS NOT DISTINCT FROM OLD."seq" AND NEW."device" IS NOT DISTINCT FROM OLD."device" AND NEW."n" IS NOT DISTINCT FROM OLD."n" AND NEW."user_id" IS NOT DISTINCT FROM OLD."user_id" AND NEW."received_at" IS NOT DISTINCT FROM OLD."received_at" AND NEW."kind" IS NOT DISTINCT FROM OLD."kind" AND NEW."intent" IS NOT DISTINCT FROM OLD."intent" AND NEW."tbl" IS NOT DISTINCT FROM OLD."tbl" AND NEW."record_id" IS NOT DISTINCT FROM OLD."record_id" AND NEW."turn" IS NOT DISTINCT FROM OLD."turn" AND NEW."content_hash" IS NOT DISTINCT FROM OLD."content_hash") OR (OLD.content_hash IS NULL AND NEW.content_hash IS NOT NULL AND NEW."territory_id" IS NOT DISTINCT FROM OLD."territory_id" AND NEW."op" IS NOT DISTINCT FROM OLD."op" AND NEW."seq" IS NOT DISTINCT FROM OLD."seq" AND NEW."device" IS NOT DISTINCT FROM OLD."device" AND NEW."n" IS NOT DISTINCT FROM OLD."n" AND NEW."user_id" IS NOT DISTINCT FROM OLD."user_id" AND NEW."received_at" IS NOT DISTINCT FROM OLD."received_at" AND NEW."kind" IS NOT DISTINCT FROM OLD."kind" AND NEW."intent" IS NOT DISTINCT FROM OLD."intent" AND NEW."tbl" IS NOT DISTINCT FROM OLD."tbl" AND NEW."record_id" IS NOT DISTINCT FROM OLD."record_id" AND CAST(NEW."body" AS TEXT) IS NOT DISTINCT FROM CAST(OLD."body" AS TEXT) AND CAST(NEW."before" AS TEXT) IS NOT DISTINCT FROM CAST(OLD."before" AS TEXT) AND CAST(NEW."result" AS TEXT) IS NOT DISTINCT FROM CAST(OLD."result" AS TEXT) AND NEW."turn" IS NOT DISTINCT FROM OLD."turn"))) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_sync_op_delete BEFORE DELETE ON sync_op FOR EACH ROW WHEN (NOT (1=0)) EXECUTE FUNCTION jalon_refuse();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON sync_op FOR EACH STATEMENT EXECUTE FUNCTION jalon_refuse();
