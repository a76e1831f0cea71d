-- The search index kept in step with the copies: kiosk/catalogue/search/schema.sql says what of it
-- may be written so. Titles are put in by kiosk.catalogue.backends.embedded.search_feed.

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

-- A new copy adds its own library and takes none away: the others need not be looked at.
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
