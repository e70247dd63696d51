-- What a due time was computed from, so that it can be computed again: the terms, the pauses, the extension, and the
-- versions of both calendars. 0 is a version that was not kept yet.
ALTER TABLE timer ADD COLUMN terms TEXT NOT NULL DEFAULT '{"basis":"sessionDay"}';
ALTER TABLE timer ADD COLUMN pauses TEXT NOT NULL DEFAULT '[]';
ALTER TABLE timer ADD COLUMN extension TEXT NOT NULL DEFAULT 'null';
ALTER TABLE timer ADD COLUMN own_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE timer ADD COLUMN national_version INTEGER NOT NULL DEFAULT 0;
UPDATE timer SET terms = CASE json_extract(explanation, '$.basis')
    WHEN 'counted' THEN json_object('basis', 'counted', 'limit', json(json_extract(explanation, '$.limit')))
    WHEN 'undertaken' THEN json_object('basis', 'undertaken', 'due', json_extract(explanation, '$.due'))
    ELSE '{"basis":"sessionDay"}'
END;
UPDATE timer SET own_version = calendar_version WHERE calendar_id <> 'national';
UPDATE timer SET national_version = calendar_version WHERE calendar_id = 'national';

-- Waits while a clock of its case stands still (中止).
ALTER TABLE work_item ADD COLUMN suspended BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX work_item_of_window_suspended ON work_item (window_id, sort_due, id) WHERE unit_id IS NULL AND suspended;
CREATE INDEX work_item_of_unit_suspended ON work_item (unit_id, sort_due, id) WHERE unit_id IS NOT NULL AND suspended;
CREATE INDEX work_item_of_centre_suspended ON work_item (centre_id, sort_due, id) WHERE suspended;
