DROP INDEX timer_open_of_centre;
DROP TABLE timer_move;
DROP TABLE recomputation;
DROP TABLE card_counter;
DROP TABLE card;
DROP TABLE warning_to;
DROP TABLE warning;
DROP INDEX timer_next;
ALTER TABLE timer DROP COLUMN next_moment;
