-- Changes with every change of what is arranged for long (centres, windows, people, posts, items, calendars), to a value
-- that was never there before: whoever remembers such rows learns by one look whether they still hold. It is drawn, not
-- counted up, so that what was remembered of a change that was rolled back never passes for another one.
ALTER TABLE deployment ADD COLUMN arrangement INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER centre_arranged_insert AFTER INSERT ON centre BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER centre_arranged_update AFTER UPDATE ON centre BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER centre_arranged_delete AFTER DELETE ON centre BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER service_window_arranged_insert AFTER INSERT ON service_window BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER service_window_arranged_update AFTER UPDATE ON service_window BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER service_window_arranged_delete AFTER DELETE ON service_window BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER person_arranged_insert AFTER INSERT ON person BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER person_arranged_update AFTER UPDATE ON person BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER person_arranged_delete AFTER DELETE ON person BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER post_assignment_arranged_insert AFTER INSERT ON post_assignment BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER post_assignment_arranged_update AFTER UPDATE ON post_assignment BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER post_assignment_arranged_delete AFTER DELETE ON post_assignment BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER service_item_arranged_insert AFTER INSERT ON service_item BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER service_item_arranged_update AFTER UPDATE ON service_item BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER service_item_arranged_delete AFTER DELETE ON service_item BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER item_version_arranged_insert AFTER INSERT ON item_version BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER item_version_arranged_update AFTER UPDATE ON item_version BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER item_version_arranged_delete AFTER DELETE ON item_version BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER calendar_arranged_insert AFTER INSERT ON calendar BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER calendar_arranged_update AFTER UPDATE ON calendar BEGIN
    UPDATE deployment SET arrangement = random();
END;
CREATE TRIGGER calendar_arranged_delete AFTER DELETE ON calendar BEGIN
    UPDATE deployment SET arrangement = random();
END;
