-- The first schema of a case. Never edit this file after release: add a migration with the next number.

-- What was read. `content` is the SHA-256 of the whole record, so that what was derived from it can be kept
-- until the record changes. `links` and `segments` are JSON.
CREATE TABLE documents (
    row INTEGER PRIMARY KEY,
    label TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    language TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
    links TEXT NOT NULL,
    segments TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_original ON documents (sha256);

-- Full text; the trigram tokenizer also finds words of scripts without spaces.
CREATE VIRTUAL TABLE document_text USING fts5 (
    title, text, content = 'documents', content_rowid = 'row', tokenize = 'trigram'
);
CREATE TRIGGER documents_indexed AFTER INSERT ON documents BEGIN
    INSERT INTO document_text (rowid, title, text) VALUES (NEW.row, NEW.title, NEW.text);
END;
CREATE TRIGGER documents_unindexed AFTER DELETE ON documents BEGIN
    INSERT INTO document_text (document_text, rowid, title, text)
    VALUES ('delete', OLD.row, OLD.title, OLD.text);
END;
CREATE TRIGGER documents_replaced_not_edited BEFORE UPDATE ON documents BEGIN
    SELECT RAISE(ABORT, 'a document is replaced, never edited');
END;

-- Which documents one input gave, by which version of the reader: the same bytes are not read twice.
CREATE TABLE readings (
    input TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    version TEXT NOT NULL,
    labels TEXT NOT NULL
) STRICT;

-- What one document yielded. It goes with the document.
CREATE TABLE extractions (
    document INTEGER PRIMARY KEY REFERENCES documents (row) ON DELETE CASCADE,
    stage_version TEXT NOT NULL,
    attributions TEXT NOT NULL,
    claims TEXT NOT NULL,
    efforts TEXT NOT NULL
) STRICT;

-- What could not be done. `input` is set for problems of a reading, which a new reading replaces; `extraction`
-- for those of an extraction; neither for others.
CREATE TABLE problems (
    row INTEGER PRIMARY KEY,
    input TEXT,
    extraction INTEGER REFERENCES extractions (document) ON DELETE CASCADE,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX problems_by_input ON problems (input);
CREATE INDEX problems_by_extraction ON problems (extraction);

-- What people decided, and what was added or taken out, when and by whom: appended, each row holding the hash
-- of the one before it.
CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER decisions_follow BEFORE INSERT ON decisions
WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM decisions)
    OR NEW.previous IS NOT ifnull((SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decisions_kept BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_not_deleted BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;

CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE TRIGGER custody_follows BEFORE INSERT ON custody
WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM custody)
    OR NEW.previous IS NOT ifnull((SELECT hash FROM custody ORDER BY seq DESC LIMIT 1), '')
BEGIN SELECT RAISE(ABORT, 'the custody log is only appended'); END;
CREATE TRIGGER custody_kept BEFORE UPDATE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never changed'); END;
CREATE TRIGGER custody_not_deleted BEFORE DELETE ON custody
BEGIN SELECT RAISE(ABORT, 'the custody log is never deleted'); END;
