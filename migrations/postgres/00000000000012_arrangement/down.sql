DROP TRIGGER centre_arranged ON centre;
DROP TRIGGER service_window_arranged ON service_window;
DROP TRIGGER person_arranged ON person;
DROP TRIGGER post_assignment_arranged ON post_assignment;
DROP TRIGGER service_item_arranged ON service_item;
DROP TRIGGER item_version_arranged ON item_version;
DROP TRIGGER calendar_arranged ON calendar;
DROP FUNCTION arranged_anew;
ALTER TABLE deployment DROP COLUMN arrangement;
