DROP TABLE unmasking;
ALTER TABLE applicant DROP COLUMN contact_sealed;
ALTER TABLE applicant DROP COLUMN version;
