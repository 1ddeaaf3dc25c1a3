-- What the tracing of sources has worked out, so that a document added is compared only with what may be related
-- to it. Never edit this file after release: add a migration with the next number.

-- The version of the tracer that made what stands in `sketches` and `links`; another version makes all anew.
CREATE TABLE tracings (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version TEXT NOT NULL
) STRICT;

-- What is compared of a document's content; documents of equal content share one row.
CREATE TABLE sketches (
    row INTEGER PRIMARY KEY,
    content TEXT NOT NULL UNIQUE,
    record BLOB NOT NULL
) STRICT;

-- What was found between two contents, by what was asked (`link`, say). `record` is NULL where that is nothing.
CREATE TABLE links (
    kind TEXT NOT NULL,
    first INTEGER NOT NULL REFERENCES sketches (row) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES sketches (row) ON DELETE CASCADE,
    record BLOB,
    PRIMARY KEY (first, second, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_second ON links (second);

-- Few documents are protected, and every reading asks which: without this, each reads through all documents.
CREATE INDEX documents_protected ON documents (label) WHERE protected = 1;
