"""Titles and letters that are said: dictated, spelled, chosen by number."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import Repeat
from kiosk.catalogue.finding import HeardWork, Work
from kiosk.samples.data import BIBLIOS, RECORD
from kiosk.session.activities import Activity, AtHome, ChoosingSubject, Searching, ViewingRecord
from kiosk.session.audio_intents import Talk
from kiosk.session.events import Answered, Said
from kiosk.session.requests import AskBiblio, AskHeard, WorksHeard
from kiosk.session.state import State, Stop
from kiosk.session.voice_activities import ChoosingHeard
from tests.audio.conftest import MakeKiosk
from tests.audio.saying import listening, listens, sample, say
from voice.listen.voice_intents import AnotherOne


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
    assert "ერთი: ვეფხისტყაოსანი" in " ".join(kiosk.voice.said)
    say(kiosk, "ორი")
    asked = kiosk.state.pending
    assert asked is not None
    assert asked.request == AskBiblio(BIBLIOS[1].biblio_id)


def on_the_way(*activities: Activity) -> State:
    """Searched by voice, and ``activities`` after it."""
    state = sample("heard")
    (home, _) = state.path
    return replace(state, path=(home, Stop(Searching()), *map(Stop, activities)))


HEARD = ChoosingHeard(
    "ვეფხისტყაოსანი",
    tuple(
        HeardWork(work=Work(best=each, editions=(), edition_count=1), score=0.9)
        for each in BIBLIOS[:3]
    ),
)


async def test_another_one_than_the_one_in_front(make_kiosk: MakeKiosk) -> None:
    """Back to the list, without the best, from wherever that title has led."""
    for further in ((ViewingRecord(RECORD),), (ViewingRecord(RECORD), ChoosingSubject(RECORD))):
        kiosk = await listening(make_kiosk, on_the_way(HEARD, *further))
        say(kiosk, "არა სხვა")
        assert kiosk.state.activity == replace(HEARD, works=HEARD.works[1:])
        assert [type(stop.activity) for stop in kiosk.state.path] == [
            AtHome,
            Searching,
            ChoosingHeard,
        ]
        assert kiosk.voice._listening is not None, "and its number can be said"


async def test_another_one_than_all_in_the_list(make_kiosk: MakeKiosk) -> None:
    """It is said once more, where titles are said: not at home."""
    only = replace(HEARD, works=HEARD.works[:1])
    for way in ((HEARD,), (only, ViewingRecord(RECORD))):
        kiosk = await listening(make_kiosk, on_the_way(*way))
        say(kiosk, "არა სხვა")
        assert kiosk.state.activity == Searching()
        assert len(kiosk.state.path) == 2
        assert listens(kiosk)[-1].phrases is None, "a title is listened for"


async def test_without_a_list_there_is_no_other(make_kiosk: MakeKiosk) -> None:
    kiosk = await listening(make_kiosk, on_the_way(ViewingRecord(RECORD)))
    kiosk.do(Repeat())
    before = kiosk.state.path
    kiosk.runner.handle(Said((AnotherOne(),)))
    assert kiosk.state.path == before
    assert "სხვა აღარ არის" in " ".join(kiosk.voice.said)


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
