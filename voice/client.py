"""The kiosk's end of the pipe: starts the voice host, watches it, starts it again.

1. ``start`` begins a task; it returns at once. The host sends Headset and Ready.
2. A command goes down the pipe at once; before Ready it is remembered: the newest utterance, the
   volume, the grammar. What is remembered is sent on every Ready, so a new host knows all it needs.
3. The host is asked every second whether it is alive. One that ended, or has not answered for
   :attr:`Patience.silent_s`, is killed and replaced: after 50 ms the first time, later each time.
4. An utterance that was cut by that is said once more from its beginning, unless the headset it
   was for is no longer in. Twice cut, it is given up: it may be what ends the host.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging

from voice.errors import BadLineError
from voice.host_process import HostOptions, Patience, ended, started
from voice.protocol import (
    USUAL_VOLUME,
    Codec,
    Command,
    Device,
    DeviceBack,
    DeviceLost,
    Earcon,
    EarconName,
    Fault,
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
    SpeechDone,
    SpeechFault,
    Stop,
    StopListening,
    VoiceBack,
    VoiceLost,
    Volume,
)
from voice.voice import Told

_log = logging.getLogger(__name__)


class HostVoice:
    """Implements :class:`voice.voice.Voice` over a child process."""

    def __init__(
        self,
        told: Told,
        options: HostOptions | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._told = told
        self._options = options or HostOptions()
        self._patience = patience or Patience()
        self._codec = Codec()
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_ready = False
        self._was_lost = False
        self._pong_at = 0.0
        # What a new host must be told.
        self._say: Say | None = None
        self._times_cut = 0
        self._outstanding: set[int] = set()
        self._is_paused = False
        self._volume = USUAL_VOLUME
        self._listen: Listen | None = None
        self._lost_devices: set[Device] = set()
        # Who may hear.
        self._headset: Headset | None = None
        self._headset_no = 0
        self._is_gated = False

    @property
    def pid(self) -> int | None:
        """Process id of the host, while there is one."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="voice")

    def say(self, say: Say) -> None:
        if not self._is_ready:
            # It takes the place of one that waits; a host would have cut that one short.
            self._give_up()
        self._outstanding.add(say.no)
        self._say, self._times_cut, self._is_paused = say, 0, False
        if self._is_gated:
            self._give_up()
        else:
            self._send(say)

    def stop(self) -> None:
        if not self._is_ready:
            self._give_up()
        self._say = None
        self._send(Stop())

    def pause(self) -> None:
        self._is_paused = True
        self._send(Pause())

    def resume(self) -> None:
        self._is_paused = False
        self._send(Resume())

    def earcon(self, name: EarconName) -> None:
        self._send(Earcon(name))

    def set_volume(self, step: int) -> None:
        self._volume = step
        self._send(Volume(step))

    def headset_noted(self, no: int) -> None:
        if no == self._headset_no:
            self._is_gated = False
        self._send(HeadsetNoted(no))

    def listen(self, listen: Listen) -> None:
        self._listen = listen
        self._send(listen)

    def stop_listening(self) -> None:
        if not self._is_ready:
            self._end_listening("stopped")
        self._listen = None
        self._send(StopListening())

    def forget(self) -> None:
        if not self._is_ready:
            self._give_up()
            self._end_listening("stopped")
        self._say, self._listen, self._volume = None, None, USUAL_VOLUME
        self._send(Forget())

    def report(self) -> None:
        """Ask for Figures."""
        self._send(Report())

    async def aclose(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._task = None

    # ---- the child -----------------------------------------------------------------------------

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        fails = 0
        while True:
            began = loop.time()
            try:
                await self._serve_once()
            except OSError as error:
                _log.error("voice host: %s", type(error).__name__)
            except Exception as error:
                # The last resort: a fault of ours in one event must not end all speech.
                _log.error("voice host: unforeseen %s", type(error).__name__)
            if loop.time() - began > self._patience.steady_s:
                fails = 0
            self._lost()
            waits = self._patience.waits_s
            await asyncio.sleep(waits[min(fails, len(waits) - 1)])
            fails += 1

    async def _serve_once(self) -> None:
        """One host from start to end."""
        self._process = process = await started(
            self._options, self._headset_no + 1 if self._headset else 0, self._lost_devices
        )
        watching = asyncio.create_task(self._watch(process), name="voice-watch")
        try:
            assert process.stdout is not None
            while line := await process.stdout.readline():
                try:
                    self._take(self._codec.event(line))
                except BadLineError as error:
                    _log.warning("voice host: %s", error.code)
        except ValueError:
            # A line longer than any event is: what comes after it cannot be read either.
            _log.error("voice host: endless line")
        finally:
            self._is_ready = False
            watching.cancel()
            await ended(process, self._codec.encode(Quit()), self._patience.closing_s)
            self._process = None

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        """Kill a host that does not answer; its end is noticed where it is read."""
        loop, patience = asyncio.get_running_loop(), self._patience
        self._pong_at = loop.time() + patience.ready_s - patience.silent_s
        no = 0
        while loop.time() - self._pong_at < patience.silent_s:
            if self._is_ready:
                self._send(Ping(no))
                no += 1
            await asyncio.sleep(patience.ping_s)
        _log.error("voice host: does not answer")
        with contextlib.suppress(ProcessLookupError):
            process.kill()

    def _send(self, command: Command) -> None:
        process = self._process
        if self._is_ready and process is not None and process.stdin is not None:
            process.stdin.write(self._codec.encode(command))

    # ---- events --------------------------------------------------------------------------------

    def _take(self, event: HostEvent) -> None:
        match event:
            case Pong():
                self._pong_at = asyncio.get_running_loop().time()
                return
            case Headset():
                self._note_headset(event)
            case Ready():
                self._catch_up()
                if self._was_lost:
                    self._was_lost = False
                    self._told(event)
                    self._told(VoiceBack())
                    return
            case SpeechDone(no=no):
                if no not in self._outstanding:
                    return
                self._outstanding.discard(no)
                if self._say is not None and self._say.no == no:
                    self._say = None
            case ListeningDone(grammar_no=no):
                if self._listen is None or self._listen.grammar_no != no:
                    self._told(event)
                    return
                self._listen = None
            case Fault(code=code):
                _log.warning("voice host: fault %s", code)
            case DeviceLost(device=device):
                _log.warning("voice host: lost %s", device.value)
                self._lost_devices.add(device)
            case DeviceBack(device=device):
                self._lost_devices.discard(device)
            case _:
                pass
        self._told(event)

    def _note_headset(self, event: Headset) -> None:
        was_in = self._headset is not None and self._headset.is_in
        self._headset, self._headset_no = event, event.no
        if was_in and not event.is_in:
            self._is_gated = True
            if not self._is_ready:
                # What was cut was for a headset that is not the one of now.
                self._give_up()

    def _catch_up(self) -> None:
        """A new host is ready: send it the volume, the grammar and the utterance in force."""
        self._is_ready = True
        self._pong_at = asyncio.get_running_loop().time()
        self._send(Volume(self._volume))
        if self._listen is not None:
            self._send(self._listen)
        if self._say is not None:
            self._send(self._say)
            if self._is_paused:
                self._send(Pause())

    def _lost(self) -> None:
        """The host has ended: what it was asked and can no longer answer is answered here."""
        if not self._was_lost:
            self._was_lost = True
            self._told(VoiceLost())
        cut = self._say.no if self._say is not None else None
        for no in sorted(self._outstanding - {cut}):
            self._outstanding.discard(no)
            self._told(SpeechDone(no, is_completed=False))
        if cut is not None:
            self._times_cut += 1
            if self._times_cut > 1:
                self._told(SpeechFault(cut, "host_lost"))
                self._give_up()

    def _give_up(self) -> None:
        """The utterance that is remembered will not be said."""
        say, self._say = self._say, None
        if say is not None and say.no in self._outstanding:
            self._outstanding.discard(say.no)
            self._told(SpeechDone(say.no, is_completed=False))

    def _end_listening(self, reason: str) -> None:
        listen, self._listen = self._listen, None
        if listen is not None:
            self._told(ListeningDone(listen.grammar_no, reason))
