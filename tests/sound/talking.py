"""A voice host for a test: what it told, and waiting for it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.patience import PATIENCE_S
from tests.soundroom import RATE_HZ, Samples
from voice.client import HostVoice
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.host.rendering import rendered
from voice.host_process import HostOptions, Patience
from voice.protocol import Event, Headset, Part, Ready, Say, SpeechDone, SpeechStarted

SHORT = (Part("გამარჯობა.", "ka"),)
SENTENCE = (Part("თქვენი ჯავშანი მიღებულია.", "ka"),)
LONG = (
    Part("თქვენი ჯავშანი მიღებულია და წიგნი გელოდებათ ბიბლიოთეკაში,", "ka"),
    Part("სამშაბათს დილის ათი საათიდან საღამოს ექვს საათამდე.", "ka"),
    Part("The librarian will keep it for you.", "en"),
)
PATIENT = Patience(ready_s=PATIENCE_S, silent_s=PATIENCE_S)
"""For machines that are busy with other tests."""


class Ears:
    """Events of a voice, in order."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._came = asyncio.Event()

    def told(self, event: Event) -> None:
        self.events.append(event)
        self._came.set()

    async def until(
        self, wanted: Callable[[Event], bool], *, after: int = 0, timeout_s: float = PATIENCE_S
    ) -> int:
        """Index of the first such event from ``after`` on."""
        async with asyncio.timeout(timeout_s):
            while True:
                for at, event in enumerate(self.events[after:], after):
                    if wanted(event):
                        return at
                self._came.clear()
                await self._came.wait()

    async def done(self, no: int) -> SpeechDone:
        """The end of an utterance."""
        at = await self.until(lambda event: isinstance(event, SpeechDone) and event.no == no)
        event = self.events[at]
        assert isinstance(event, SpeechDone)
        return event

    async def started(self, no: int) -> None:
        await self.until(lambda event: isinstance(event, SpeechStarted) and event.no == no)

    def of(self, kind: type) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def headset(self) -> Headset:
        """The newest word about it."""
        event = self.of(Headset)[-1]
        assert isinstance(event, Headset)
        return event


@contextlib.asynccontextmanager
async def a_voice(log: Path | None = None) -> AsyncIterator[tuple[HostVoice, Ears]]:
    """A host that is up, with a stream that flows."""
    ears = Ears()
    voice = HostVoice(ears.told, HostOptions(log=log), PATIENT)
    voice.start()
    try:
        await ears.until(lambda event: isinstance(event, Ready))
        yield voice, ears
    finally:
        await voice.aclose()


def fresh(synth: Pyttsx3Synth, say: Say) -> Samples:
    """What an utterance should sound like, rendered anew."""
    return np.concatenate([each.samples for each in rendered(synth, say.parts, say.manner)])


HOP = RATE_HZ // 200
FRAME = 4 * HOP
BANDS = 24
WINDOW = 40
"""Frames of 5 ms: 0.2 s."""
DRIFT = 24
"""Frames a window may have slipped against the one before: a busy machine leaves gaps."""
STALL = 400
"""Frames to look ahead where it is not there: so long (2 s) a busy machine may stop altogether."""
ALIKE = 0.7
WHOLE = 0.9
"""Share of windows found that counts as all: a busy machine may swallow one of fifteen."""


@dataclass(frozen=True)
class Likeness:
    """A recording beside what should be in it, in windows of 0.2 s that hold sound.

    Compared by their spectra, because espeak-ng lets the pitch flutter a little by chance: two
    renders of one text sound the same and differ in every sample.
    """

    found: float
    """Share of the windows that are there, in their order (correlation above ALIKE)."""
    median: float
    """Their usual correlation; 1 is the same."""
    loudness: float
    """Factor between the two."""


TIMES = 5
"""How often something is said before it counts as not heard."""


async def heard_whole(scenario: Callable[[int], Awaitable[Likeness]]) -> Likeness:
    """What comes of ``scenario``, again where the recording is torn.

    A machine that is busy with other things plays and records with gaps, however right the kiosk
    is; a kiosk that loses something loses it every time. The scenario is given a hundred numbers
    of utterances to itself, from its argument on.
    """
    like = Likeness(0.0, 0.0, 0.0)
    for at in range(TIMES):
        like = await scenario(1 + 100 * at)
        if like.found >= WHOLE:
            break
    return like


def heard_as(recorded: Samples, wanted: Samples) -> Likeness:
    """Where each piece of ``wanted`` is in ``recorded``, one after the other, and how alike."""
    ours, theirs = _spectra(recorded), _spectra(wanted)
    at = _place(ours, theirs)
    likes = []
    for start in range(0, len(theirs), WINDOW):
        window = theirs[start : start + WINDOW]
        if len(window) < WINDOW // 2 or float(window.max()) < QUIET + 2:
            continue
        shift, like = _best(ours, window, at + start - DRIFT, at + start + DRIFT)
        if like <= ALIKE:
            shift, like = _best(ours, window, at + start + DRIFT, at + start + STALL)
        likes.append(like)
        if like > ALIKE:
            at = shift - start
    found = sum(like > ALIKE for like in likes) / max(1, len(likes))
    median = float(np.median(likes)) if likes else 0.0
    energy = float(np.sum(recorded**2)) / max(1e-12, float(np.sum(wanted**2)))
    return Likeness(found, median, energy**0.5)


def _best(ours: Samples, window: Samples, low: int, high: int) -> tuple[int, float]:
    """The frame from ``low`` to ``high`` at which the window fits best, and how well."""
    tries = {
        shift: _alike(ours[shift : shift + len(window)], window)
        for shift in range(max(0, low), max(0, high))
    }
    shift = max(tries, key=lambda each: tries[each], default=0)
    return shift, tries.get(shift, 0.0)


QUIET = -5.0
"""Logarithm of the energy that counts as silence."""


def _spectra(samples: Samples) -> Samples:
    """Frames x bands: logarithms of energies."""
    padded = np.concatenate([samples, np.zeros(FRAME, dtype=np.float32)])
    count = (len(padded) - FRAME) // HOP + 1
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP][:count]
    power = np.abs(np.fft.rfft(frames * np.hanning(FRAME), axis=1)) ** 2
    edges = np.unique(np.geomspace(2, power.shape[1], BANDS + 1).astype(int))
    bands = np.add.reduceat(power[:, : edges[-1]], edges[:-1], axis=1)
    # Relative to the loudest, so that a volume is no difference.
    level = np.log10(bands / max(1e-12, float(bands.max())) + 10.0**QUIET)
    return np.asarray(level, dtype=np.float32)


def _place(ours: Samples, theirs: Samples) -> int:
    """The frame at which ``theirs`` as a whole fits best: other sound may stand before it."""
    fits = sum(
        np.correlate(ours[:, band] - QUIET, theirs[:, band] - QUIET, mode="full")
        for band in range(min(ours.shape[1], theirs.shape[1]))
    )
    return int(np.argmax(fits)) - (len(theirs) - 1)


def _alike(one: Samples, other: Samples) -> float:
    if one.shape != other.shape:
        return 0.0
    one, other = one - one.mean(), other - other.mean()
    size = float(np.sum(one**2) * np.sum(other**2)) ** 0.5
    return float(np.sum(one * other)) / size if size else 0.0
