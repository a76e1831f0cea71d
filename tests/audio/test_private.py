"""No private word reaches a loudspeaker that the patron did not allow it to (EN 5.1.3.9)."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from accessibility.intents import (
    Back,
    Direction,
    Enter,
    Finish,
    Help,
    Home,
    Move,
    ReadOn,
    ReadPage,
    Repeat,
    Spell,
    WhereAmI,
)
from accessibility.page import Grid
from accessibility.profiles import Profile
from accessibility.semantics import NodeState, Role, ScreenSpec, Sensitivity
from config.i18n import Form, Lexicon
from kiosk.samples import samples
from kiosk.samples.data import LOANS
from kiosk.screens import build
from kiosk.session.activities import AskingAloud, EnteringPin, ViewingLoans
from kiosk.session.audio_intents import ChangeVolume, OpenAudioSettings, SetAloud, SetSecretsNamed
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.intents import Continue
from kiosk.session.state import State
from tests.audio.conftest import MakeKiosk
from tests.grids import LANGUAGES, ONE_LANGUAGE
from voice.protocol import Forget, HeadsetNoted, Say
from voice.speech.utterance import parts_of

GRID = Grid(58, 17)
NAMES = tuple(name for name, _ in samples("ka", GRID))
EVERYTHING = (
    Repeat(),
    ReadPage(),
    WhereAmI(),
    Spell(),
    *(Move(Direction.RIGHT), Spell()) * 6,
    *(Move(Direction.DOWN),) * 12,
    Repeat(),
)


def sample(name: str, language: str = "ka") -> State:
    """A sample on a kiosk that speaks, to someone who has said no."""
    state = dict(samples(language, GRID))[name]
    return replace(state, device=Device(VoiceStatus.HERE), profile=Profile())


def private_words(spec: ScreenSpec, words: Lexicon) -> set[str]:
    """What the private nodes of a screen would sound like, in pieces worth looking for."""
    found: set[str] = set()
    for node in spec.nodes:
        if node.sensitivity is not Sensitivity.PRIVATE:
            continue
        is_label = node.role is Role.STATUS and node.value is not None
        texts = [] if is_label else words.render(node.name).split(" · ")
        if node.value is not None:
            texts += words.render(node.value).split(" · ")
        for text in texts:
            said = " ".join(part.text for part in parts_of([text], words.language)).strip(" .,:;")
            # A number by itself ("one") is said of other things too.
            if len(said) > 6:
                found.add(said)
    return found


@pytest.mark.parametrize("language", ONE_LANGUAGE)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("answer", [None, False])
async def test_a_loudspeaker_says_nothing_private(
    name: str,
    language: str,
    answer: bool | None,
    make_kiosk: MakeKiosk,
    lexicons: dict[str, Lexicon],
) -> None:
    state = replace(sample(name, language), private_aloud=answer)
    words = lexicons[language]
    secrets = private_words(build(state), words)
    kiosk = await make_kiosk(state)
    for intent in EVERYTHING:
        kiosk.do(intent)
        if kiosk.page.spec.id != build(state).id:
            # Behind a refusal or the question; back to the screen under test.
            kiosk.do(Back())
    tape = kiosk.voice.said
    assert tape, "nothing was said at all"
    for secret in secrets:
        assert not any(secret in said for said in tape), (name, secret)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_headset_says_it_all_and_only_to_a_headset(
    language: str, make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    for name in ("loans", "loan", "holds", "hold-ready", "account", "renewals", "refusal-debt"):
        state = sample(name, language)
        kiosk = await make_kiosk(state)
        kiosk.voice.plug_in()
        kiosk.do(ReadPage())
        said = " ".join(kiosk.voice.said)
        page = {node.id for row in kiosk.page.rows for node in row.nodes}
        nodes = tuple(node for node in kiosk.page.spec.nodes if node.id in page)
        shown = replace(kiosk.page.spec, nodes=nodes)
        for secret in private_words(shown, lexicons[language]):
            assert secret in said, (name, secret)
        with_private = [say for say in kiosk.voice.says if say.only_headset]
        assert with_private, name


async def test_the_question_comes_before_the_first_private_screen(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("loans"))
    kiosk.do(Repeat())
    assert isinstance(kiosk.state.activity, AskingAloud)
    kiosk.do(SetAloud(False))
    assert isinstance(kiosk.state.activity, ViewingLoans)
    assert kiosk.state.private_aloud is False
    kiosk.do(Repeat(), Move(Direction.DOWN))
    assert LOANS[0].title not in " ".join(kiosk.voice.said)


async def test_yes_says_it_aloud_and_can_be_taken_back(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("loans"))
    kiosk.do(Repeat(), SetAloud(True), Move(Direction.DOWN))
    assert LOANS[0].title in kiosk.new_words()
    assert not any(say.only_headset for say in kiosk.voice.says)
    kiosk.do(OpenAudioSettings(), SetAloud(False), Back())
    kiosk.new_words()
    kiosk.do(ReadPage())
    assert LOANS[0].title not in kiosk.new_words()


async def test_back_at_the_question_is_no(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("holds"))
    kiosk.do(Repeat(), Back())
    assert kiosk.page.spec.id == "holds"
    assert kiosk.state.private_aloud is False


async def test_the_question_can_be_explained_and_left(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("holds"))
    kiosk.do(Repeat(), Help())
    assert kiosk.page.spec.id == "help"
    kiosk.do(Back(), Home())
    assert kiosk.page.spec.id == "home"
    assert kiosk.state.private_aloud is None


async def test_a_headset_answers_the_question(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("loans"))
    kiosk.do(Repeat())
    kiosk.voice.plug_in()
    assert kiosk.page.spec.id == "loans"
    kiosk.do(Move(Direction.DOWN))
    assert LOANS[0].title in kiosk.new_words()


async def test_a_headset_that_comes_out_takes_private_things_with_it(
    make_kiosk: MakeKiosk,
) -> None:
    kiosk = await make_kiosk(sample("loans"), finishes=False)
    kiosk.voice.plug_in()
    kiosk.do(ReadPage())
    kiosk.voice.commands.clear()
    kiosk.voice.unplug()
    assert kiosk.page.spec.id == "aloud", "the question is open again"
    noted = next(
        at for at, each in enumerate(kiosk.voice.commands) if isinstance(each, HeadsetNoted)
    )
    assert not any(isinstance(each, Say) for each in kiosk.voice.commands[:noted])
    for _ in range(20):
        kiosk.voice.finish()
    kiosk.do(Back(), Repeat(), ReadPage())
    for _ in range(40):
        kiosk.voice.finish()
    said = [say for say in kiosk.voice.says if not say.only_headset]
    words = " ".join(part.text for say in said for part in say.parts)
    assert words
    assert not any(loan.title in words for loan in LOANS)


async def test_what_was_cut_short_in_a_headset_is_not_gone_on_with_aloud(
    make_kiosk: MakeKiosk,
) -> None:
    kiosk = await make_kiosk(replace(sample("loans"), private_aloud=False), finishes=False)
    kiosk.voice.plug_in()
    kiosk.do(ReadPage())
    kiosk.voice.unplug()
    kiosk.do(Back())
    kiosk.new_words()
    kiosk.do(ReadOn())
    for _ in range(40):
        kiosk.voice.finish()
    assert not any(loan.title in kiosk.new_words() for loan in LOANS)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_digits_of_a_pin_are_named_only_when_asked_for_in_a_headset(
    language: str, make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    five = words.render(build(sample("pin")).nodes[5].name, Form.SPEECH)
    kiosk = await make_kiosk(sample("pin", language))
    kiosk.do(*(Move(Direction.RIGHT),) * 4)
    assert five not in kiosk.new_words()
    kiosk.voice.plug_in()
    kiosk.new_words()
    kiosk.do(*(Move(Direction.LEFT),) * 4, *(Move(Direction.RIGHT),) * 4)
    assert five not in kiosk.new_words()
    kiosk.do(SetSecretsNamed(True))
    kiosk.new_words()
    kiosk.do(*(Move(Direction.LEFT),) * 4, *(Move(Direction.RIGHT),) * 4)
    assert five in kiosk.new_words()
    kiosk.do(Enter("5", typed=True))
    assert five not in kiosk.new_words(), "what was entered is counted, not named"
    kiosk.voice.unplug()
    assert not kiosk.state.profile.names_secrets


async def test_nothing_that_is_said_is_logged(
    make_kiosk: MakeKiosk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        kiosk = await make_kiosk(sample("loans"))
        kiosk.voice.plug_in()
        kiosk.do(ReadPage(), Spell(), Repeat())
        kiosk.voice.unplug()
    assert "voice" in caplog.text
    assert not any(loan.title in caplog.text for loan in LOANS)
    assert "ჯაყო" not in caplog.text


async def test_the_end_of_a_visit_is_told_to_the_voice(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("menu"))
    kiosk.do(ChangeVolume(+1), SetAloud(True))
    kiosk.do(Finish())
    assert not any(isinstance(each, Forget) for each in kiosk.voice.commands), "goodbye is said"
    kiosk.do(Continue())
    assert any(isinstance(each, Forget) for each in kiosk.voice.commands)
    assert kiosk.state.private_aloud is None
    assert kiosk.state.profile == Profile()
    assert kiosk.voice.volume == Profile().volume


def test_states_are_covered() -> None:
    """The samples hold the private kinds that issue and standards name."""
    specs = {name: build(sample(name)) for name in NAMES}
    for name in ("loans", "holds", "account", "receipts", "hold-placed", "loan", "hold-ready"):
        assert any(n.sensitivity is Sensitivity.PRIVATE for n in specs[name].nodes), name
    assert NodeState.READY in specs["hold-ready"].nodes[1].states
    assert isinstance(sample("pin").activity, EnteringPin)
