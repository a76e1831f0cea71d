"""Writing down by what a biblio is found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import fields

from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.forms import LONGEST_WORD, word_forms
from kiosk.catalogue.search.names import Names, names_of
from kiosk.catalogue.search.records import Record
from kiosk.catalogue.search.signs import exact
from kiosk.catalogue.search.texts import LONGEST_TEXT, Texts, squeezed, starts_of, texts_of
from kiosk.catalogue.search.work_keys import work_key

_MOST_WAITING = 20_000
"""Biblios whose rows wait to be written together."""
_POSTING = "INSERT INTO postings (word_id, place, biblio_id) VALUES (?, ?, ?)"
_STEM = "INSERT INTO word_stems (stem, kind, word_id) VALUES (?, ?, ?)"
_KEY = "INSERT INTO word_keys (key, stem, word_id) VALUES (?, ?, ?)"
_PIECE = "INSERT INTO word_slips (piece, word_id) VALUES (?, ?)"
_SQUEEZED = "INSERT OR IGNORE INTO squeezed_titles (squeezed, kind, biblio_id) VALUES (?, ?, ?)"
_START = "INSERT OR IGNORE INTO heading_starts (start, inner, heading_id) VALUES (?, ?, ?)"
_EDITION = (
    "INSERT INTO editions (biblio_id, work_id, form, language, audience, year, added_on,"
    " title_words) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (biblio_id) DO UPDATE SET"
    " work_id = excluded.work_id, form = excluded.form, language = excluded.language,"
    " audience = excluded.audience, year = excluded.year, added_on = excluded.added_on,"
    " title_words = excluded.title_words"
)
_COLUMNS = frozenset({"biblio_id", "form", "language", "audience", "year", "added_on"})
"""What of a record stands in ``editions``; the rest is kept as texts."""
_INSERTS = (_POSTING, _STEM, _KEY, _PIECE, _SQUEEZED, _START)


class Writer:
    """Puts biblios in one after the other inside one transaction; remembers the words it has met.

    A context: rows are written in the order of their keys, many at once, the last ones at its end.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._names = Names(connection)
        self._word_ids: dict[str, int] = {}
        self._waiting: dict[str, list[tuple[str | int, ...]]] = {sql: [] for sql in _INSERTS}
        self._met: set[int] = set()
        self._added = 0

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self.flush()

    def flush(self) -> None:
        """Write what waits: to be called before a savepoint that may be rolled back."""
        for sql, rows in self._waiting.items():
            rows.sort()
            self._connection.executemany(sql, rows)
            rows.clear()
        self._added = 0

    def put(self, record: Record) -> None:
        """Index a biblio, in place of what was known of it; its copies stay as they were fed."""
        biblio_id = record.biblio_id
        self._added += 1
        if self._added >= _MOST_WAITING:
            self.flush()
        before = self._clear(biblio_id)
        texts = texts_of(record)
        ids = {word: self._word_id(word) for word in texts.places}
        names = names_of(record.author) or tuple(record.authors[:1])
        sequence = [ids[word[:LONGEST_WORD]] for word in texts.title if word[:LONGEST_WORD] in ids]
        self._connection.execute(
            _EDITION,
            (
                biblio_id,
                self._work_id(record, texts, names),
                record.form,
                record.language,
                record.audience,
                record.year or 0,
                record.added_on,
                " ".join(map(str, sequence)),
            ),
        )
        self._waiting[_POSTING] += [
            (ids[word], int(place), biblio_id) for word, place in texts.places.items()
        ]
        self._waiting[_SQUEEZED] += [
            (together, kind, biblio_id) for together, kind in squeezed(texts.title)
        ]
        self._add_headings(record, names)
        self._connection.execute(
            "INSERT INTO records (biblio_id, texts) VALUES (?, ?)", (biblio_id, _stored(record))
        )
        self._forget_words(before - set(ids.values()))

    def remove(self, biblio_id: int) -> None:
        """Take a biblio out with all that only it was found by; nothing if it is not there."""
        words = self._clear(biblio_id)
        self._connection.execute("DELETE FROM editions WHERE biblio_id = ?", (biblio_id,))
        self._forget_words(words)

    def _clear(self, biblio_id: int) -> set[int]:
        """Take out what was known; the words it was found by."""
        execute = self._connection.execute
        if biblio_id in self._met:
            self.flush()
        self._met.add(biblio_id)
        known = execute("DELETE FROM records WHERE biblio_id = ?", (biblio_id,)).rowcount
        if not known:
            return set()
        words = {
            row[0]
            for row in execute("SELECT word_id FROM postings WHERE biblio_id = ?", (biblio_id,))
        }
        for table in ("postings", "squeezed_titles", "heading_biblios"):
            execute(f"DELETE FROM {table} WHERE biblio_id = ?", (biblio_id,))  # noqa: S608 - ours
        return words

    # Words

    def _word_id(self, word: str) -> int:
        known = self._word_ids.get(word)
        if known is not None:
            return known
        row = self._connection.execute(
            "SELECT word_id FROM words WHERE word = ?", (word,)
        ).fetchone()
        word_id = self._new_word(word) if row is None else int(row[0])
        self._word_ids[word] = word_id
        return word_id

    def _new_word(self, word: str) -> int:
        forms = word_forms(word)
        cursor = self._connection.execute(
            "INSERT INTO words (word, slip_keys) VALUES (?, ?)",
            (word, " ".join(sorted(forms.slip_keys))),
        )
        assert cursor.lastrowid is not None
        word_id = cursor.lastrowid
        self._waiting[_STEM] += [(stem, kind, word_id) for stem, kind in forms.stems]
        self._waiting[_KEY] += [(key, stem, word_id) for key, stem in forms.keys]
        self._waiting[_PIECE] += [(piece, word_id) for piece in forms.pieces]
        return word_id

    def _forget_words(self, word_ids: set[int]) -> None:
        """Words that no biblio has any more would only be guessed at in vain."""
        if not word_ids:
            return
        self.flush()
        for word_id in word_ids:
            row = self._connection.execute(
                "SELECT word FROM words WHERE word_id = ? AND NOT EXISTS"
                " (SELECT 1 FROM postings WHERE word_id = words.word_id)",
                (word_id,),
            ).fetchone()
            if row is None:
                continue
            self._word_ids.pop(row[0], None)
            forms = word_forms(row[0])
            delete = self._connection.executemany
            delete(
                "DELETE FROM word_stems WHERE stem = ? AND kind = ? AND word_id = ?",
                [(stem, kind, word_id) for stem, kind in forms.stems],
            )
            delete(
                "DELETE FROM word_keys WHERE key = ? AND stem = ? AND word_id = ?",
                [(key, stem, word_id) for key, stem in forms.keys],
            )
            delete(
                "DELETE FROM word_slips WHERE piece = ? AND word_id = ?",
                [(piece, word_id) for piece in forms.pieces],
            )
            self._connection.execute("DELETE FROM words WHERE word_id = ?", (word_id,))

    # Works and headings

    def _work_id(self, record: Record, texts: Texts, names: Sequence[str]) -> int:
        first = names[0] if names else ""
        title = " ".join(texts.title)
        key = work_key(record, texts.title, self._names.key(first))
        execute = self._connection.execute
        row = execute("SELECT work_id FROM works WHERE work_key = ?", (key,)).fetchone()
        if row is not None:
            return int(row[0])
        cursor = execute(
            "INSERT INTO works (work_key, author_sort, title_sort) VALUES (?, ?, ?)",
            (key, self._names.sort_key(first), title),
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _add_headings(self, record: Record, names: Sequence[str]) -> None:
        title = record.title[:LONGEST_TEXT]
        self._add_heading("title", exact(title), title, record.biblio_id)
        for name in names:
            self._add_heading("author", self._names.key(name), name, record.biblio_id)
        for subject in record.subjects:
            self._add_heading("subject", fold(subject), subject, record.biblio_id)

    def _add_heading(self, kind: str, key: str, text: str, biblio_id: int) -> None:
        key, text = key[:LONGEST_TEXT], text[:LONGEST_TEXT].strip()
        if not key:
            return
        execute = self._connection.execute
        row = execute(
            "SELECT heading_id FROM headings WHERE kind = ? AND heading_key = ?", (kind, key)
        ).fetchone()
        if row is None:
            cursor = execute(
                "INSERT INTO headings (kind, heading_key, text) VALUES (?, ?, ?)", (kind, key, text)
            )
            heading_id = cursor.lastrowid
            assert heading_id is not None
            spelt = self._names.spellings(key) if kind == "author" else (key, fold(text))
            self._waiting[_START] += [
                (start, inner, heading_id) for start, inner in starts_of(spelt)
            ]
        else:
            heading_id = row[0]
        added = execute(
            "INSERT OR IGNORE INTO heading_biblios (heading_id, biblio_id) VALUES (?, ?)",
            (heading_id, biblio_id),
        )
        if added.rowcount:
            execute("UPDATE headings SET biblios = biblios + 1 WHERE heading_id = ?", (heading_id,))


def read_records(connection: sqlite3.Connection) -> Iterator[Record]:
    """Every record as it was fed, by number."""
    rows = connection.execute(
        "SELECT e.biblio_id, e.form, e.language, e.audience, e.year, e.added_on, r.texts"
        " FROM records AS r JOIN editions AS e ON e.biblio_id = r.biblio_id ORDER BY e.biblio_id"
    )
    for biblio_id, form, language, audience, year, added_on, texts in map(tuple, rows):
        yield Record(
            biblio_id=biblio_id,
            form=form,
            language=language,
            audience=audience,
            year=year or None,
            added_on=added_on,
            **json.loads(texts),
        )


def _stored(record: Record) -> str:
    texts = {
        each.name: value
        for each in fields(record)
        if each.name not in _COLUMNS and (value := getattr(record, each.name))
    }
    texts.setdefault("title", "")
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
