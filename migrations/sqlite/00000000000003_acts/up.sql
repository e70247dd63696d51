-- What is personal and belongs to one event: old and new data of a correction, who took a result for somebody else,
-- the note of a reminder. The digest of each stands in the audit entry of its event.
CREATE TABLE event_private (
    case_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, seq)
);
