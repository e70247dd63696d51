-- Changes with every change of what is arranged for long (centres, windows, people, posts, items, calendars), to a value
-- that was never there before: whoever remembers such rows learns by one look whether they still hold. It is drawn, not
-- counted up, so that what was remembered of a change that was rolled back never passes for another one.
ALTER TABLE deployment ADD COLUMN arrangement BIGINT NOT NULL DEFAULT 0;
CREATE FUNCTION arranged_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE deployment SET arrangement = ('x' || right(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint;
    RETURN NULL;
END;
$$;
CREATE TRIGGER centre_arranged AFTER INSERT OR UPDATE OR DELETE ON centre
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
CREATE TRIGGER service_window_arranged AFTER INSERT OR UPDATE OR DELETE ON service_window
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
CREATE TRIGGER person_arranged AFTER INSERT OR UPDATE OR DELETE ON person
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
CREATE TRIGGER post_assignment_arranged AFTER INSERT OR UPDATE OR DELETE ON post_assignment
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
CREATE TRIGGER service_item_arranged AFTER INSERT OR UPDATE OR DELETE ON service_item
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
CREATE TRIGGER item_version_arranged AFTER INSERT OR UPDATE OR DELETE ON item_version
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
CREATE TRIGGER calendar_arranged AFTER INSERT OR UPDATE OR DELETE ON calendar
    FOR EACH STATEMENT EXECUTE FUNCTION arranged_anew();
-- Also where other triggers are switched off, as while rows are brought back from a copy.
ALTER TABLE centre ENABLE ALWAYS TRIGGER centre_arranged;
ALTER TABLE service_window ENABLE ALWAYS TRIGGER service_window_arranged;
ALTER TABLE person ENABLE ALWAYS TRIGGER person_arranged;
ALTER TABLE post_assignment ENABLE ALWAYS TRIGGER post_assignment_arranged;
ALTER TABLE service_item ENABLE ALWAYS TRIGGER service_item_arranged;
ALTER TABLE item_version ENABLE ALWAYS TRIGGER item_version_arranged;
ALTER TABLE calendar ENABLE ALWAYS TRIGGER calendar_arranged;
