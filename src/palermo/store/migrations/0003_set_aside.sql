-- Whether a document was set aside, not read for claims, since it speaks of the subject only in passing. Never edit
-- this file after release: add a migration with the next number.
ALTER TABLE extractions ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0 CHECK (set_aside IN (0, 1));
