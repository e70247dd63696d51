-- Ids are UUIDs of 16 bytes, instants microseconds of UTC, documents JSON text. Tables lead with the centre.

-- Places ------------------------------------------------------------------------------------------------------------
CREATE TABLE org_unit (
    id BLOB PRIMARY KEY,
    parent_id BLOB REFERENCES org_unit (id),
    kind TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    address TEXT,
    phone TEXT
);

CREATE TABLE calendar (
    id TEXT PRIMARY KEY,
    centre_id BLOB,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    rules TEXT NOT NULL
);

CREATE TABLE centre (
    id BLOB PRIMARY KEY,
    unit_id BLOB NOT NULL REFERENCES org_unit (id),
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    complaint_phone TEXT,
    calendar_id TEXT NOT NULL REFERENCES calendar (id),
    policy TEXT NOT NULL
);

CREATE TABLE service_window (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    department TEXT NOT NULL,
    counter TEXT NOT NULL,
    powers TEXT NOT NULL,
    UNIQUE (centre_id, code)
);

-- People ------------------------------------------------------------------------------------------------------------
CREATE TABLE person (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    number TEXT NOT NULL,
    duty TEXT NOT NULL,
    phone TEXT NOT NULL,
    party_member BOOLEAN NOT NULL,
    pledge TEXT,
    UNIQUE (centre_id, code)
);

CREATE TABLE post_assignment (
    window_id BLOB NOT NULL REFERENCES service_window (id),
    post TEXT NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (window_id, post, person_id, valid_from)
);
CREATE INDEX post_assignment_of_person ON post_assignment (person_id);

CREATE TABLE station_agent (
    unit_id BLOB NOT NULL REFERENCES org_unit (id),
    post TEXT NOT NULL,
    person_id BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (unit_id, post)
);

CREATE TABLE account (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    username TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    must_change_password BOOLEAN NOT NULL
);

-- By keyed hash of the name that was tried, whether or not anybody has it: a lock does not tell who exists.
CREATE TABLE login_failure (
    name_hash BLOB PRIMARY KEY,
    failures INTEGER NOT NULL,
    locked_until BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX login_failure_age ON login_failure (at);

CREATE TABLE session (
    id BLOB PRIMARY KEY,
    account_id BLOB NOT NULL REFERENCES account (id),
    client TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT,
    token_hash BLOB NOT NULL,
    previous_hash BLOB,
    rotated_at BIGINT
);
CREATE INDEX session_of_account ON session (account_id, started_at);
CREATE INDEX session_age ON session (expires_at);

-- Catalogue ---------------------------------------------------------------------------------------------------------
CREATE TABLE service_item (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    window_id BLOB NOT NULL REFERENCES service_window (id),
    code TEXT NOT NULL,
    search TEXT NOT NULL,
    initials TEXT NOT NULL,
    UNIQUE (centre_id, code)
);

CREATE TABLE item_version (
    id BLOB PRIMARY KEY,
    item_id BLOB NOT NULL REFERENCES service_item (id),
    version INTEGER NOT NULL,
    effective_from TEXT NOT NULL,
    effective_until TEXT,
    signed_off_by TEXT NOT NULL,
    doc TEXT NOT NULL,
    UNIQUE (item_id, version)
);

-- Cases -------------------------------------------------------------------------------------------------------------
CREATE TABLE applicant (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    number_sealed BLOB NOT NULL,
    number_index BLOB NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_index BLOB NOT NULL,
    address_sealed BLOB,
    UNIQUE (centre_id, number_index, name)
);
CREATE INDEX applicant_by_phone ON applicant (centre_id, phone_index);
CREATE INDEX applicant_by_name ON applicant (centre_id, name);

-- The row comes last in its transaction, with the number drawn just before it; what belongs to a case therefore
-- names it without a foreign key.
CREATE TABLE service_case (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    window_id BLOB NOT NULL REFERENCES service_window (id),
    applicant_id BLOB NOT NULL REFERENCES applicant (id),
    item_id BLOB NOT NULL REFERENCES service_item (id),
    item_version_id BLOB NOT NULL REFERENCES item_version (id),
    number TEXT NOT NULL UNIQUE,
    query_code_sealed BLOB NOT NULL,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    received_at BIGINT NOT NULL,
    doc TEXT NOT NULL,
    audit_seq INTEGER NOT NULL,
    audit_mac BLOB NOT NULL
);
CREATE INDEX case_of_window ON service_case (window_id, received_at, id);
CREATE INDEX case_of_window_stage ON service_case (window_id, stage, received_at, id);
CREATE INDEX case_of_centre ON service_case (centre_id, received_at, id);
CREATE INDEX case_of_centre_stage ON service_case (centre_id, stage, received_at, id);
CREATE INDEX case_of_applicant ON service_case (applicant_id, received_at, id);

CREATE TABLE case_event (
    case_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    at BIGINT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (case_id, seq)
);

-- What is personal and belongs to one event: the clerk's note, the stroke record of a signature.
CREATE TABLE case_private (
    case_id BLOB NOT NULL,
    what TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, what)
);

CREATE TABLE timer (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    clock TEXT NOT NULL,
    owner_post TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    due BIGINT NOT NULL,
    warn_at BIGINT NOT NULL,
    stopped_at BIGINT,
    calendar_id TEXT NOT NULL,
    calendar_version INTEGER NOT NULL,
    explanation TEXT NOT NULL
);
CREATE INDEX timer_of_case ON timer (case_id, started_at, id);

CREATE TABLE work_item (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL,
    window_id BLOB NOT NULL,
    case_id BLOB NOT NULL,
    task TEXT NOT NULL,
    owner_post TEXT NOT NULL,
    sort_due BIGINT NOT NULL,
    warn_at BIGINT NOT NULL
);
CREATE INDEX work_item_of_window ON work_item (window_id, sort_due, id);
CREATE INDEX work_item_of_window_task ON work_item (window_id, task, sort_due, id);
CREATE INDEX work_item_of_centre ON work_item (centre_id, sort_due, id);
CREATE INDEX work_item_of_centre_task ON work_item (centre_id, task, sort_due, id);
CREATE INDEX work_item_of_case ON work_item (case_id);

CREATE TABLE case_counter (
    centre_id BLOB NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (centre_id, year)
);

-- Journal -----------------------------------------------------------------------------------------------------------
CREATE TABLE audit_entry (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL,
    chain_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    account_id BLOB,
    act TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous_mac BLOB NOT NULL,
    mac BLOB NOT NULL,
    seal_id BLOB,
    UNIQUE (chain_id, seq)
);
CREATE INDEX audit_entry_unsealed ON audit_entry (centre_id, id) WHERE seal_id IS NULL;
CREATE INDEX audit_entry_of_seal ON audit_entry (seal_id, id);

CREATE TABLE audit_seal (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    entries INTEGER NOT NULL,
    root BLOB NOT NULL,
    previous_mac BLOB NOT NULL,
    mac BLOB NOT NULL,
    UNIQUE (centre_id, seq)
);

CREATE TABLE idempotency (
    principal BLOB NOT NULL,
    operation TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    answer_sealed BLOB NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (principal, operation, key)
);
CREATE INDEX idempotency_age ON idempotency (at);
