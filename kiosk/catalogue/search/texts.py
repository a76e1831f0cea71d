"""What of a biblio is looked for: its texts as words and places, and how they begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from kiosk.catalogue.kinds import Language
from kiosk.catalogue.search.coarse_keys import keys
from kiosk.catalogue.search.folding import fold, typed_words
from kiosk.catalogue.search.forms import LONGEST_WORD
from kiosk.catalogue.search.isbn import isbn_13
from kiosk.catalogue.search.layouts import has_shifted_letters, read_as_georgian
from kiosk.catalogue.search.records import Record
from kiosk.catalogue.search.signs import signed_words
from kiosk.catalogue.search.spelling import is_georgian

LONGEST_TEXT = 4_000
"""Characters of any one text that are looked at: a record may hold a whole book by mistake."""
MOST_WORDS = 400
"""Distinct words of one biblio; beyond it the last ones are left out."""
START_CHARACTERS = 24
_MOST_STARTS = 5
AS_TYPED, AS_KEY = range(2)
ARTICLES = frozenset({"the", "a", "an"})


class Place(IntEnum):
    """Where a word stands, the best place first."""

    WHOLE_TITLE = 0
    TITLE_BEGINS = 1
    TITLE = 2
    OTHER_TITLE = 3
    """Also the original title."""
    AUTHOR = 4
    SUBTITLE = 5
    """Also the series."""
    SUBJECT = 6


@dataclass(slots=True)
class Texts:
    """A biblio as it is going to be found."""

    title: list[str]
    """Its words in order."""
    places: dict[str, Place] = field(default_factory=dict)

    def put(self, words: Iterable[str], place: Place) -> None:
        for word in words:
            word = word[:LONGEST_WORD]
            if word not in self.places and len(self.places) < MOST_WORDS:
                self.places[word] = place


def without_article(words: Sequence[str]) -> Sequence[str]:
    """A title's words without the English article before them."""
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def texts_of(record: Record) -> Texts:
    """All words of a biblio in their places."""
    title = record.title[:LONGEST_TEXT]
    words = fold(title).split()
    decoded = _decoded(title) if record.language == Language.GEORGIAN else []
    in_order = list(without_article(decoded or words))
    texts = Texts(in_order)
    signed = signed_words(title)
    if in_order:
        # A title with signs is not the whole of what its letters alone say.
        alone = len(in_order) == 1 and not signed
        texts.put(in_order[:1], Place.WHOLE_TITLE if alone else Place.TITLE_BEGINS)
    whole = len(title.split()) == 1
    texts.put(signed, Place.WHOLE_TITLE if whole else Place.TITLE)
    texts.put(in_order, Place.TITLE)
    texts.put(words, Place.TITLE)
    number = [isbn_13(each) for each in (record.isbn, *record.other_isbns)]
    texts.put(filter(None, number), Place.TITLE)
    for place, group in (
        (Place.OTHER_TITLE, (record.original_title, *record.other_titles)),
        (Place.AUTHOR, record.authors),
        (Place.SUBTITLE, (record.subtitle, *record.series)),
        (Place.SUBJECT, record.subjects),
    ):
        for text in group:
            texts.put(fold(text[:LONGEST_TEXT]).split(), place)
            if record.language == Language.GEORGIAN:
                texts.put(_decoded(text[:LONGEST_TEXT]), place)
    return texts


def _decoded(text: str) -> list[str]:
    """The words of a text stored in Latin letters as the Georgian keyboard gives them, else none.

    Capitals inside words are what such texts have and no others.
    """
    if not text.isascii() or not any(has_shifted_letters(word[1:]) for word in typed_words(text)):
        return []
    return fold(read_as_georgian(text)).split()


def squeezed(title: Sequence[str]) -> Iterator[tuple[str, int]]:
    """A title without its spaces, as typed and as a coarse key."""
    together = "".join(title)[: 4 * LONGEST_WORD]
    if not together:
        return
    yield together, AS_TYPED
    if is_georgian(together):
        yield from ((key, AS_KEY) for key in keys(together))


def starts_of(spelt: Iterable[str]) -> Iterator[tuple[str, int]]:
    """From each word on, as typed and as a coarse key; 0 where the heading begins, else 1."""
    for heading in spelt:
        words = heading.split()[:_MOST_STARTS]
        for place in range(len(words)):
            start = " ".join(words[place:])[:START_CHARACTERS]
            yield start, int(place > 0)
            if is_georgian(start):
                yield from ((key, int(place > 0)) for key in keys(start.replace(" ", "")))
