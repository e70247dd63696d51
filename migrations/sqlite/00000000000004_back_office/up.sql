-- Windows of three kinds: of a department, comprehensive (综合受理), issuing (统一出件). `departments` is a JSON list of
-- units; an empty one takes the items of all.
ALTER TABLE service_window ADD COLUMN kind TEXT NOT NULL DEFAULT 'department';
ALTER TABLE service_window ADD COLUMN departments TEXT NOT NULL DEFAULT '[]';

-- The unit in charge of an item, where that is not the window's own department.
ALTER TABLE service_item ADD COLUMN department_id BLOB REFERENCES org_unit (id);

-- Who decides in the back office of a unit (后台审批).
CREATE TABLE review_assignment (
    unit_id BLOB NOT NULL REFERENCES org_unit (id),
    person_id BLOB NOT NULL REFERENCES person (id),
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (unit_id, person_id, valid_from)
);
CREATE INDEX review_assignment_of_person ON review_assignment (person_id);

-- Where a case has come to beyond its window: each is set when it gets there, and whoever works there sees it from then.
ALTER TABLE service_case ADD COLUMN review_unit_id BLOB;
ALTER TABLE service_case ADD COLUMN issuing_window_id BLOB;
CREATE INDEX case_of_unit ON service_case (review_unit_id, received_at, id) WHERE review_unit_id IS NOT NULL;
CREATE INDEX case_of_unit_stage ON service_case (review_unit_id, stage, received_at, id) WHERE review_unit_id IS NOT NULL;
CREATE INDEX case_of_issuing ON service_case (issuing_window_id, received_at, id) WHERE issuing_window_id IS NOT NULL;
CREATE INDEX case_of_issuing_stage ON service_case (issuing_window_id, stage, received_at, id)
    WHERE issuing_window_id IS NOT NULL;

-- What waits in a back office is no window's work: the window's queue leaves it out.
ALTER TABLE work_item ADD COLUMN unit_id BLOB;
DROP INDEX work_item_of_window;
DROP INDEX work_item_of_window_task;
CREATE INDEX work_item_of_window ON work_item (window_id, sort_due, id) WHERE unit_id IS NULL;
CREATE INDEX work_item_of_window_task ON work_item (window_id, task, sort_due, id) WHERE unit_id IS NULL;
CREATE INDEX work_item_of_unit ON work_item (unit_id, sort_due, id) WHERE unit_id IS NOT NULL;
CREATE INDEX work_item_of_unit_task ON work_item (unit_id, task, sort_due, id) WHERE unit_id IS NOT NULL;
