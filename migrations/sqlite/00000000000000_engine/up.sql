-- One row: what this database is and which master key it belongs to.
CREATE TABLE deployment (
    id              INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    key_fingerprint TEXT    NOT NULL,
    demo_profile    TEXT,
    -- What a demo adds to real time to get business time, in microseconds. Never goes back.
    clock_offset_us INTEGER NOT NULL DEFAULT 0,
    -- Microseconds since 1970-01-01T00:00:00Z, real time.
    created_at      INTEGER NOT NULL
) STRICT;
