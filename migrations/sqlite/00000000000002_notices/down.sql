DROP INDEX timer_running;
DROP TABLE notice_counter;
DROP TABLE notice;
