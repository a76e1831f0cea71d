"""The host as a whole: commands in, events out, and who may be heard where."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Protocol

from voice.host.headset_watch import HeadsetWatch
from voice.host.headsets import HeadsetRules
from voice.host.output import Output, OutputDevice
from voice.host.speaker import Speaker
from voice.host.synth import Synth
from voice.protocol import (
    VERSION,
    Command,
    Earcon,
    Figures,
    Forget,
    Headset,
    HeadsetNoted,
    HostEvent,
    Listen,
    ListeningDone,
    Pause,
    Ping,
    Pong,
    Quit,
    Ready,
    Report,
    Resume,
    Say,
    Stop,
    StopListening,
    Volume,
)

_log = logging.getLogger(__name__)

Tell = Callable[[HostEvent], None]


class Listener(Protocol):
    """Hears. Every call comes from the main thread and must return at once."""

    @property
    def languages(self) -> tuple[str, ...]: ...
    @property
    def dropped(self) -> int:
        """Buffers lost because they were not taken in time."""

    def listen(self, listen: Listen) -> None: ...
    def stop(self) -> None: ...
    def forget(self) -> None:
        """Close the microphone and overwrite what it holds."""

    def close(self) -> None: ...


class NoListener:
    """A listener where nothing can be understood."""

    languages: tuple[str, ...] = ()
    dropped = 0

    def __init__(self, tell: Tell) -> None:
        self._tell = tell

    def listen(self, listen: Listen) -> None:
        self._tell(ListeningDone(listen.grammar_no, "no-recogniser"))

    def stop(self) -> None:
        pass

    def forget(self) -> None:
        pass

    def close(self) -> None:
        pass


class Host:
    """Takes commands on the main thread. ``tell`` may be called from any thread.

    What may sound: nothing between a headset coming out and the kiosk saying that it knows
    (HeadsetNoted), and an utterance for the headset only while one is in.
    """

    def __init__(
        self,
        tell: Tell,
        *,
        make_synth: Callable[[], Synth],
        device: OutputDevice,
        rules: HeadsetRules,
        make_listener: Callable[[Tell, Speaker], Listener] = lambda tell, speaker: NoListener(tell),
        first_headset_no: int = 0,
        is_lost: bool = False,
    ) -> None:
        """``is_lost``: the kiosk has been told that the loudspeaker is, by the host before."""
        self._tell = tell
        self._speaker = Speaker(make_synth, tell)
        self._output = Output(
            device, self._speaker.mixer, tell, opened=self._opened, is_lost=is_lost
        )
        self._watch = HeadsetWatch(rules, self)
        self._listener = make_listener(tell, self._speaker)
        self._lock = threading.RLock()
        self._headset_no = first_headset_no
        self._sink: str | None = None
        self._is_placed = False
        """Whether the stream stands on the output that is right now."""
        self._is_gated = False
        self._is_up = False

    def start(self) -> None:
        """Come up: Headset, then Ready."""
        self._watch.start()
        with self._lock:
            self._is_up = True
            self._tell(Headset(self._headset_no, self._sink is not None))
            self._output.start(self._sink)
        synth = self._speaker.synth
        self._tell(
            Ready(
                VERSION,
                synth.name,
                speaks=synth.languages,
                understands=self._listener.languages,
                sees_headset=self._watch.can_see,
            )
        )

    def close(self) -> None:
        """End all threads and children."""
        self._speaker.forget()
        self._listener.close()
        self._watch.close()
        self._output.close()
        self._speaker.close()

    def take(self, command: Command) -> bool:
        """Do it; False: the host is to end."""
        match command:
            case Say():
                self._say(command)
            case Stop():
                self._speaker.stop()
            case Pause():
                self._speaker.mixer.pause()
            case Resume():
                self._speaker.mixer.resume()
            case Volume(step=step):
                self._speaker.mixer.set_volume(step)
            case Earcon(name=name):
                self._speaker.earcon(name)
            case HeadsetNoted(no=no):
                self._noted(no)
            case Forget():
                self._speaker.forget()
                self._listener.forget()
            case Listen():
                self._listener.listen(command)
            case StopListening():
                self._listener.stop()
            case Ping(no=no):
                self._tell(Pong(no))
            case Report():
                self._report()
            case Quit():
                return False
        return True

    def _say(self, say: Say) -> None:
        with self._lock:
            if self._is_gated or (say.only_headset and self._sink is None):
                self._speaker.refuse(say)
            else:
                self._speaker.say(say)

    def _noted(self, no: int) -> None:
        with self._lock:
            if no == self._headset_no:
                self._is_gated = False

    def _report(self) -> None:
        output = self._output
        self._tell(
            Figures(
                underruns=output.underruns,
                reopened=output.reopened,
                latency_s=output.latency_s,
                dropped_input=self._listener.dropped,
            )
        )

    # ---- from the watching thread --------------------------------------------------------------

    def hold(self) -> None:
        """Something happened to the outputs: not a sample more until it is known what."""
        with self._lock:
            if self._sink is not None:
                self._speaker.mixer.shut()

    def headset(self, sink: str | None) -> None:
        """The outputs as they are now."""
        with self._lock:
            if sink == self._sink:
                if self._is_placed:
                    # Else the stream still stands where it was, and opens when it has moved.
                    self._speaker.mixer.open()
                return
            # One headset for another is an unplugging too: who knows where it sounded in between.
            was_in, self._sink = self._sink is not None, sink
            self._headset_no += 1
            self._is_placed = False
            self._speaker.mixer.shut()
            self._speaker.stop()
            if not self._is_up:
                return
            self._is_gated = self._is_gated or was_in
            self._tell(Headset(self._headset_no, sink is not None))
            self._output.move(sink)

    # ---- from the output's thread --------------------------------------------------------------

    def _opened(self, sink: str | None) -> None:
        """The stream stands on ``sink``: sound may leave again if that is still right."""
        with self._lock:
            if sink == self._sink:
                self._is_placed = True
                self._speaker.mixer.open()
