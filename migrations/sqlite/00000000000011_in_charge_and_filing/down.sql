DROP INDEX case_to_file_of_centre;
DROP INDEX case_to_file_of_unit;
DROP INDEX case_to_file_of_issuing;
DROP INDEX case_to_file_of_window;
ALTER TABLE service_case DROP COLUMN to_file;
ALTER TABLE item_version DROP COLUMN department_id;
