-- Notices as they were issued: number, and the words sealed. A reprint is counted, never changed.
CREATE TABLE notice (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL,
    case_id BYTEA NOT NULL,
    event_seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    issued_at BIGINT NOT NULL,
    prints INTEGER NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX notice_of_case ON notice (case_id, event_seq, id);

CREATE TABLE notice_counter (
    centre_id BYTEA NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (centre_id, kind, year)
);

-- What falls due by itself: running clocks by kind and due time.
CREATE INDEX timer_running ON timer (clock, due) WHERE stopped_at IS NULL;
