DROP TABLE event_private;
