-- By what titles are found. Everything here can be made anew from the other tables
-- (kiosk.catalogue.search.rebuilding), and is, whenever its version changes.

CREATE TABLE index_state (
    version INTEGER NOT NULL,
    names_known INTEGER NOT NULL DEFAULT 0 -- rows of author_names that spellings was made from
) STRICT;

-- All texts of a biblio that somebody may search for, as they were given (JSON): some of them stand
-- in no other table.
CREATE TABLE findables (
    biblio_id INTEGER PRIMARY KEY REFERENCES biblios ON DELETE CASCADE,
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

-- Coarse keys of Georgian words and their stems, for words in other letters; see keys.
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

-- place: where in the record; see entries.Place.
CREATE TABLE postings (
    word_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
    PRIMARY KEY (word_id, place, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_biblio ON postings (biblio_id, word_id, place);

-- Whole titles without their spaces, as typed and as a coarse key (kind 0, 1).
CREATE TABLE squeezed_titles (
    squeezed TEXT NOT NULL,
    kind INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
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

-- What ranking, filters and counts need of an edition: small rows, read by the thousand.
-- owned, available: one bit a library, by its network_order.
CREATE TABLE cards (
    biblio_id INTEGER PRIMARY KEY REFERENCES biblios ON DELETE CASCADE,
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
CREATE INDEX cards_work ON cards (work_id);
CREATE INDEX cards_form ON cards (form, added_on, biblio_id);
CREATE INDEX cards_added ON cards (added_on, biblio_id);
CREATE INDEX cards_year ON cards (year, biblio_id);

-- Every spelling of an author's name that is known to be of the same person.
CREATE TABLE spellings (
    spelling TEXT PRIMARY KEY,
    name_key TEXT NOT NULL,
    sort_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What can be suggested, and filtered by: kind title, author or subject.
CREATE TABLE heads (
    head_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    biblios INTEGER NOT NULL DEFAULT 0, -- before the texts: it is read without them
    head_key TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, head_key)
) STRICT;
CREATE TABLE head_biblios (
    head_id INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
    PRIMARY KEY (head_id, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX head_biblios_biblio ON head_biblios (biblio_id);

-- A head from each of its words on. inner: 0 where the head begins.
CREATE TABLE head_starts (
    start TEXT NOT NULL,
    inner INTEGER NOT NULL,
    head_id INTEGER NOT NULL,
    PRIMARY KEY (start, inner, head_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER biblios_card AFTER INSERT ON biblios BEGIN
    INSERT INTO cards (biblio_id, form, language, audience, year, added_on)
    VALUES (NEW.biblio_id, NEW.form, NEW.language, NEW.audience, COALESCE(NEW.year, 0),
        NEW.added_on);
END;
CREATE TRIGGER biblios_card_changed
AFTER UPDATE OF form, language, audience, year, added_on ON biblios BEGIN
    UPDATE cards SET form = NEW.form, language = NEW.language, audience = NEW.audience,
        year = COALESCE(NEW.year, 0), added_on = NEW.added_on
    WHERE biblio_id = NEW.biblio_id;
END;

CREATE VIEW shelves AS
SELECT
    items.item_id AS item_id,
    items.biblio_id AS biblio_id,
    1 << libraries.network_order AS library_bit,
    items.status AS status
FROM item_states AS items JOIN libraries ON libraries.library_id = items.library_id;

-- A new copy adds its own library and takes none away: the others need not be looked at.
CREATE TRIGGER items_card AFTER INSERT ON items BEGIN
    UPDATE cards SET
        owned = owned | COALESCE((SELECT library_bit FROM shelves
            WHERE item_id = NEW.item_id AND status <> 'missing'), 0),
        available = available | COALESCE((SELECT library_bit FROM shelves
            WHERE item_id = NEW.item_id AND status = 'available'), 0)
    WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER items_card_changed
AFTER UPDATE OF biblio_id, library_id, in_transit_to, is_reference, is_missing ON items BEGIN
    UPDATE cards SET
        owned = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE shelves.biblio_id = cards.biblio_id AND status <> 'missing'),
        available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE shelves.biblio_id = cards.biblio_id AND status = 'available')
    WHERE biblio_id IN (OLD.biblio_id, NEW.biblio_id);
END;
CREATE TRIGGER items_card_gone AFTER DELETE ON items BEGIN
    UPDATE cards SET
        owned = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE biblio_id = OLD.biblio_id AND status <> 'missing'),
        available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE biblio_id = OLD.biblio_id AND status = 'available')
    WHERE biblio_id = OLD.biblio_id;
END;
CREATE TRIGGER checkouts_card AFTER INSERT ON checkouts BEGIN
    UPDATE cards SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = cards.biblio_id AND status = 'available')
    WHERE biblio_id = (SELECT biblio_id FROM items WHERE item_id = NEW.item_id);
END;
CREATE TRIGGER checkouts_card_gone AFTER DELETE ON checkouts BEGIN
    UPDATE cards SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = cards.biblio_id AND status = 'available')
    WHERE biblio_id = (SELECT biblio_id FROM items WHERE item_id = OLD.item_id);
END;
CREATE TRIGGER holds_card AFTER INSERT ON holds WHEN NEW.item_id IS NOT NULL BEGIN
    UPDATE cards SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = cards.biblio_id AND status = 'available')
    WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER holds_card_changed AFTER UPDATE OF item_id, status ON holds BEGIN
    UPDATE cards SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = cards.biblio_id AND status = 'available')
    WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER holds_card_gone AFTER DELETE ON holds WHEN OLD.item_id IS NOT NULL BEGIN
    UPDATE cards SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = cards.biblio_id AND status = 'available')
    WHERE biblio_id = OLD.biblio_id;
END;
