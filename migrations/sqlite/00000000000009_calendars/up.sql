-- Every version that the rules of a calendar ever had, so that an old due time can be explained: its timer names the
-- version, and the version names that of the national calendar it was laid out with.
CREATE TABLE calendar_version (
    calendar_id TEXT NOT NULL REFERENCES calendar (id),
    version INTEGER NOT NULL,
    national_version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    rules TEXT NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (calendar_id, version)
);
-- What stood before this table: when it was written is not known.
INSERT INTO calendar_version (calendar_id, version, national_version, at, rules, doc)
SELECT calendar.id, calendar.version, national.version, 0, calendar.rules, '{"cause":"profile"}'
FROM calendar INNER JOIN calendar AS national ON national.id = 'national';
