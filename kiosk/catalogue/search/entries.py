"""Writing down by which words a biblio is found."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import fields

from kiosk.catalogue.search.folding import fold
from kiosk.catalogue.search.forms import LONGEST_WORD, word_forms
from kiosk.catalogue.search.names import Names, names_of
from kiosk.catalogue.search.texts import (
    LONGEST_TEXT,
    Findable,
    Place,
    Texts,
    squeezed,
    starts_of,
    texts_of,
)

_MOST_WAITING = 20_000
"""Biblios whose rows wait to be written together."""
_POSTING = "INSERT INTO postings (word_id, place, biblio_id) VALUES (?, ?, ?)"
_STEM = "INSERT INTO word_stems (stem, kind, word_id) VALUES (?, ?, ?)"
_KEY = "INSERT INTO word_keys (key, stem, word_id) VALUES (?, ?, ?)"
_PIECE = "INSERT INTO word_slips (piece, word_id) VALUES (?, ?)"
_SQUEEZED = "INSERT OR IGNORE INTO squeezed_titles (squeezed, kind, biblio_id) VALUES (?, ?, ?)"
_START = "INSERT OR IGNORE INTO head_starts (start, inner, head_id) VALUES (?, ?, ?)"
_INSERTS = (_POSTING, _STEM, _KEY, _PIECE, _SQUEEZED, _START)
_VOLUME = re.compile(r"\b(?:\d+|[ivx]+)\b")

__all__ = ["Findable", "Place", "Writer", "add"]


def add(connection: sqlite3.Connection, findable: Findable) -> None:
    """Index a biblio, in place of what was known of it; inside the caller's transaction.

    Its row in ``biblios`` must be there already.
    """
    with Writer(connection) as writer:
        writer.add(findable)


class Writer:
    """Adds biblios one after the other inside one transaction; remembers the words it has met.

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

    def add(self, findable: Findable) -> None:
        """See :func:`add`."""
        biblio_id = findable.biblio_id
        self._added += 1
        if self._added >= _MOST_WAITING:
            self.flush()
        before = self._clear(biblio_id)
        row = self._connection.execute(
            "SELECT author, language FROM biblios WHERE biblio_id = ?", (biblio_id,)
        ).fetchone()
        author, language = ("", "") if row is None else (row[0], row[1])
        texts = texts_of(findable, language)
        ids = {word: self._word_id(word) for word in texts.places}
        self._waiting[_POSTING] += [
            (ids[word], int(place), biblio_id) for word, place in texts.places.items()
        ]
        self._waiting[_SQUEEZED] += [
            (together, kind, biblio_id) for together, kind in squeezed(texts.title)
        ]
        names = names_of(author) or tuple(findable.authors[:1])
        self._put_in_work(findable, texts, ids, names)
        self._add_heads(findable, names)
        self._connection.execute(
            "INSERT INTO findables (biblio_id, texts) VALUES (?, ?)", (biblio_id, _stored(findable))
        )
        self._forget_words(before - set(ids.values()))

    def _clear(self, biblio_id: int) -> set[int]:
        """Take out what was known; the words it was found by."""
        execute = self._connection.execute
        if biblio_id in self._met:
            self.flush()
        self._met.add(biblio_id)
        known = execute("DELETE FROM findables WHERE biblio_id = ?", (biblio_id,)).rowcount
        if not known:
            return set()
        words = {
            row[0]
            for row in execute("SELECT word_id FROM postings WHERE biblio_id = ?", (biblio_id,))
        }
        execute("DELETE FROM postings WHERE biblio_id = ?", (biblio_id,))
        execute("DELETE FROM squeezed_titles WHERE biblio_id = ?", (biblio_id,))
        heads = execute("SELECT head_id FROM head_biblios WHERE biblio_id = ?", (biblio_id,))
        for (head_id,) in [tuple(row) for row in heads]:
            execute("UPDATE heads SET biblios = biblios - 1 WHERE head_id = ?", (head_id,))
        execute("DELETE FROM head_biblios WHERE biblio_id = ?", (biblio_id,))
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

    # Works and heads

    def _put_in_work(
        self, findable: Findable, texts: Texts, ids: Mapping[str, int], names: Sequence[str]
    ) -> None:
        first = names[0] if names else ""
        title = " ".join(texts.title)
        parts = [title, self._names.key(first)]
        subtitle = fold(findable.subtitle[:LONGEST_TEXT])
        if not first:
            parts.append(subtitle)  # nobody signed: only all of it tells one from another
        else:
            parts += _VOLUME.findall(subtitle)
        key = "\n".join(parts)
        execute = self._connection.execute
        row = execute("SELECT work_id FROM works WHERE work_key = ?", (key,)).fetchone()
        if row is None:
            cursor = execute(
                "INSERT INTO works (work_key, author_sort, title_sort) VALUES (?, ?, ?)",
                (key, self._names.sort_key(first), title),
            )
            work_id = cursor.lastrowid
        else:
            work_id = row[0]
        sequence = [ids[word[:LONGEST_WORD]] for word in texts.title if word[:LONGEST_WORD] in ids]
        execute(
            "UPDATE cards SET work_id = ?, title_words = ? WHERE biblio_id = ?",
            (work_id, " ".join(map(str, sequence)), findable.biblio_id),
        )

    def _add_heads(self, findable: Findable, names: Sequence[str]) -> None:
        title = findable.title[:LONGEST_TEXT]
        self._add_head("title", fold(title), title, findable.biblio_id)
        for name in names:
            self._add_head("author", self._names.key(name), name, findable.biblio_id)
        for subject in findable.subjects:
            self._add_head("subject", fold(subject), subject, findable.biblio_id)

    def _add_head(self, kind: str, key: str, text: str, biblio_id: int) -> None:
        key, text = key[:LONGEST_TEXT], text[:LONGEST_TEXT].strip()
        if not key:
            return
        execute = self._connection.execute
        row = execute(
            "SELECT head_id FROM heads WHERE kind = ? AND head_key = ?", (kind, key)
        ).fetchone()
        if row is None:
            cursor = execute(
                "INSERT INTO heads (kind, head_key, text) VALUES (?, ?, ?)", (kind, key, text)
            )
            head_id = cursor.lastrowid
            assert head_id is not None
            spelt = self._names.spellings(key) if kind == "author" else (key,)
            self._waiting[_START] += [(start, inner, head_id) for start, inner in starts_of(spelt)]
        else:
            head_id = row[0]
        added = execute(
            "INSERT OR IGNORE INTO head_biblios (head_id, biblio_id) VALUES (?, ?)",
            (head_id, biblio_id),
        )
        if added.rowcount:
            execute("UPDATE heads SET biblios = biblios + 1 WHERE head_id = ?", (head_id,))


def _stored(findable: Findable) -> str:
    names = [each.name for each in fields(findable) if each.name != "biblio_id"]
    texts = {name: value for name in names if (value := getattr(findable, name))}
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
