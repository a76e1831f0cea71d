-- By what titles are found. Written by kiosk.catalogue.search.index; a backend whose collection lies
-- in the same file may keep index_libraries, call_numbers and the columns owned and available of
-- editions by triggers of its own. Children stand after what they refer to.

CREATE TABLE index_state (
    version INTEGER NOT NULL
) STRICT;

-- place: the order of the network, which is also the library's bit in editions.
CREATE TABLE index_libraries (
    library_id TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE CHECK (place BETWEEN 0 AND 61)
) STRICT, WITHOUT ROWID;

-- What ranking, filters and counts need of one edition: small rows, read by the thousand.
-- owned: one bit for each library with a copy that is not lost; available: with one on its shelf.
CREATE TABLE editions (
    biblio_id INTEGER PRIMARY KEY,
    work_id INTEGER NOT NULL DEFAULT 0,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    audience TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    added_on TEXT NOT NULL DEFAULT '',
    owned INTEGER NOT NULL DEFAULT 0,
    available INTEGER NOT NULL DEFAULT 0,
    title_words TEXT NOT NULL DEFAULT '' -- word ids in order, without a leading article
) STRICT;
CREATE INDEX editions_work ON editions (work_id);
CREATE INDEX editions_form ON editions (form, added_on, biblio_id);
CREATE INDEX editions_added ON editions (added_on, biblio_id);
CREATE INDEX editions_year ON editions (year, biblio_id);

-- What stands on the shelves under a call number.
CREATE TABLE call_numbers (
    call_number TEXT NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (call_number, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_numbers_biblio ON call_numbers (biblio_id);

-- All texts of a biblio that somebody may search for, as they were given (JSON): who fed them may
-- not have kept them all.
CREATE TABLE records (
    biblio_id INTEGER PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
    texts TEXT NOT NULL
) STRICT;

-- One row per distinct folded word of the collection.
CREATE TABLE words (
    word_id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    slip_keys TEXT NOT NULL -- between which slips are counted, a space between them
) STRICT;

-- kind: 0 base, 1 short (vowel lost), 2 oblique; see stemming.
CREATE TABLE word_stems (
    stem TEXT NOT NULL,
    kind INTEGER NOT NULL,
    word_id INTEGER NOT NULL,
    PRIMARY KEY (stem, kind, word_id)
) STRICT, WITHOUT ROWID;

-- Coarse keys of Georgian words and their stems, for words in other letters; see coarse_keys.
CREATE TABLE word_keys (
    key TEXT NOT NULL,
    stem TEXT NOT NULL,
    word_id INTEGER NOT NULL,
    PRIMARY KEY (key, stem, word_id)
) STRICT, WITHOUT ROWID;

-- What is left of a word's key when any one letter is missing; see slips.
CREATE TABLE word_slips (
    piece TEXT NOT NULL,
    word_id INTEGER NOT NULL,
    PRIMARY KEY (piece, word_id)
) STRICT, WITHOUT ROWID;

-- place: where in the record; see texts.Place.
CREATE TABLE postings (
    word_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (word_id, place, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_biblio ON postings (biblio_id, word_id, place);

-- Whole titles without their spaces, as typed and as a coarse key (kind 0, 1).
CREATE TABLE squeezed_titles (
    squeezed TEXT NOT NULL,
    kind INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (squeezed, kind, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX squeezed_titles_biblio ON squeezed_titles (biblio_id);

-- All editions of one title by one author.
CREATE TABLE works (
    work_id INTEGER PRIMARY KEY,
    work_key TEXT NOT NULL UNIQUE,
    author_sort TEXT NOT NULL,
    title_sort TEXT NOT NULL
) STRICT;
CREATE INDEX works_author ON works (author_sort, title_sort);

-- Every spelling of an author's name that is known to be of the same person.
CREATE TABLE spellings (
    spelling TEXT PRIMARY KEY,
    name_key TEXT NOT NULL,
    sort_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spellings_name ON spellings (name_key);

-- What can be suggested, and filtered by: kind title, author or subject.
CREATE TABLE headings (
    heading_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    biblios INTEGER NOT NULL DEFAULT 0, -- before the texts: it is read without them
    heading_key TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, heading_key)
) STRICT;
CREATE TABLE heading_biblios (
    heading_id INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (heading_id, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX heading_biblios_biblio ON heading_biblios (biblio_id);

-- A heading from each of its words on. inner: 0 where it begins.
CREATE TABLE heading_starts (
    start TEXT NOT NULL,
    inner INTEGER NOT NULL,
    heading_id INTEGER NOT NULL,
    PRIMARY KEY (start, inner, heading_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER heading_biblio_gone AFTER DELETE ON heading_biblios BEGIN
    UPDATE headings SET biblios = biblios - 1 WHERE heading_id = OLD.heading_id;
END;
