"""The kiosk is spoken to: by a tape that says what a recogniser would have written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.intents import Back, Direction, Finish, Help, Move, Repeat
from accessibility.profiles import Profile
from kiosk.catalogue.models import CheckoutId
from kiosk.samples import samples
from kiosk.samples.data import LOANS
from kiosk.screens import build
from kiosk.session.activities import Searching, ViewingLoan, ViewingLoans
from kiosk.session.audio_intents import OpenAudioSettings, SetHandsFree, SetSecretsSaid, Talk
from kiosk.session.intents import OpenSearch, RenewLoan
from kiosk.session.requests import AskRenewal, AskRenewAll
from kiosk.session.voice_activities import ConfirmingSaid, SeeingSayable
from tests.audio.conftest import MakeKiosk
from tests.audio.saying import GRID, listening, listens, sample, say
from voice.protocol import (
    Device,
    DeviceBack,
    DeviceLost,
    Earcon,
    EarconName,
    Forget,
    Heard,
    Level,
    Listening,
    ListeningDone,
)


async def test_without_a_model_no_screen_mentions_speaking(make_kiosk: MakeKiosk) -> None:
    kiosk = await make_kiosk(sample("welcome"))
    assert kiosk.page.spec.node("key-talk") is None
    kiosk.do(Talk())
    assert listens(kiosk) == []
    kiosk.do(OpenAudioSettings())
    assert kiosk.page.spec.node("hands-free") is None
    kiosk.do(Back(), Help())
    assert kiosk.page.spec.node("sayable") is None


async def test_the_talk_key_stands_on_every_screen_in_the_same_place() -> None:
    for name, state in samples("ka", GRID):
        hears = replace(state, device=replace(state.device, understands=frozenset({"ka"})))
        assert build(hears).keys[-1].id == "key-talk", name


async def test_the_page_goes_to_the_recogniser_and_a_phrase_does_what_its_row_does(
    make_kiosk: MakeKiosk,
) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Talk())
    heard = listens(kiosk)[-1]
    assert heard.language == "ka"
    assert heard.phrases is not None
    assert "წიგნის ძებნა" in heard.phrases
    assert heard.at_once
    assert not heard.while_speaking, "half duplex on the loudspeaker"
    say(kiosk, "წიგნის ძებნა")
    assert isinstance(kiosk.state.activity, Searching)


async def test_listening_is_seen_and_heard(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Talk())
    no = listens(kiosk)[-1].grammar_no
    kiosk.voice.tell(Listening(no))
    assert Earcon(EarconName.LISTENING) in kiosk.voice.commands
    kiosk.voice.tell(Level(0.5))
    kiosk.voice.tell(Level(0.5))
    kiosk.voice.tell(Level(1.0))
    assert kiosk.screen.meters == ["", "გისმენთ ▯▯▯▯▯▯", "გისმენთ ▮▮▮▯▯▯", "გისმენთ ▮▮▮▮▮▮"][1:]
    kiosk.voice.tell(Heard(no, "უკან"))
    assert kiosk.screen.meters[-1] == ""


async def test_a_late_word_belongs_to_no_page(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Talk())
    late = listens(kiosk)[-1].grammar_no
    kiosk.do(OpenSearch())
    before = kiosk.state
    kiosk.voice.tell(Heard(late, "ჩემი წიგნები"))
    assert kiosk.state == before


@pytest.mark.parametrize("text", ["[unk]", "ძებნა [unk]", "ლაპარაკი ტელევიზორში", ""])
async def test_other_talk_does_not_act(make_kiosk: MakeKiosk, text: str) -> None:
    kiosk = await listening(make_kiosk, sample("menu"))
    say(kiosk, text)
    assert kiosk.page.spec.id == "home"
    assert kiosk.state.pending is None


async def test_not_understood_leads_up_a_ladder_and_down_again(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Repeat())
    keys = []
    for _ in range(4):
        say(kiosk, "ძებნა [unk]")
        outcome = kiosk.page.spec.outcome
        assert outcome is not None
        keys.append(outcome.key)
    assert keys == ["said-not-understood", "said-for-example", "said-number", "said-press-help"]
    assert "მაგალითად, თქვით" in " ".join(kiosk.voice.said)
    assert kiosk.voice._listening is None, "after the last step the keys are the way"
    kiosk.do(Move(Direction.DOWN))
    assert kiosk.page.spec.outcome is None
    say(kiosk, "[unk]")
    assert kiosk.page.spec.outcome is not None
    assert kiosk.page.spec.outcome.key == "said-not-understood"


async def test_silence_is_answered(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Talk())
    assert listens(kiosk)[-1].no_input_s == 7.0
    kiosk.voice._end_listening("no-input")
    assert "არაფერი მესმის" in " ".join(kiosk.voice.said)
    assert kiosk.voice._listening is not None, "and listened again"


async def test_a_microphone_that_vanishes_in_mid_word(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("search"))
    kiosk.do(Talk())
    kiosk.voice.tell(DeviceLost(Device.MICROPHONE))
    assert kiosk.page.spec.node("key-talk") is None
    assert "მიკროფონი არ მუშაობს" in " ".join(kiosk.voice.said)
    kiosk.voice.tell(DeviceBack(Device.MICROPHONE))
    assert kiosk.page.spec.node("key-talk") is not None


async def test_a_renewal_that_was_said_is_asked_back(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("loan"))
    assert isinstance(kiosk.state.activity, ViewingLoan)
    row = next(n for n in kiosk.page.operable() if n.intent == RenewLoan(LOANS[1].checkout_id))
    say(kiosk, "გამიგრძელეთ ვადა")
    asking = kiosk.state.activity
    assert isinstance(asking, ConfirmingSaid)
    assert asking.what == row.name, "what is asked about is the row that was meant"
    assert asking.intent == RenewLoan(CheckoutId(LOANS[1].checkout_id))
    assert kiosk.state.pending is None
    assert "წიგნი" in " ".join(kiosk.voice.said)
    assert LOANS[1].title not in " ".join(kiosk.voice.said), "the number, on a loudspeaker"
    assert listens(kiosk)[-1].silence_s == 1.2
    say(kiosk, "დიახ")
    assert kiosk.state.pending is not None
    assert isinstance(kiosk.state.pending.request, AskRenewal)


async def test_no_changes_nothing(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("loans"))
    say(kiosk, "ყველა გამიგრძელეთ")
    assert isinstance(kiosk.state.activity, ConfirmingSaid)
    say(kiosk, "არა")
    assert isinstance(kiosk.state.activity, ViewingLoans)
    assert kiosk.state.pending is None


async def test_a_key_needs_no_asking_back(make_kiosk: MakeKiosk) -> None:
    from accessibility.intents import Press

    kiosk = await listening(make_kiosk, sample("loans"))
    kiosk.do(Press("renew-all"))
    assert kiosk.state.pending is not None
    assert isinstance(kiosk.state.pending.request, AskRenewAll)


async def test_what_can_i_say_is_a_screen_of_its_own_everywhere(make_kiosk: MakeKiosk) -> None:
    for name in ("welcome", "search", "results", "loans", "pin"):
        kiosk = await listening(make_kiosk, sample(name))
        say(kiosk, "რა შემიძლია ვთქვა")
        assert isinstance(kiosk.state.activity, SeeingSayable), name
        assert kiosk.state.activity.everywhere
        kiosk.do(Back())
        assert kiosk.state.activity == sample(name).activity


async def test_pin_digits_are_heard_only_with_a_headset_and_by_choice(
    make_kiosk: MakeKiosk,
) -> None:
    kiosk = await listening(make_kiosk, sample("pin"))
    kiosk.do(Talk())
    phrases = listens(kiosk)[-1].phrases
    assert phrases is not None
    assert kiosk.page.spec.node("say-digits") is None
    kiosk.do(SetSecretsSaid(True))
    assert not kiosk.state.profile.says_secrets, "not on a loudspeaker"
    kiosk.voice.plug_in()
    assert kiosk.page.spec.node("say-digits") is not None
    say(kiosk, "ციფრების თქმა ხმით")
    assert not kiosk.state.profile.says_secrets, "first it says who may hear it"
    assert isinstance(kiosk.state.activity, ConfirmingSaid)
    say(kiosk, "დიახ")
    assert kiosk.state.profile.says_secrets
    kiosk.do(Talk())
    assert listens(kiosk)[-1].silence_s == 2.0
    assert listens(kiosk)[-1].while_speaking, "barge-in with a headset"
    say(kiosk, "ერთი ორი სამი ოთხი")
    assert kiosk.state.activity.pin.get_secret_value() == "1234"
    assert "ერთი ორი სამი ოთხი" not in " ".join(kiosk.voice.said)
    kiosk.voice.unplug()
    assert not kiosk.state.profile.says_secrets


async def test_hands_free_goes_on_with_each_page(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(SetHandsFree(True))
    first = listens(kiosk)[-1]
    assert first.stays_open
    kiosk.do(OpenSearch())
    second = listens(kiosk)[-1]
    assert second.grammar_no > first.grammar_no
    assert second.phrases is None
    kiosk.do(OpenAudioSettings())
    kiosk.voice.tell(Heard(listens(kiosk)[-1].grammar_no, "[unk]"))
    assert kiosk.state.repair is None, "talk that is not to the kiosk is not answered"


async def test_the_end_of_a_visit_closes_the_ears(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("search"))
    kiosk.do(SetHandsFree(True), Finish())
    assert any(isinstance(command, Forget) for command in kiosk.voice.commands)
    assert not kiosk.state.profile.hands_free
    assert kiosk.state.profile == Profile()


async def test_two_hundred_grammar_changes(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("menu"))
    kiosk.do(SetHandsFree(True))
    for at in range(100):
        kiosk.do(OpenSearch())
        if at % 7 == 0:
            kiosk.voice.tell(Heard(listens(kiosk)[-1].grammar_no - 1, "გამოსვლა"))
        kiosk.do(Back())
    numbers = [each.grammar_no for each in listens(kiosk)]
    assert len(numbers) >= 200
    assert numbers == sorted(set(numbers))
    assert kiosk.state.patron is not None


async def test_words_the_model_does_not_know_are_left_out(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Talk())
    no = listens(kiosk)[-1].grammar_no
    kiosk.voice.tell(Listening(no, ("წიგნის",)))
    kiosk.do(Talk())
    phrases = listens(kiosk)[-1].phrases
    assert phrases is not None
    assert not any("წიგნის" in phrase.split() for phrase in phrases)


async def test_listening_that_ends_by_itself_is_closed(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("welcome"))
    kiosk.do(Talk())
    no = listens(kiosk)[-1].grammar_no
    kiosk.voice.tell(ListeningDone(no, "stopped"))
    kiosk.voice.tell(Level(0.9))
    assert kiosk.screen.meters[-1] == ""


async def test_talk_that_is_not_understood_keeps_nobody_signed_in(make_kiosk: MakeKiosk) -> None:
    """Hands-free, a television must not hold up "are you still there?"."""
    kiosk = await listening(make_kiosk, sample("menu"))
    kiosk.do(SetHandsFree(True))
    clock = kiosk.state.idle_no
    no = listens(kiosk)[-1].grammar_no
    kiosk.voice.tell(Listening(no))
    kiosk.voice.tell(Heard(no, "ძებნა [unk]"))
    assert kiosk.state.idle_no == clock
    kiosk.do(Talk())
    assert kiosk.state.idle_no == clock + 1
