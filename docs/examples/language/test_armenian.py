"""A patron speaks Armenian to the kiosk, and hears and types it."""

from __future__ import annotations

from accessibility.intents import Press, ReadPage
from accessibility.page import Grid
from config.i18n import Lexicon, msg
from config.locales.hy.numbers import cardinal
from kiosk.session.activities import Searching
from kiosk.session.audio_intents import Talk
from kiosk.session.events import Did
from tests.flows.conftest import NewListener, Visitor
from voice.protocol import Heard, Listen, Listening, Ready

GRID = Grid(80, 30)
SPOKEN = ("ka", "en", "hy")


async def press(visitor: Visitor, node_id: str) -> None:
    visitor.runner.post(Did(Press(node_id)))
    await visitor.runner.settle()


async def say(visitor: Visitor, phrase: str) -> None:
    voice, runner = visitor.voice, visitor.runner
    runner.post(Did(Talk()))
    await runner.settle()
    listen = next(each for each in reversed(voice.commands) if isinstance(each, Listen))
    assert listen.phrases is None or phrase in listen.phrases
    voice.tell(Listening(listen.grammar_no))
    voice.tell(Heard(listen.grammar_no, phrase, confidence=0.9))
    await runner.settle()


async def test_its_row_changes_the_language(
    new_listener: NewListener, lexicons: dict[str, Lexicon]
) -> None:
    visitor = await new_listener(GRID, language="ka")
    await press(visitor, "language-hy")
    assert visitor.runner.state.language == "hy"
    assert lexicons["hy"].render(msg("speak-ka")) in visitor.text
    said = visitor.newly_heard()
    assert cardinal(1) in said
    assert not any(char.isdigit() for char in said)


async def test_it_is_asked_for_and_spoken_to(
    new_listener: NewListener, lexicons: dict[str, Lexicon]
) -> None:
    visitor = await new_listener(GRID, language="ka")
    visitor.voice.tell(Ready(1, "tape", SPOKEN, SPOKEN, sees_headset=True))
    await say(visitor, lexicons["ka"].phrases(msg("speak-hy"))[0])
    assert visitor.runner.state.language == "hy"
    await say(visitor, cardinal(1))
    assert visitor.screen == "search"


async def test_its_letters_are_typed_on_the_screen_and_named(new_listener: NewListener) -> None:
    visitor = await new_listener(GRID, language="hy")
    await press(visitor, "search")
    for letter in "գիրք":
        await press(visitor, f"letter-{ord(letter):x}")
    activity = visitor.runner.state.activity
    assert isinstance(activity, Searching)
    assert activity.text == "գիրք"
    assert "քե" in visitor.newly_heard()


async def test_when_a_book_is_due_is_said_in_words(new_listener: NewListener) -> None:
    visitor = await new_listener(GRID, language="hy")
    await press(visitor, "loans")
    await visitor.scan("2000000001")
    await visitor.press("1234\r")
    if visitor.screen == "aloud":
        await press(visitor, "aloud-yes")
    visitor.newly_heard()
    visitor.runner.post(Did(ReadPage()))
    await visitor.runner.settle()
    said = visitor.newly_heard()
    assert "դեկտեմբերի" in said
    assert not any(char.isdigit() for char in said)
