"""Titles and letters that are said: dictated, spelled, chosen by number."""

from __future__ import annotations

from kiosk.catalogue.finding import HeardWork, Work
from kiosk.samples.data import BIBLIOS
from kiosk.session.activities import Searching
from kiosk.session.audio_intents import Talk
from kiosk.session.events import Answered
from kiosk.session.requests import AskBiblio, AskHeard, WorksHeard
from kiosk.session.voice_activities import ChoosingHeard
from tests.audio.conftest import MakeKiosk
from tests.audio.saying import listening, listens, sample, say


async def test_a_title_is_dictated_and_chosen_by_number(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("search"))
    kiosk.do(Talk())
    assert listens(kiosk)[-1].phrases is None, "anything may be said"
    assert listens(kiosk)[-1].silence_s == 1.5
    say(kiosk, "ვეფხისტყაოსნის", "ვეფხისტყაოსანი")
    pending = kiosk.state.pending
    assert pending is not None
    assert pending.request == AskHeard(("ვეფხისტყაოსნის", "ვეფხისტყაოსანი"))
    works = tuple(
        HeardWork(work=Work(best=each, editions=(), edition_count=1), score=0.9)
        for each in BIBLIOS[:3]
    )
    kiosk.runner.handle(Answered(pending.no, WorksHeard(works)))
    assert isinstance(kiosk.state.activity, ChoosingHeard)
    assert "სიაში" in " ".join(kiosk.voice.said)
    say(kiosk, "ორი")
    asked = kiosk.state.pending
    assert asked is not None
    assert asked.request == AskBiblio(BIBLIOS[1].biblio_id)


async def test_no_another_one(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("heard"))
    first = kiosk.page.spec.nodes[0].id
    say(kiosk, "არა სხვა")
    assert not isinstance(kiosk.state.activity, ChoosingHeard) or (
        kiosk.page.spec.nodes[0].id != first
    )


async def test_nothing_sounds_like_it(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("search"))
    say(kiosk, "რაღაც უცხო")
    pending = kiosk.state.pending
    assert pending is not None
    kiosk.runner.handle(Answered(pending.no, WorksHeard(())))
    assert isinstance(kiosk.state.activity, Searching)
    assert kiosk.page.spec.outcome is not None
    assert kiosk.page.spec.outcome.key == "heard-no-title"


async def test_letters_are_spelled_by_their_names(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("search"))
    say(kiosk, "ვინი ენი ფარი")
    assert isinstance(kiosk.state.activity, Searching)
    assert kiosk.state.activity.text == "ვეფ"


async def test_a_command_on_the_search_screen_is_one(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, sample("search"))
    say(kiosk, "უკან")
    assert kiosk.page.spec.id == "welcome"
