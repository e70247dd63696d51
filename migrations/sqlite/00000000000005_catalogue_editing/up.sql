-- What an item is found by belongs to its version: a version that begins later has its own name and window.
ALTER TABLE item_version ADD COLUMN window_id BLOB REFERENCES service_window (id);
ALTER TABLE item_version ADD COLUMN search TEXT NOT NULL DEFAULT '';
ALTER TABLE item_version ADD COLUMN initials TEXT NOT NULL DEFAULT '';
UPDATE item_version SET
    window_id = (SELECT window_id FROM service_item WHERE service_item.id = item_version.item_id),
    search = (SELECT search FROM service_item WHERE service_item.id = item_version.item_id),
    initials = (SELECT initials FROM service_item WHERE service_item.id = item_version.item_id);
ALTER TABLE service_item DROP COLUMN search;
ALTER TABLE service_item DROP COLUMN initials;
-- Who published a version, and when; none for what came with the ready-made centre.
ALTER TABLE item_version ADD COLUMN published_by TEXT;
ALTER TABLE item_version ADD COLUMN published_at BIGINT;

-- How often an item was published or ended: its ETag. Why and by whose consent it ends.
ALTER TABLE service_item ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE service_item ADD COLUMN ending TEXT;

-- Drafts of versions. `doc` is the whole draft; the rest is what lists go by.
CREATE TABLE item_draft (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    item_id BLOB REFERENCES service_item (id),
    window_id BLOB REFERENCES service_window (id),
    stage TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    updated_at BIGINT NOT NULL,
    doc TEXT NOT NULL
);
CREATE INDEX item_draft_of_centre ON item_draft (centre_id, updated_at, id);
CREATE INDEX item_draft_of_centre_stage ON item_draft (centre_id, stage, updated_at, id);
-- One draft at a time for an item.
CREATE UNIQUE INDEX item_draft_open ON item_draft (item_id) WHERE open;

-- Items due to enter the centre.
CREATE TABLE entry_register (
    id BLOB PRIMARY KEY,
    centre_id BLOB NOT NULL REFERENCES centre (id),
    item_id BLOB REFERENCES service_item (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    registered_at BIGINT NOT NULL,
    doc TEXT NOT NULL
);
CREATE INDEX entry_of_centre ON entry_register (centre_id, registered_at, id);
CREATE INDEX entry_of_centre_state ON entry_register (centre_id, state, registered_at, id);
CREATE UNIQUE INDEX entry_of_item ON entry_register (item_id);

-- Only the clocks whose running out accepts a case by itself are looked through.
ALTER TABLE timer ADD COLUMN deems BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE timer SET deems = TRUE WHERE clock = 'acceptanceDecision' AND stopped_at IS NULL;
CREATE INDEX timer_deeming ON timer (due) WHERE stopped_at IS NULL AND deems;
