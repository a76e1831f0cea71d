"""When a visit is over nothing that was said or heard in it is left in what spoke and listened."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace

from accessibility.intents import Direction, Finish, Move, ReadPage, Spell
from accessibility.page import Grid
from kiosk.samples import samples
from kiosk.samples.data import LOANS
from kiosk.session.activities import ViewingLoans
from kiosk.session.audio_intents import SetCaptions, Talk
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.intents import Continue
from tests.audio.conftest import Kiosk, MakeKiosk
from voice.protocol import Heard, Listen, Ready

CANARY = "ყვითელჩიტა"


def reachable(root: object) -> Iterator[str]:
    """Every text that can be got at from ``root``, samples and modules left out."""
    seen: set[int] = set()
    left = [root]
    while left:
        thing = left.pop()
        if id(thing) in seen or isinstance(thing, type) or type(thing).__name__ == "module":
            continue
        seen.add(id(thing))
        if isinstance(thing, str):
            yield thing
        elif not callable(thing) or hasattr(thing, "__self__"):
            left.extend(gc.get_referents(thing))


def sounds(kiosk: Kiosk) -> list[object]:
    """What speaks and what listens."""
    return [kiosk.runner._audio._output, kiosk.runner._audio._input]


async def test_what_was_said_is_forgotten(make_kiosk: MakeKiosk) -> None:
    state = dict(samples("ka", Grid(58, 17)))["loans"]
    loans = tuple(
        loan.model_copy(update={"title": f"{CANARY} {at}"}) for at, loan in enumerate(LOANS)
    )
    state = state.with_activity(ViewingLoans(loans))
    device = Device(VoiceStatus.HERE, understands=frozenset({"ka"}))
    kiosk = await make_kiosk(replace(state, device=device), finishes=False)
    kiosk.voice.tell(Ready(1, "tape", ("ka",), ("ka",), sees_headset=True))
    kiosk.voice.plug_in()
    kiosk.do(SetCaptions(True), ReadPage())
    for _ in range(12):
        kiosk.voice.finish()
    kiosk.do(Move(Direction.DOWN), Spell(), Talk())
    no = next(c for c in reversed(kiosk.voice.commands) if isinstance(c, Listen)).grammar_no
    kiosk.voice.tell(Heard(no, f"{CANARY} რაღაც"))
    assert any(CANARY in said for said in kiosk.voice.said), "it was said at all"
    kiosk.voice.commands.clear()
    kiosk.screen.pages.clear()
    assert any(CANARY in text for thing in sounds(kiosk) for text in reachable(thing))
    kiosk.do(Finish())
    kiosk.do(Continue())
    kiosk.voice.commands.clear()
    kiosk.screen.pages.clear()
    kiosk.screen.captions.clear()
    left = [text for thing in sounds(kiosk) for text in reachable(thing) if CANARY in text]
    assert left == []
