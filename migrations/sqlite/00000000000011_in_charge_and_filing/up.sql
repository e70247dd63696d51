-- The unit in charge of an item is that of its version: a coming one takes it over on its first day, and not before.
ALTER TABLE item_version ADD COLUMN department_id BLOB REFERENCES org_unit (id);
UPDATE item_version SET department_id = (SELECT id FROM org_unit WHERE code = json_extract(item_version.doc, '$.department'));

-- Cases that are closed and whose dossier is not: 未归档.
ALTER TABLE service_case ADD COLUMN to_file BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE service_case SET to_file = TRUE
WHERE stage IN ('delivered', 'refused', 'rejected', 'withdrawn', 'terminated') AND json_extract(doc, '$.filedAt') IS NULL;
CREATE INDEX case_to_file_of_window ON service_case (window_id, received_at, id) WHERE to_file;
CREATE INDEX case_to_file_of_issuing ON service_case (issuing_window_id, received_at, id) WHERE to_file;
CREATE INDEX case_to_file_of_unit ON service_case (review_unit_id, received_at, id) WHERE to_file;
CREATE INDEX case_to_file_of_centre ON service_case (centre_id, received_at, id) WHERE to_file;
