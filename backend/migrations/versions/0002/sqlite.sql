ALTER TABLE territory ADD COLUMN suspended_at DATETIME;
CREATE TABLE alert_told (
    "key" VARCHAR(80) NOT NULL,
    territory_id VARCHAR(36),
    since DATETIME NOT NULL,
    told_at DATETIME,
    gone_at DATETIME,
    CONSTRAINT pk_alert_told PRIMARY KEY ("key"),
    CONSTRAINT fk_alert_told_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE audit_event (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR(60) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    until DATETIME,
    body JSON NOT NULL,
    CONSTRAINT pk_audit_event PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_audit_event_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE audit_link (
    territory_id VARCHAR(36) NOT NULL,
    chain VARCHAR(10) NOT NULL,
    n BIGINT NOT NULL,
    at DATETIME NOT NULL,
    previous VARCHAR(64) NOT NULL,
    lines TEXT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    CONSTRAINT pk_audit_link PRIMARY KEY (territory_id, chain, n),
    CONSTRAINT fk_audit_link_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE erasure (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR(36) NOT NULL,
    sealed BLOB,
    gone JSON NOT NULL,
    places JSON NOT NULL,
    ended_at DATETIME,
    ended_by VARCHAR(36),
    CONSTRAINT pk_erasure PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_erasure_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE person_archive (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    archived_at DATETIME NOT NULL,
    last_contact_on DATE NOT NULL,
    sealed BLOB NOT NULL,
    CONSTRAINT pk_person_archive PRIMARY KEY (id),
    CONSTRAINT fk_person_archive_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_person_archive_person_id ON person_archive (person_id);
CREATE INDEX ix_person_archive_territory_id ON person_archive (territory_id);
CREATE TABLE person_read (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    at DATETIME NOT NULL,
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
CREATE TABLE person_read_of (
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    read_id VARCHAR(36) NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_person_read_of PRIMARY KEY (territory_id, person_id, read_id),
    CONSTRAINT fk_person_read_of_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
) WITHOUT ROWID;
CREATE INDEX ix_person_read_of_read ON person_read_of (territory_id, read_id);
CREATE TABLE person_request (
    id VARCHAR(36) NOT NULL,
    territory_id VARCHAR(36) NOT NULL,
    person_id VARCHAR(36) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    reason TEXT NOT NULL,
    at DATETIME NOT NULL,
    "by" VARCHAR(36) NOT NULL,
    ended_at DATETIME,
    ended_by VARCHAR(36),
    CONSTRAINT pk_person_request PRIMARY KEY (id),
    CONSTRAINT fk_person_request_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_person_request_person ON person_request (territory_id, person_id);
CREATE TABLE purge_consent (
    territory_id VARCHAR(36) NOT NULL,
    "by" VARCHAR(36) NOT NULL,
    at DATETIME NOT NULL,
    CONSTRAINT pk_purge_consent PRIMARY KEY (territory_id),
    CONSTRAINT fk_purge_consent_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
ALTER TABLE r_company ADD COLUMN is_draft BOOLEAN;
CREATE TABLE reading_alarm (
    territory_id VARCHAR(36) NOT NULL,
    id VARCHAR(36) NOT NULL,
    user_id VARCHAR(36) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    since DATETIME NOT NULL,
    at DATETIME NOT NULL,
    persons INTEGER NOT NULL,
    threshold INTEGER NOT NULL,
    acknowledged_by VARCHAR(36),
    acknowledged_at DATETIME,
    note TEXT,
    CONSTRAINT pk_reading_alarm PRIMARY KEY (territory_id, id),
    CONSTRAINT fk_reading_alarm_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_reading_alarm_at ON reading_alarm (territory_id, at);
CREATE TABLE retention_heartbeat (
    territory_id VARCHAR(36) NOT NULL,
    ran_on DATE NOT NULL,
    CONSTRAINT pk_retention_heartbeat PRIMARY KEY (territory_id),
    CONSTRAINT fk_retention_heartbeat_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE review_change (
    territory_id VARCHAR(36) NOT NULL,
    seq BIGINT NOT NULL,
    lookups BLOB NOT NULL,
    parties TEXT NOT NULL,
    CONSTRAINT pk_review_change PRIMARY KEY (territory_id, seq),
    CONSTRAINT fk_review_change_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE review_month (
    territory_id VARCHAR(36) NOT NULL,
    month VARCHAR(7) NOT NULL,
    seq BIGINT NOT NULL,
    basis VARCHAR(64) NOT NULL,
    mark VARCHAR(16) NOT NULL,
    CONSTRAINT pk_review_month PRIMARY KEY (territory_id, month),
    CONSTRAINT fk_review_month_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE TABLE review_part (
    territory_id VARCHAR(36) NOT NULL,
    month VARCHAR(7) NOT NULL,
    part VARCHAR(36) NOT NULL,
    lookups BLOB NOT NULL,
    told BLOB NOT NULL,
    CONSTRAINT pk_review_part PRIMARY KEY (territory_id, month, part),
    CONSTRAINT fk_review_part_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
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
    added_at DATETIME NOT NULL,
    CONSTRAINT pk_sheet_document PRIMARY KEY (id),
    CONSTRAINT fk_sheet_document_territory_id FOREIGN KEY(territory_id) REFERENCES territory (id)
);
CREATE INDEX ix_sheet_document_place ON sheet_document (territory_id, party_id, month);
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
ALTER TABLE sync_op ADD COLUMN salt VARCHAR(32);
ALTER TABLE sync_op ADD COLUMN content_hash VARCHAR(64);
CREATE INDEX ix_sync_op_received ON sync_op (territory_id, received_at);
ALTER TABLE user_account ADD COLUMN runs_installation BOOLEAN DEFAULT 0 NOT NULL;
ALTER TABLE mail_message ADD COLUMN persons JSON;
ALTER TABLE upload ADD COLUMN sealed_key BLOB;
ALTER TABLE upload ADD COLUMN done BOOLEAN DEFAULT 0 NOT NULL;
CREATE TRIGGER append_only_audit_event_update BEFORE UPDATE ON audit_event WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END;
CREATE TRIGGER append_only_audit_event_delete BEFORE DELETE ON audit_event WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END;
CREATE TRIGGER append_only_audit_link_update BEFORE UPDATE ON audit_link WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: audit_link'); END;
CREATE TRIGGER append_only_audit_link_delete BEFORE DELETE ON audit_link WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: audit_link'); END;
CREATE TRIGGER append_only_month_closing_update BEFORE UPDATE ON month_closing WHEN NOT (NEW."id" IS OLD."id" AND NEW."territory_id" IS OLD."territory_id" AND NEW."party_id" IS OLD."party_id" AND NEW."period" IS OLD."period" AND NEW."number" IS OLD."number" AND NEW."sheet_id" IS OLD."sheet_id" AND NEW."version" IS OLD."version" AND NEW."engine" IS OLD."engine" AND CAST(NEW."thresholds" AS TEXT) IS CAST(OLD."thresholds" AS TEXT) AND NEW."inputs_digest" IS OLD."inputs_digest" AND NEW."closed_at" IS OLD."closed_at" AND NEW."closed_by" IS OLD."closed_by" AND NEW."closed_by_name" IS OLD."closed_by_name") BEGIN SELECT RAISE(ABORT, 'append-only: month_closing'); END;
CREATE TRIGGER append_only_month_closing_delete BEFORE DELETE ON month_closing WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: month_closing'); END;
CREATE TRIGGER append_only_person_read_update BEFORE UPDATE ON person_read WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: person_read'); END;
CREATE TRIGGER append_only_person_read_delete BEFORE DELETE ON person_read WHEN NOT (EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at)) BEGIN SELECT RAISE(ABORT, 'append-only: person_read'); END;
CREATE TRIGGER append_only_person_read_of_update BEFORE UPDATE ON person_read_of WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: person_read_of'); END;
CREATE TRIGGER append_only_person_read_of_delete BEFORE DELETE ON person_read_of WHEN NOT (EXISTS (SELECT 1 FROM audit_event e WHERE e.territory_id = OLD.territory_id AND e.kind = 'reads_forgotten' AND e.until > OLD.at)) BEGIN SELECT RAISE(ABORT, 'append-only: person_read_of'); END;
CREATE TRIGGER append_only_r_retained_hours_update BEFORE UPDATE ON r_retained_hours WHEN NOT (NEW."party_id" IS OLD."party_id" AND NEW."period" IS OLD."period" AND NEW."retained_minutes" IS OLD."retained_minutes" AND NEW."supersedes_id" IS OLD."supersedes_id") BEGIN SELECT RAISE(ABORT, 'append-only: r_retained_hours'); END;
CREATE TRIGGER append_only_reading_alarm_update BEFORE UPDATE ON reading_alarm WHEN NOT (OLD.acknowledged_at IS NULL AND NEW."territory_id" IS OLD."territory_id" AND NEW."id" IS OLD."id" AND NEW."user_id" IS OLD."user_id" AND NEW."kind" IS OLD."kind" AND NEW."since" IS OLD."since" AND NEW."at" IS OLD."at" AND NEW."persons" IS OLD."persons" AND NEW."threshold" IS OLD."threshold") BEGIN SELECT RAISE(ABORT, 'append-only: reading_alarm'); END;
CREATE TRIGGER append_only_reading_alarm_delete BEFORE DELETE ON reading_alarm WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: reading_alarm'); END;
CREATE TRIGGER append_only_setting_change_update BEFORE UPDATE ON setting_change WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: setting_change'); END;
CREATE TRIGGER append_only_setting_change_delete BEFORE DELETE ON setting_change WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: setting_change'); END;
CREATE TRIGGER append_only_sync_op_update BEFORE UPDATE ON sync_op WHEN NOT ((OLD.content_hash IS NOT NULL AND NEW.salt IS NULL AND NEW."territory_id" IS OLD."territory_id" AND NEW."op" IS OLD."op" AND NEW."seq" IS OLD."seq" AND NEW."device" IS OLD."device" AND NEW."n" IS OLD."n" AND NEW."user_id" IS OLD."user_id" AND NEW."received_at" IS OLD."received_at" AND NEW."kind" IS OLD."kind" AND NEW."intent" IS OLD."intent" AND NEW."tbl" IS OLD."tbl" AND NEW."record_id" IS OLD."record_id" AND NEW."turn" IS OLD."turn" AND NEW."content_hash" IS OLD."content_hash") OR (OLD.content_hash IS NULL AND NEW.content_hash IS NOT NULL AND NEW."territory_id" IS OLD."territory_id" AND NEW."op" IS OLD."op" AND NEW."seq" IS OLD."seq" AND NEW."device" IS OLD."device" AND NEW."n" IS OLD."n" AND NEW."user_id" IS OLD."user_id" AND NEW."received_at" IS OLD."received_at" AND NEW."kind" IS OLD."kind" AND NEW."intent" IS OLD."intent" AND NEW."tbl" IS OLD."tbl" AND NEW."record_id" IS OLD."record_id" AND CAST(NEW."body" AS TEXT) IS CAST(OLD."body" AS TEXT) AND CAST(NEW."before" AS TEXT) IS CAST(OLD."before" AS TEXT) AND CAST(NEW."result" AS TEXT) IS CAST(OLD."result" AS TEXT) AND NEW."turn" IS OLD."turn")) BEGIN SELECT RAISE(ABORT, 'append-only: sync_op'); END;
CREATE TRIGGER append_only_sync_op_delete BEFORE DELETE ON sync_op WHEN NOT (1=0) BEGIN SELECT RAISE(ABORT, 'append-only: sync_op'); END;
