"""A patron who sees nothing, at a kiosk that is heard: nine keys in, a tape of the voice out.

The patron of these tests never asks the program where it is. What is heard decides the next key.
"""

from __future__ import annotations

import re

import pytest

from accessibility.page import Grid
from config.i18n import Form, Lexicon, Msg, msg
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from tests.flows.conftest import NewListener, Visitor
from tests.flows.test_visits import BACK, DOWN, ENTER, HOME, LEFT, NINE_KEYS, REPEAT, RIGHT
from voice.speech.utterance import parts_of

CARD, PIN = "2000000001", "1234"
LETTERS_AWAY = 60


class Ears:
    """Presses one of nine keys at a time and goes by what comes out of the voice."""

    def __init__(self, visitor: Visitor, words: Lexicon) -> None:
        self._visitor = visitor
        self._words = words
        self._latest = ""
        self.heard: list[str] = []
        self.pressed: set[bytes] = set()

    async def press(self, key: bytes, times: int = 1) -> None:
        if not times:
            return
        for _ in range(times):
            assert key in NINE_KEYS
            self.pressed.add(key)
            await self._visitor.press(key)
        self._latest = self._visitor.newly_heard()
        self.heard.append(self._latest)

    def sounds(self, key: str | Msg) -> str:
        """How a message sounds, without its full stop."""
        message = msg(key) if isinstance(key, str) else key
        text = self._words.render(message, Form.SPEECH)
        said = " ".join(part.text for part in parts_of([text], self._words.language))
        return said.rstrip(" .")

    def hears(self, key: str | Msg) -> bool:
        return re.search(rf"(?<!\w){re.escape(self.sounds(key))}(?!\w)", self._latest) is not None

    async def go_to(self, key: str | Msg, *, by: bytes = RIGHT) -> None:
        """Press one key until the words are heard."""
        for _ in range(LETTERS_AWAY):
            if self.hears(key):
                return
            await self.press(by)
        raise AssertionError(f"{key} was never heard, last: {self._latest!r}")

    async def choose(self, key: str | Msg, *, by: bytes = RIGHT) -> None:
        await self.go_to(key, by=by)
        await self.press(ENTER)

    async def spell(self, text: str) -> None:
        """Letter by letter, by the names of the letters; each is confirmed by its name."""
        for char in text:
            name = f"letter-{ord(char):x}"
            await self.press(LEFT, LETTERS_AWAY)
            await self.press(REPEAT)
            await self.choose(name)
            assert self.hears(name), self._latest

    async def enter_digits(self, digits: str) -> None:
        """By counting: they stand in order, and none of them is named."""
        for at, digit in enumerate(digits, start=1):
            await self.press(LEFT, 12)
            away = (int(digit) - 1) % 10
            await self.press(RIGHT, away)
            assert self.hears("secret-key" if away else "stuck-left"), self._latest
            await self.press(ENTER)
            assert self.hears(msg("secret-value", shown="", count=at)), self._latest


@pytest.mark.parametrize("language", ["ka", "en"])
async def test_a_blind_patron_finds_a_book_signs_in_renews_all_and_places_a_hold(
    new_listener: NewListener,
    backend: EmbeddedBackend,
    lexicons: dict[str, Lexicon],
    language: str,
) -> None:
    visitor = await new_listener(Grid(58, 17), language=language)
    ears = Ears(visitor, lexicons[language])
    assert visitor.newly_heard() == "", "a kiosk that nobody touches is silent"
    await ears.press(REPEAT)
    assert ears.hears("welcome-title")
    await ears.choose("menu-search", by=DOWN)
    assert ears.hears("search-title")
    if language == "en":
        await ears.choose("entry-layer-georgian")
    await ears.spell("შუშანიკ")
    await ears.choose("search-submit")
    assert "შუშანიკ" in ears.heard[-1]
    assert not ears.hears("search-empty")
    await ears.press(ENTER)
    await ears.choose("record-hold")

    assert ears.hears("card-title")
    await ears.enter_digits(CARD)
    await ears.choose("card-submit")
    assert ears.hears("pin-title")
    await ears.enter_digits(PIN)
    await ears.choose("pin-submit")

    assert ears.hears("aloud-title"), "the question comes before anything private"
    await ears.choose("aloud-yes", by=DOWN)
    assert ears.hears("pickup-title")
    await ears.press(ENTER)
    assert ears.hears("confirm-hold-title")
    await ears.choose("confirm-hold-yes", by=DOWN)
    assert ears.hears("hold-placed-title"), ears.heard[-1]
    assert _holds(backend) == 4

    await ears.press(HOME)
    await ears.choose("menu-loans", by=DOWN)
    assert ears.hears("loans-title")
    await ears.choose("loans-renew-all", by=DOWN)
    assert ears.hears("renewals-title")
    assert _renewed(backend) > 0
    await ears.press(HOME)
    await ears.choose("menu-finish", by=DOWN)
    assert ears.hears("goodbye-title")
    assert ears.pressed <= NINE_KEYS
    assert not any(PIN in said or CARD in said for said in ears.heard)


async def test_who_says_no_hears_numbers_and_can_still_do_it_all(
    new_listener: NewListener, backend: EmbeddedBackend, lexicons: dict[str, Lexicon]
) -> None:
    visitor = await new_listener(Grid(40, 11))
    ears = Ears(visitor, lexicons["ka"])
    await ears.press(REPEAT)
    await ears.choose("menu-loans", by=DOWN)
    await ears.enter_digits(CARD)
    await ears.choose("card-submit")
    await ears.enter_digits(PIN)
    await ears.choose("pin-submit")
    assert ears.hears("aloud-title")
    await ears.press(BACK)
    assert ears.hears("loans-title")
    titles = _titles(backend)
    for _ in range(30):
        await ears.press(DOWN)
    await ears.press(HOME)
    await ears.choose("menu-loans", by=DOWN)
    await ears.choose("loans-renew-all", by=DOWN)
    assert ears.hears("renewals-title")
    assert _renewed(backend) > 0
    heard = " ".join(ears.heard)
    assert ears.sounds("fact-due") not in heard
    assert titles
    assert not any(title in heard for title in titles)


async def test_speech_can_be_asked_for_by_key_or_by_headset(
    new_listener: NewListener, lexicons: dict[str, Lexicon]
) -> None:
    visitor = await new_listener(Grid(58, 17), starts="on_request")
    ears = Ears(visitor, lexicons["ka"])
    await ears.press(DOWN, 2)
    assert ears.heard[-1] == ""
    await ears.press(REPEAT)
    assert ears.hears("welcome-title")
    other = await new_listener(Grid(58, 17), starts="on_request")
    other.voice.plug_in()
    assert Ears(other, lexicons["ka"]).sounds("welcome-title") in other.newly_heard()


def _holds(backend: EmbeddedBackend) -> int:
    return _count(backend, "holds")


def _renewed(backend: EmbeddedBackend) -> int:
    return _count(backend, "checkouts", "AND renewals_used > 0")


def _count(backend: EmbeddedBackend, table: str, more: str = "") -> int:
    with backend.store.reading() as connection:
        row = connection.execute(
            f"SELECT count(*) FROM {table} JOIN patrons USING (patron_id) WHERE card = ? {more}",
            (CARD,),
        ).fetchone()
    return int(row[0])


def _titles(backend: EmbeddedBackend) -> list[str]:
    with backend.store.reading() as connection:
        rows = connection.execute(
            "SELECT title FROM biblios JOIN items USING (biblio_id) JOIN checkouts USING (item_id)"
            " JOIN patrons USING (patron_id) WHERE card = ?",
            (CARD,),
        ).fetchall()
    return [str(row[0]) for row in rows]
