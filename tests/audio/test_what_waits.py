"""What must wait for the end of speech, compared with what the machine does when it is pressed.

The Listen is the one that the shipped kiosk sends; what a press would do is seen by pressing.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import SecretStr

from accessibility.intents import Activate, Enter, Press, TurnPage
from accessibility.page import Grid, Place
from accessibility.semantics import Node, Role
from config.i18n import Lexicon, msg
from kiosk.catalogue.models import IdempotencyKey
from kiosk.samples import samples
from kiosk.samples.data import LOANS
from kiosk.screens import build
from kiosk.session.activities import AtHome, ChangingPin, InTrouble, PinStage
from kiosk.session.consequences import Consequence
from kiosk.session.effects import Ask
from kiosk.session.events import Did, Said
from kiosk.session.intents import RenewAll, RenewLoan
from kiosk.session.machine import Machine
from kiosk.session.requests import AskRenewal, Write
from kiosk.session.state import State, Step, Stop
from kiosk.session.voice_activities import ConfirmingSaid
from kiosk.session.voice_commands import commands
from kiosk.shell.composition import new_key
from tests.audio.conftest import NOW, MakeKiosk
from tests.audio.hearing import GRID, a_kiosk, hearing, ready, sample, say
from tests.recognition.models import LANGUAGES, ONE_MODEL
from voice.listen.grammar import grammar
from voice.listen.normalise import folded
from voice.protocol import Listen

PIN = SecretStr("4711")
TALL = Grid(100, 60)
"""Room for nearly every screen on one page."""
YES, NO = msg("say-yes"), msg("say-no")


def writes(step: Step) -> bool:
    return any(isinstance(each, Ask) and isinstance(each.request, Write) for each in step.effects)


def hands_free(state: State) -> State:
    return replace(state, profile=replace(state.profile, hands_free=True))


async def listened(make_kiosk: MakeKiosk, state: State) -> Listen:
    """What is sent to the voice for the page in front."""
    return hearing(await a_kiosk(make_kiosk, hands_free(state))).in_force


def grave(machine: Machine, state: State, node: Node) -> bool:
    """Pressing it asks for a change, or answers a question."""
    step = machine.step(state, Did(Press(node.id)), NOW)
    aloud = step.state.private_aloud
    is_answer = aloud is not None and aloud != state.private_aloud
    return writes(step) or is_answer or machine.page(state).spec.is_question


def continued(phrase: str, phrases: tuple[str, ...]) -> bool:
    return any(other.startswith(f"{phrase} ") for other in phrases)


@pytest.mark.parametrize("language", ONE_MODEL)
async def test_what_waits_is_what_writes_or_answers(
    language: str, make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    """Every operable node of every sample, one after the other."""
    machine, words = Machine(lexicons, build=build, new_key=new_key), lexicons[language]
    waiting: set[str] = set()
    quick = 0
    for name, state in samples(language, TALL):
        kiosk = await a_kiosk(make_kiosk, hands_free(ready(state)))
        seen: set[str] = set()
        while True:
            page, heard = kiosk.page, hearing(kiosk).in_force
            at_once, phrases = set(heard.at_once or ()), heard.phrases or ()
            for node in page.operable():
                if node.id in seen or node.role is Role.LETTER:
                    continue
                seen.add(node.id)
                said = {folded(each) for each in words.phrases(node.name)} & set(phrases)
                if grave(machine, kiosk.state, node):
                    waiting.add(page.spec.id)
                    assert not said & at_once, (name, node.id)
                elif said:
                    is_quick = bool(said & at_once) or all(continued(p, phrases) for p in said)
                    assert is_quick, (name, node.id, said)
                    quick += 1
            if page.following is None:
                break
            kiosk.do(TurnPage(+1))
    assert waiting == {
        "confirm-hold",
        "confirm-cancel",
        "aloud",
        "confirming-said",
        "another-card",
        "still-there",
        "loans",
        "loan",
        "hold",
        "hold-placed",
        "move-hold",
        "audio-settings",
        "choose-loans",
        "confirm-renewal",
        "suspend-hold",
    }
    assert quick > 500


@pytest.mark.parametrize("language", ONE_MODEL)
async def test_back_stop_and_louder_are_quick_but_on_pages_that_only_ask(
    language: str, make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    words = {"ka": {"უკან", "გაჩერდით", "ხმის აწევა"}, "en": {"go back", "be quiet", "louder"}}
    for name in ("loans", "loan", "hold-pending", "move-hold", "hold-placed", "record-here"):
        heard = await listened(make_kiosk, sample(name, language))
        assert words[language] <= set(heard.at_once or ()), name
    for name in ("confirm-hold", "confirm-cancel", "aloud", "confirming-said", "asking-digits"):
        heard = await listened(make_kiosk, sample(name, language))
        assert words[language] <= set(heard.phrases or ()), name
        assert heard.at_once == (), name


@pytest.mark.parametrize("language", ONE_MODEL)
async def test_no_word_alone_changes_an_account(
    language: str, make_kiosk: MakeKiosk, lexicons: dict[str, Lexicon]
) -> None:
    """Every phrase of every page: what would write is asked back; on a question a yes is a yes."""
    machine = Machine(lexicons, build=build, new_key=new_key)
    asked_back = 0
    for name, each in samples(language, GRID):
        state = ready(each)
        page = machine.page(state)
        for node in page.operable():
            said = lexicons[language].phrases(node.name)
            if not writes(machine.step(state, Did(Press(node.id)), NOW)) or not said:
                continue
            kiosk = await a_kiosk(make_kiosk, state)
            say(kiosk, *folded(said[0]).split())
            pending = kiosk.state.pending
            if page.spec.is_question:
                assert pending is not None, (name, node.id)
                continue
            assert pending is None, (name, node.id)
            asking = kiosk.state.activity
            assert isinstance(asking, ConfirmingSaid), (name, node.id)
            assert (asking.intent, asking.what) == (node.intent, node.name)
            asked_back += 1
    assert asked_back > 5


@pytest.mark.parametrize(
    "name", ["loans", "loan", "hold-pending", "hold-suspended", "hold-placed", "move-hold"]
)
def test_whatever_is_said_no_write_leaves_without_a_question(
    name: str, lexicons: dict[str, Lexicon]
) -> None:
    """All that a page and the commands of every page know, rows, letters and commands."""
    machine = Machine(lexicons, build=build, new_key=new_key)
    for language in LANGUAGES:
        state = sample(name, language)
        page = machine.page(state)
        for _, intent in grammar(
            page, lexicons[language], commands(page, languages=LANGUAGES)
        ).phrases:
            assert not writes(machine.step(state, Said((intent,)), NOW)), intent


@pytest.mark.parametrize("language", ONE_MODEL)
def test_whoever_takes_a_yes_or_a_no_is_a_question(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    """By the words that its rows may be chosen with; and a question has no other rows."""
    words = lexicons[language]
    # The plainest of each: "okay" may also close a page that asks nothing.
    answers = {*words.phrases(YES)[:1], *words.phrases(NO)[:1]}

    def takes_answer(node: Node) -> bool:
        return not answers.isdisjoint(words.phrases(node.name))

    for name, state in samples(language, GRID):
        spec = build(state)
        rows = [node for node in spec.nodes if node.is_operable]
        assert any(takes_answer(node) for node in rows) is spec.is_question, name
        assert not spec.is_question or all(takes_answer(node) for node in rows), name


# -- what depends on more than the screen --------------------------------------------------------


def at(state: State, activity: ChangingPin | InTrouble) -> State:
    return replace(state, path=(Stop(AtHome()), Stop(activity)))


async def test_the_last_digit_of_a_new_pin_makes_the_button_wait(make_kiosk: MakeKiosk) -> None:
    """Nothing on the page tells that the entries are now the same."""
    almost = ChangingPin(PinStage.AGAIN, pin=SecretStr("471"), old=SecretStr("0000"), new=PIN)
    state = at(sample("pin-again", "ka"), almost)
    kiosk = await a_kiosk(make_kiosk, hands_free(state))
    submit = kiosk.page.spec.submit
    assert kiosk.runner.consequence(kiosk.state, Press(submit)) is Consequence.NONE
    before = hearing(kiosk).in_force
    kiosk.do(Enter("1"))
    after = hearing(kiosk).in_force
    assert kiosk.runner.consequence(kiosk.state, Press(submit)) is Consequence.WRITES
    quick = set(before.at_once or ()) - set(after.at_once or ())
    assert quick, "what was quick waits now"
    assert set(before.phrases or ()) == set(after.phrases or ())
    say(kiosk, *sorted(quick)[0].split())
    assert isinstance(kiosk.state.activity, ConfirmingSaid), "and is asked back"


async def test_trying_a_change_again_is_a_change(make_kiosk: MakeKiosk) -> None:
    request = AskRenewal(SecretStr("token"), IdempotencyKey("k" * 32), LOANS[1].checkout_id)
    trouble = InTrouble("catalogue_unavailable", may_have_happened=True, retry=request)
    kiosk = await a_kiosk(make_kiosk, at(sample("loans", "ka"), trouble))
    say(kiosk, "ერთი")
    assert isinstance(kiosk.state.activity, ConfirmingSaid)
    assert kiosk.state.pending is None
    say(kiosk, "დიახ")
    pending = kiosk.state.pending
    assert pending is not None
    assert pending.request == request, "under its old key"


async def test_what_has_the_focus_is_asked_back_by_its_name(make_kiosk: MakeKiosk) -> None:
    state = sample("loans", "ka")
    there = replace(state.top, place=Place("renew-all"))
    kiosk = await a_kiosk(make_kiosk, state.with_top(there))
    assert kiosk.page.focus == "renew-all"
    kiosk.runner.handle(Said((Activate(),)))
    asking = kiosk.state.activity
    assert isinstance(asking, ConfirmingSaid)
    assert (asking.intent, asking.what) == (RenewAll(), kiosk_row(state, "renew-all").name)


def kiosk_row(state: State, node_id: str) -> Node:
    node = build(state).node(node_id)
    assert node is not None
    return node


async def test_a_request_on_its_way_does_not_make_a_change_harmless(make_kiosk: MakeKiosk) -> None:
    kiosk = await a_kiosk(make_kiosk, sample("loan", "ka"))
    kiosk.do(RenewLoan(LOANS[1].checkout_id))
    assert kiosk.state.pending is not None
    renew = Press("renew")
    assert kiosk.runner.consequence(kiosk.state, renew) is Consequence.WRITES
    say(kiosk, "ვადა", "გააგრძელეთ")
    assert not isinstance(kiosk.state.activity, ConfirmingSaid)
    assert "დაელოდოთ" in " ".join(kiosk.voice.said), "please wait"
