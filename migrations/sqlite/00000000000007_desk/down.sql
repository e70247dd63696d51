DROP TABLE day_check;
DROP TABLE window_event;
DROP TABLE intake_draft;
DROP TABLE phrase;
