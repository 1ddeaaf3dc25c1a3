"""Records are kept in one SQLite file and an originals folder."""
