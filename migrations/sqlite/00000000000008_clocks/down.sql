DROP INDEX work_item_of_centre_suspended;
DROP INDEX work_item_of_unit_suspended;
DROP INDEX work_item_of_window_suspended;
ALTER TABLE work_item DROP COLUMN suspended;
ALTER TABLE timer DROP COLUMN national_version;
ALTER TABLE timer DROP COLUMN own_version;
ALTER TABLE timer DROP COLUMN extension;
ALTER TABLE timer DROP COLUMN pauses;
ALTER TABLE timer DROP COLUMN terms;
