"""Without looking: what was typed can be heard and spelled, and every key answers."""

from __future__ import annotations

import asyncio

from accessibility.intents import (
    Choose,
    Direction,
    Enter,
    Erase,
    Home,
    Move,
    Repeat,
    Spell,
    WhereAmI,
)
from accessibility.spelling import spelled_out
from config.i18n import Form, Lexicon, msg
from kiosk.session.audio_intents import ToggleSound
from kiosk.session.intents import OpenSearch, SignIn
from tests.audio.conftest import Kiosk, MakeKiosk
from tests.audio.speaking import sample


def words_of(lexicons: dict[str, Lexicon], key: str, language: str = "en") -> str:
    return lexicons[language].render(msg(key), Form.SPEECH)


async def test_what_was_typed_is_read_and_spelled(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(OpenSearch(), *(Enter(letter) for letter in "frog"))
    kiosk.new_words()
    kiosk.do(WhereAmI())
    assert "frog" in kiosk.new_words()
    kiosk.do(Spell())
    assert ", ".join(spelled_out("frog", lexicons["en"])) in kiosk.new_words()


async def test_a_field_says_that_it_is_empty(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    empty = words_of(lexicons, "field-empty")
    for screen in (OpenSearch(), SignIn()):
        kiosk = await make_kiosk(sample("welcome"))
        kiosk.do(screen, Enter("2"), Enter("3"))
        kiosk.new_words()
        kiosk.do(Erase())
        assert empty not in kiosk.new_words()
        kiosk.do(Erase())
        assert empty in kiosk.new_words()


async def test_home_on_the_first_screen_answers_and_goes_to_its_beginning(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    kiosk.do(Repeat(), Move(Direction.DOWN), Move(Direction.DOWN))
    kiosk.new_words()
    kiosk.do(Home())
    assert words_of(lexicons, "stuck-home") in kiosk.new_words()
    assert kiosk.page.focus == kiosk.page.spec.entry


async def test_the_key_of_the_sound_speaks_to_who_comes_and_says_when_it_is_off(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(sample("welcome", "ka"))
    assert kiosk.state.is_at_rest
    kiosk.do(ToggleSound())
    assert words_of(lexicons, "welcome-title", "ka") in kiosk.new_words()
    kiosk.do(OpenSearch())
    kiosk.new_words()
    kiosk.do(ToggleSound())
    assert not kiosk.state.speaks
    assert words_of(lexicons, "sound-off-now", "ka") in kiosk.new_words()


async def silence_after(kiosk: Kiosk) -> str:
    """What is said after everything is said: the hints, if any are left."""
    kiosk.new_words()
    for _ in range(40):
        await asyncio.to_thread(lambda: None)
    return kiosk.new_words()


async def test_a_hint_that_was_heard_is_not_said_again_in_this_visit(
    make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    kiosk = await make_kiosk(sample("welcome"), hint_after_s=0.0)
    kiosk.do(Repeat())
    hint = words_of(lexicons, "menu-search-hint")
    how = words_of(lexicons, "how-keys").split(".")[0]
    first = await silence_after(kiosk)
    assert hint in first
    assert how in first
    kiosk.do(Repeat())
    assert hint not in await silence_after(kiosk)
    kiosk.do(Choose(9), Home(), Move(Direction.DOWN))
    again = await silence_after(kiosk)
    assert how not in again
