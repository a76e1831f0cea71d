-- A library of version 4 with the index of that time, as it was made.
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
    added_on TEXT NOT NULL DEFAULT '' -- day the library first had it, if known
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
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX writes_age ON writes (created_at);
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
    locked_until TEXT,
    last_failure TEXT NOT NULL
) STRICT;
CREATE TABLE index_state (
    version INTEGER NOT NULL,
    names_known INTEGER NOT NULL DEFAULT 0 -- rows of author_names that spellings was made from
) STRICT;
CREATE TABLE findables (
    biblio_id INTEGER PRIMARY KEY REFERENCES biblios ON DELETE CASCADE,
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
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
    PRIMARY KEY (word_id, place, biblio_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_biblio ON postings (biblio_id, word_id, place);
CREATE TABLE squeezed_titles (
    squeezed TEXT NOT NULL,
    kind INTEGER NOT NULL,
    biblio_id INTEGER NOT NULL REFERENCES biblios ON DELETE CASCADE,
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
CREATE TABLE spellings (
    spelling TEXT PRIMARY KEY,
    name_key TEXT NOT NULL,
    sort_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TABLE head_starts (
    start TEXT NOT NULL,
    inner INTEGER NOT NULL,
    head_id INTEGER NOT NULL,
    PRIMARY KEY (start, inner, head_id)
) STRICT, WITHOUT ROWID;
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
CREATE VIEW shelves AS
SELECT
    items.item_id AS item_id,
    items.biblio_id AS biblio_id,
    1 << libraries.network_order AS library_bit,
    items.status AS status
FROM item_states AS items JOIN libraries ON libraries.library_id = items.library_id;
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
INSERT INTO index_state (version, names_known) VALUES (3, 0);
