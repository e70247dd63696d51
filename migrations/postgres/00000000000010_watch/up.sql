-- Warnings, cards and recomputation.

-- When the watcher has to look at a clock next; none when there is nothing more to tell of it. May lie too early, never
-- too late: whoever moves a due time sets it back to `warn_at`.
ALTER TABLE timer ADD COLUMN next_moment BIGINT;
UPDATE timer SET next_moment = warn_at WHERE stopped_at IS NULL;
CREATE INDEX timer_next ON timer (next_moment, id) WHERE stopped_at IS NULL AND next_moment IS NOT NULL;

-- A level of warning that was told of a clock. Two processes that find it due at once meet at its key.
CREATE TABLE warning (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL REFERENCES centre (id),
    timer_id BYTEA NOT NULL,
    case_id BYTEA NOT NULL,
    level TEXT COLLATE "C" NOT NULL,
    round INTEGER NOT NULL,
    colour TEXT COLLATE "C" NOT NULL,
    clock TEXT COLLATE "C" NOT NULL,
    due BIGINT NOT NULL,
    moment BIGINT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (timer_id, level, round)
);
CREATE INDEX warning_of_case ON warning (case_id, at, id);

-- To whom it was told, and when he saw it.
CREATE TABLE warning_to (
    warning_id BYTEA NOT NULL REFERENCES warning (id),
    person_id BYTEA NOT NULL REFERENCES person (id),
    at BIGINT NOT NULL,
    seen_at BIGINT,
    PRIMARY KEY (warning_id, person_id)
);
CREATE INDEX warning_of_person ON warning_to (person_id, at, warning_id);
CREATE INDEX warning_unseen ON warning_to (person_id, at, warning_id) WHERE seen_at IS NULL;

-- Cards (红黄牌) of electronic supervision. Answering and appeal follow; until then a card is open.
CREATE TABLE card (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL REFERENCES centre (id),
    number TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT COLLATE "C" NOT NULL,
    ground TEXT COLLATE "C" NOT NULL,
    case_id BYTEA NOT NULL,
    window_id BYTEA NOT NULL REFERENCES service_window (id),
    timer_id BYTEA NOT NULL,
    warning_id BYTEA NOT NULL UNIQUE REFERENCES warning (id),
    person_id BYTEA NOT NULL REFERENCES person (id),
    clock TEXT COLLATE "C" NOT NULL,
    due BIGINT NOT NULL,
    raised_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL
);
CREATE INDEX card_of_centre ON card (centre_id, raised_at, id);
CREATE INDEX card_of_centre_kind ON card (centre_id, kind, raised_at, id);
CREATE INDEX card_of_person ON card (person_id, raised_at, id);
CREATE INDEX card_of_person_kind ON card (person_id, kind, raised_at, id);
CREATE INDEX card_of_case ON card (case_id, raised_at, id);

CREATE TABLE card_counter (
    centre_id BYTEA NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (centre_id, year)
);

-- Every open clock of a centre computed anew after a change of its calendar or policy.
CREATE TABLE recomputation (
    id BYTEA PRIMARY KEY,
    centre_id BYTEA NOT NULL REFERENCES centre (id),
    cause TEXT COLLATE "C" NOT NULL,
    national_version INTEGER NOT NULL,
    own_version INTEGER NOT NULL,
    stated_by BYTEA,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    state TEXT COLLATE "C" NOT NULL,
    total INTEGER NOT NULL,
    done INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    kept_back INTEGER NOT NULL,
    -- The last clock that was looked at: the next batch goes on from there.
    reached BYTEA
);
CREATE INDEX recomputation_of_centre ON recomputation (centre_id, started_at, id);
-- One at a time for a centre: two processes that find it necessary at once meet here.
CREATE UNIQUE INDEX recomputation_under_way ON recomputation (centre_id) WHERE finished_at IS NULL;
CREATE INDEX recomputation_open ON recomputation (started_at, id) WHERE finished_at IS NULL;

-- What a recomputation moved: from when to when.
CREATE TABLE timer_move (
    id BYTEA PRIMARY KEY,
    recomputation_id BYTEA NOT NULL REFERENCES recomputation (id),
    timer_id BYTEA NOT NULL,
    case_id BYTEA NOT NULL,
    clock TEXT COLLATE "C" NOT NULL,
    old_due BIGINT NOT NULL,
    new_due BIGINT NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (recomputation_id, timer_id)
);
CREATE INDEX timer_move_of_timer ON timer_move (timer_id, at, id);
CREATE INDEX timer_open_of_centre ON timer (centre_id, id) WHERE stopped_at IS NULL;
