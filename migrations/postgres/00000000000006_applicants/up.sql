-- How often the row was written: the audit log keeps a keyed digest of each version. 0 was written before it did.
ALTER TABLE applicant ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
-- The person whom an organisation names to be called (联系人), sealed.
ALTER TABLE applicant ADD COLUMN contact_sealed BYTEA;

-- Who saw masked values of a case in full, and why (L1). The reason is sealed, and the values are nowhere.
CREATE TABLE unmasking (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL,
    case_id BYTEA NOT NULL,
    account_id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    real_at BIGINT NOT NULL,
    signed TEXT NOT NULL,
    fields TEXT NOT NULL,
    reason_sealed BYTEA NOT NULL
);
CREATE INDEX unmasking_of_case ON unmasking (case_id, at, id);
CREATE INDEX unmasking_of_account ON unmasking (account_id, real_at);
