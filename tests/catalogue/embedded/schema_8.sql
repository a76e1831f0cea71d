-- A library of version 8, as it was made.
CREATE TABLE libraries (
    library_id TEXT PRIMARY KEY,
    name_ka TEXT NOT NULL,
    name_en TEXT NOT NULL,
    is_pickup_location INTEGER NOT NULL CHECK (is_pickup_location IN (0, 1)),
    network_order INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL DEFAULT 'branch' CHECK (kind IN ('main', 'branch', 'corner', 'mobile')),
    services_ka TEXT NOT NULL DEFAULT '', -- separated by '; ', as the English ones
    services_en TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    address_ka TEXT NOT NULL DEFAULT '',
    address_en TEXT NOT NULL DEFAULT '',
    is_example INTEGER NOT NULL DEFAULT 0 CHECK (is_example IN (0, 1))
) STRICT;
CREATE TABLE opening_hours (
    library_id TEXT NOT NULL REFERENCES libraries,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens TEXT NOT NULL CHECK (opens GLOB '[0-2][0-9]:[0-5][0-9]' AND opens < '24'),
    closes TEXT NOT NULL CHECK (closes GLOB '[0-2][0-9]:[0-5][0-9]' AND closes < '24'),
    PRIMARY KEY (library_id, weekday, opens),
    CHECK (opens < closes)
) STRICT, WITHOUT ROWID;
CREATE TABLE biblios (
    biblio_id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    subtitle TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    year INTEGER,
    language TEXT NOT NULL,
    form TEXT NOT NULL,
    audience TEXT NOT NULL,
    isbn TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    subjects TEXT NOT NULL DEFAULT '', -- as catalogued, separated by '; '
    original_title TEXT NOT NULL DEFAULT '',
    added_on TEXT NOT NULL DEFAULT '', -- day the library first had it, if known
    edition TEXT NOT NULL DEFAULT '' -- the edition statement
) STRICT;
CREATE TABLE record_keys (
    record_key TEXT NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
    PRIMARY KEY (record_key, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_keys_biblio ON record_keys (biblio_id);
CREATE TABLE author_names (
    name_ka TEXT PRIMARY KEY,
    sort_ka TEXT NOT NULL,
    latin TEXT NOT NULL DEFAULT '',
    russian TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE items (
    item_id INTEGER PRIMARY KEY,
    biblio_id INTEGER NOT NULL REFERENCES biblios,
    barcode TEXT NOT NULL UNIQUE,
    home_library_id TEXT NOT NULL REFERENCES libraries,
    library_id TEXT NOT NULL REFERENCES libraries,
    call_number TEXT NOT NULL,
    in_transit_to TEXT REFERENCES libraries,
    is_reference INTEGER NOT NULL DEFAULT 0 CHECK (is_reference IN (0, 1)),
    is_missing INTEGER NOT NULL DEFAULT 0 CHECK (is_missing IN (0, 1)),
    is_renewable INTEGER NOT NULL DEFAULT 1 CHECK (is_renewable IN (0, 1))
) STRICT;
CREATE INDEX items_biblio ON items (biblio_id);
CREATE TABLE patrons (
    patron_id INTEGER PRIMARY KEY,
    card TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    pin_hash TEXT,
    pin_expires TEXT,
    card_expires TEXT,
    restricted_until TEXT, -- last restricted day
    card_lost INTEGER NOT NULL DEFAULT 0 CHECK (card_lost IN (0, 1)),
    gone_no_address INTEGER NOT NULL DEFAULT 0 CHECK (gone_no_address IN (0, 1)),
    message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE checkouts (
    checkout_id INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id INTEGER NOT NULL UNIQUE REFERENCES items,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    checked_out_at TEXT NOT NULL,
    due TEXT NOT NULL,
    renewals_used INTEGER NOT NULL DEFAULT 0 CHECK (renewals_used >= 0)
) STRICT;
CREATE INDEX checkouts_patron ON checkouts (patron_id, due);
CREATE TABLE holds (
    hold_id INTEGER PRIMARY KEY AUTOINCREMENT,
    biblio_id INTEGER NOT NULL REFERENCES biblios,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    pickup_library_id TEXT NOT NULL REFERENCES libraries,
    placed_on TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'ready', 'in_transit')),
    item_id INTEGER UNIQUE REFERENCES items,
    is_suspended INTEGER NOT NULL DEFAULT 0 CHECK (is_suspended IN (0, 1)),
    suspended_until TEXT, -- first day it counts again; NULL: until resumed
    last_pickup_day TEXT,
    UNIQUE (biblio_id, patron_id),
    CHECK ((status = 'pending') = (item_id IS NULL)),
    CHECK ((status = 'ready') = (last_pickup_day IS NOT NULL)),
    CHECK (status = 'pending' OR is_suspended = 0)
) STRICT;
CREATE INDEX holds_patron ON holds (patron_id);
CREATE TABLE charges (
    charge_id INTEGER PRIMARY KEY,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    kind TEXT NOT NULL,
    description TEXT NOT NULL,
    amount_tetri INTEGER NOT NULL,
    charged_on TEXT NOT NULL
) STRICT;
CREATE INDEX charges_patron ON charges (patron_id);
CREATE TABLE writes (
    idempotency_key TEXT PRIMARY KEY,
    patron_id INTEGER NOT NULL REFERENCES patrons,
    request_hash TEXT NOT NULL,
    outcome TEXT NOT NULL,
    created_at TEXT NOT NULL,
    kind TEXT,              -- WriteKind; NULL: asked about before it came, never to be done
    changes TEXT NOT NULL DEFAULT '[]',  -- what a receipt tells of it
    settled_at TEXT         -- the patron is known to have been told
) STRICT;
CREATE INDEX writes_age ON writes (created_at);
CREATE INDEX writes_unsettled ON writes (patron_id) WHERE settled_at IS NULL;
CREATE TABLE kiosk_keys (
    key_sha256 TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    library_id TEXT NOT NULL REFERENCES libraries,
    revoked_at TEXT
) STRICT;
CREATE TABLE staff_calls (
    call_id INTEGER PRIMARY KEY AUTOINCREMENT,
    kiosk TEXT NOT NULL,
    library_id TEXT NOT NULL REFERENCES libraries,
    made_at TEXT NOT NULL,
    answered_at TEXT
) STRICT;
CREATE UNIQUE INDEX staff_calls_open ON staff_calls (kiosk) WHERE answered_at IS NULL;
CREATE INDEX staff_calls_kiosk ON staff_calls (kiosk, call_id);
CREATE TABLE staff_call_keys (
    kiosk TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    call_id INTEGER NOT NULL REFERENCES staff_calls ON DELETE CASCADE,
    PRIMARY KEY (kiosk, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_call_keys_call ON staff_call_keys (call_id);
CREATE TABLE pin_failures (
    card_sha256 TEXT PRIMARY KEY,
    failures INTEGER NOT NULL CHECK (failures > 0),
    last_failure TEXT NOT NULL
) STRICT;
CREATE TABLE staff_acts (
    act_id INTEGER PRIMARY KEY AUTOINCREMENT,
    patron_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '', -- an amount in lari or a date
    done_at TEXT NOT NULL,
    done_by TEXT NOT NULL
) STRICT;
CREATE INDEX staff_acts_patron ON staff_acts (patron_id, act_id);
CREATE VIEW item_states AS
SELECT
    items.*,
    checkouts.due AS due,
    CASE
        WHEN items.is_missing THEN 'missing'
        WHEN checkouts.checkout_id IS NOT NULL THEN 'on_loan'
        WHEN holds.status = 'ready' THEN 'on_hold_shelf'
        WHEN holds.status = 'in_transit' OR items.in_transit_to IS NOT NULL THEN 'in_transit'
        WHEN items.is_reference THEN 'reference'
        ELSE 'available'
    END AS status
FROM items
LEFT JOIN checkouts ON checkouts.item_id = items.item_id
LEFT JOIN holds ON holds.item_id = items.item_id;
CREATE TABLE index_state (
    version INTEGER NOT NULL
) STRICT;
CREATE TABLE index_libraries (
    library_id TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE CHECK (place BETWEEN 0 AND 61)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE call_numbers (
    call_number TEXT NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (call_number, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_numbers_biblio ON call_numbers (biblio_id);
CREATE TABLE records (
    biblio_id INTEGER PRIMARY KEY REFERENCES editions ON DELETE CASCADE,
    texts TEXT NOT NULL
) STRICT;
CREATE TABLE words (
    word_id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    slip_keys TEXT NOT NULL -- between which slips are counted, a space between them
) STRICT;
CREATE TABLE word_stems (
    stem TEXT NOT NULL,
    kind INTEGER NOT NULL,
    word_id INTEGER NOT NULL,
    PRIMARY KEY (stem, kind, word_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE word_keys (
    key TEXT NOT NULL,
    stem TEXT NOT NULL,
    word_id INTEGER NOT NULL,
    PRIMARY KEY (key, stem, word_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE word_slips (
    piece TEXT NOT NULL,
    word_id INTEGER NOT NULL,
    PRIMARY KEY (piece, word_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE postings (
    word_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (word_id, place, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_biblio ON postings (biblio_id, word_id, place);
CREATE TABLE squeezed_titles (
    squeezed TEXT NOT NULL,
    kind INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES editions ON DELETE CASCADE,
    PRIMARY KEY (squeezed, kind, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX squeezed_titles_biblio ON squeezed_titles (biblio_id);
CREATE TABLE works (
    work_id INTEGER PRIMARY KEY,
    work_key TEXT NOT NULL UNIQUE,
    author_sort TEXT NOT NULL,
    title_sort TEXT NOT NULL
) STRICT;
CREATE INDEX works_author ON works (author_sort, title_sort);
CREATE TABLE spellings (
    spelling TEXT PRIMARY KEY,
    name_key TEXT NOT NULL,
    sort_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE heading_starts (
    start TEXT NOT NULL,
    inner INTEGER NOT NULL,
    heading_id INTEGER NOT NULL,
    PRIMARY KEY (start, inner, heading_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER heading_biblio_gone AFTER DELETE ON heading_biblios BEGIN
    UPDATE headings SET biblios = biblios - 1 WHERE heading_id = OLD.heading_id;
END;
CREATE VIEW shelves AS
SELECT
    items.item_id AS item_id,
    items.biblio_id AS biblio_id,
    1 << libraries.network_order AS library_bit,
    items.status AS status
FROM item_states AS items JOIN libraries ON libraries.library_id = items.library_id;
CREATE TRIGGER libraries_indexed AFTER INSERT ON libraries BEGIN
    INSERT INTO index_libraries (library_id, place) VALUES (NEW.library_id, NEW.network_order);
END;
CREATE TRIGGER libraries_indexed_gone AFTER DELETE ON libraries BEGIN
    DELETE FROM index_libraries WHERE library_id = OLD.library_id;
END;
CREATE TRIGGER biblios_indexed_gone AFTER DELETE ON biblios BEGIN
    DELETE FROM editions WHERE biblio_id = OLD.biblio_id;
END;
CREATE TRIGGER items_indexed AFTER INSERT ON items BEGIN
    UPDATE editions SET
        owned = owned | COALESCE((SELECT library_bit FROM shelves
            WHERE item_id = NEW.item_id AND status <> 'missing'), 0),
        available = available | COALESCE((SELECT library_bit FROM shelves
            WHERE item_id = NEW.item_id AND status = 'available'), 0)
    WHERE biblio_id = NEW.biblio_id;
    INSERT OR IGNORE INTO call_numbers (call_number, biblio_id)
        SELECT NEW.call_number, biblio_id FROM editions WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER items_indexed_changed
AFTER UPDATE OF biblio_id, library_id, in_transit_to, is_reference, is_missing ON items BEGIN
    UPDATE editions SET
        owned = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE shelves.biblio_id = editions.biblio_id AND status <> 'missing'),
        available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE shelves.biblio_id = editions.biblio_id AND status = 'available')
    WHERE biblio_id IN (OLD.biblio_id, NEW.biblio_id);
END;
CREATE TRIGGER items_indexed_renumbered
AFTER UPDATE OF biblio_id, call_number ON items
WHEN OLD.biblio_id <> NEW.biblio_id OR OLD.call_number <> NEW.call_number BEGIN
    DELETE FROM call_numbers WHERE call_number = OLD.call_number AND biblio_id = OLD.biblio_id
        AND NOT EXISTS (SELECT 1 FROM items
            WHERE biblio_id = OLD.biblio_id AND call_number = OLD.call_number);
    INSERT OR IGNORE INTO call_numbers (call_number, biblio_id)
        SELECT NEW.call_number, biblio_id FROM editions WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER items_indexed_gone AFTER DELETE ON items BEGIN
    UPDATE editions SET
        owned = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE biblio_id = OLD.biblio_id AND status <> 'missing'),
        available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
            WHERE biblio_id = OLD.biblio_id AND status = 'available')
    WHERE biblio_id = OLD.biblio_id;
    DELETE FROM call_numbers WHERE call_number = OLD.call_number AND biblio_id = OLD.biblio_id
        AND NOT EXISTS (SELECT 1 FROM items
            WHERE biblio_id = OLD.biblio_id AND call_number = OLD.call_number);
END;
CREATE TRIGGER checkouts_indexed AFTER INSERT ON checkouts BEGIN
    UPDATE editions SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = editions.biblio_id AND status = 'available')
    WHERE biblio_id = (SELECT biblio_id FROM items WHERE item_id = NEW.item_id);
END;
CREATE TRIGGER checkouts_indexed_gone AFTER DELETE ON checkouts BEGIN
    UPDATE editions SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = editions.biblio_id AND status = 'available')
    WHERE biblio_id = (SELECT biblio_id FROM items WHERE item_id = OLD.item_id);
END;
CREATE TRIGGER holds_indexed AFTER INSERT ON holds WHEN NEW.item_id IS NOT NULL BEGIN
    UPDATE editions SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = editions.biblio_id AND status = 'available')
    WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER holds_indexed_changed AFTER UPDATE OF item_id, status ON holds BEGIN
    UPDATE editions SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = editions.biblio_id AND status = 'available')
    WHERE biblio_id = NEW.biblio_id;
END;
CREATE TRIGGER holds_indexed_gone AFTER DELETE ON holds WHEN OLD.item_id IS NOT NULL BEGIN
    UPDATE editions SET available = (SELECT COALESCE(SUM(DISTINCT library_bit), 0) FROM shelves
        WHERE shelves.biblio_id = editions.biblio_id AND status = 'available')
    WHERE biblio_id = OLD.biblio_id;
END;
