"""A whole visit by voice, in a headset: one key to talk, everything else is said.

The tape stands for the recogniser: it hands in what one would have written. Catalogue, service and
database are real.
"""

from __future__ import annotations

import pytest

from accessibility.page import Grid
from config.i18n import Lexicon, msg
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.session.audio_intents import Talk
from kiosk.session.events import Did
from tests.flows.conftest import NewListener, Visitor
from tests.flows.test_by_ear import _holds, _renewed
from tests.grids import LANGUAGES
from voice.protocol import Heard, Listen, Listening, Ready

CARD, PIN = "2000000001", "1234"


class Mouth:
    """Presses the talk key and says one thing; asks only what the screen's name is."""

    def __init__(self, visitor: Visitor, words: Lexicon) -> None:
        self._visitor = visitor
        self._words = words

    async def say(self, *readings: str) -> None:
        voice, runner = self._visitor.voice, self._visitor.runner
        runner.touched()
        runner.post(Did(Talk()))
        await runner.settle()
        listen = next(each for each in reversed(voice.commands) if isinstance(each, Listen))
        voice.tell(Listening(listen.grammar_no))
        assert listen.phrases is None or readings[0] in self._sayable(listen), readings
        voice.tell(Heard(listen.grammar_no, readings[0], readings[1:], confidence=0.9))
        await runner.settle()

    async def choose(self, key: str) -> None:
        """By the first phrase of a message."""
        await self.say(self._words.phrases(msg(key))[0])

    async def digits(self, digits: str) -> None:
        """In one breath, by their names."""
        await self.say(" ".join(self._words.phrases(msg(f"letter-{ord(d):x}"))[0] for d in digits))

    def _sayable(self, listen: Listen) -> set[str]:
        """Whole phrases, and any row of letters or digits."""
        phrases = listen.phrases or ()
        words = {word for phrase in phrases for word in phrase.split()}
        return {*phrases, *(said for said in self._said_digits() if set(said.split()) <= words)}

    def _said_digits(self) -> list[str]:
        return [
            " ".join(self._words.phrases(msg(f"letter-{ord(d):x}"))[0] for d in digits)
            for digits in (CARD, PIN)
        ]


async def begin(new_listener: NewListener, language: str, *, headset: bool) -> Visitor:
    visitor = await new_listener(Grid(58, 17), language=language)
    visitor.voice.tell(Ready(1, "tape", LANGUAGES, LANGUAGES, sees_headset=True))
    if headset:
        visitor.voice.plug_in()
    return visitor


@pytest.mark.parametrize(
    ("language", "title"), [("ka", "შუშანიკის წამება"), ("en", "the adventures of tom sawyer")]
)
async def test_a_whole_visit_is_said(
    new_listener: NewListener,
    backend: EmbeddedBackend,
    lexicons: dict[str, Lexicon],
    language: str,
    title: str,
) -> None:
    visitor = await begin(new_listener, language, headset=True)
    mouth = Mouth(visitor, lexicons[language])
    await mouth.choose("menu-search")
    assert visitor.screen == "search"
    await mouth.say(title)
    assert visitor.screen == "heard", visitor.text
    await mouth.choose("pick-1")
    assert visitor.screen in ("record", "editions"), visitor.text
    await mouth.choose("record-hold")

    assert visitor.screen == "card"
    await mouth.choose("digits-by-voice")
    assert visitor.screen == "confirming-said", "who may hear it is said first"
    await mouth.choose("say-yes")
    await mouth.digits(CARD)
    await mouth.choose("card-submit")
    assert visitor.screen == "pin"
    await mouth.digits(PIN)
    await mouth.choose("pin-submit")

    assert visitor.screen == "pickup", visitor.text
    await mouth.choose("pick-1")
    assert visitor.screen == "confirm-hold"
    await mouth.choose("confirm-hold-yes")
    assert visitor.screen == "hold-placed", visitor.text
    assert _holds(backend) == 4

    await mouth.choose("menu-loans")
    assert visitor.screen == "loans"
    before = _renewed(backend)
    await mouth.choose("loans-renew-all")
    assert visitor.screen == "confirming-said", "a change is asked back"
    assert _renewed(backend) == before
    await mouth.choose("say-yes")
    assert visitor.screen == "renewals"
    assert _renewed(backend) > before

    await mouth.choose("menu-finish")
    assert visitor.screen == "goodbye"
    said = " ".join(visitor.voice.said)
    assert CARD not in said
    assert PIN not in said


async def test_on_a_loudspeaker_the_card_is_scanned_and_voice_goes_on(
    new_listener: NewListener, backend: EmbeddedBackend, lexicons: dict[str, Lexicon]
) -> None:
    visitor = await begin(new_listener, "ka", headset=False)
    mouth = Mouth(visitor, lexicons["ka"])
    await mouth.choose("menu-loans")
    assert visitor.screen == "card"
    assert visitor.page.spec.node("say-digits") is None
    await visitor.scan(CARD)
    assert visitor.screen == "pin"
    await visitor.press(f"{PIN}\r")
    assert visitor.screen == "aloud"
    await mouth.choose("aloud-no")
    assert visitor.screen == "loans"
    await mouth.choose("loans-renew-all")
    await mouth.choose("say-yes")
    assert visitor.screen == "renewals"
    assert _renewed(backend) > 0


async def test_an_unplugged_headset_ends_digits_by_voice(
    new_listener: NewListener, lexicons: dict[str, Lexicon]
) -> None:
    visitor = await begin(new_listener, "ka", headset=True)
    mouth = Mouth(visitor, lexicons["ka"])
    await mouth.choose("menu-sign-in")
    await mouth.choose("digits-by-voice")
    await mouth.choose("say-yes")
    assert visitor.runner.state.profile.says_secrets
    visitor.voice.unplug()
    assert not visitor.runner.state.profile.says_secrets
