-- Prepared phrases of a window: for defects of materials and for reasons. Without personal data.
CREATE TABLE phrase (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL,
    window_id BYTEA NOT NULL REFERENCES service_window (id),
    used_for TEXT COLLATE "C" NOT NULL,
    item_id BYTEA,
    material TEXT COLLATE "C",
    text TEXT NOT NULL,
    kept_by BYTEA NOT NULL,
    kept_at BIGINT NOT NULL
);
CREATE INDEX phrase_of_window ON phrase (window_id, id);

-- Intakes under way, sealed: what a window keeps until the case is received, for a few days.
CREATE TABLE intake_draft (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL,
    window_id BYTEA NOT NULL REFERENCES service_window (id),
    version INTEGER NOT NULL,
    item_id BYTEA,
    kept_by BYTEA NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    kept_at BIGINT NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX intake_draft_of_window ON intake_draft (window_id, kept_at, id);
CREATE INDEX intake_draft_age ON intake_draft (kept_at);

-- The events of cases by the window they happened at: the day of a window is one range of it.
CREATE TABLE window_event (
    window_id BYTEA NOT NULL,
    at BIGINT NOT NULL,
    case_id BYTEA NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (window_id, at, case_id, seq, type)
);
-- What happened before this table: at the window that has the case now, which is another one only after a transfer.
INSERT INTO window_event (window_id, at, case_id, seq, type)
SELECT service_case.window_id, case_event.at, case_event.case_id, case_event.seq, case_event.type
FROM case_event INNER JOIN service_case ON service_case.id = case_event.case_id;

-- Days of a window that were counted up and checked (日终清点).
CREATE TABLE day_check (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL,
    window_id BYTEA NOT NULL REFERENCES service_window (id),
    day TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL,
    doc TEXT NOT NULL,
    remark_sealed BYTEA
);
CREATE INDEX day_check_of_window ON day_check (window_id, day, at, id);
