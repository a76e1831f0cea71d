"""Watches the sound server for a headset going in or out, by ``pactl``, a child of ours.

Coming out is the moment that counts: what was private is about to sound in the room. So on any
news of outputs while a headset is in, sound is held first and asked about afterwards.
"""

from __future__ import annotations

import logging
import os
import select
import shutil
import subprocess
import threading
from typing import IO, Protocol

from voice.host.headsets import HeadsetRules, headset_sink
from voice.host.thread_priority import come_first

_log = logging.getLogger(__name__)

WAITS_S = (0.1, 0.2, 0.5, 1.0)
"""Between two tries to reach a sound server that is not there."""
PATIENCE_S = 5.0
TRIES = 20
SUBSCRIBED_S = 0.1


class HeadsetListener(Protocol):
    """Who is told; every call comes from the watching thread."""

    def hold(self) -> None:
        """Not a sample more, until one of the others is called."""

    def headset(self, sink: str | None) -> None:
        """The headset's output, or None: there is none (any more)."""


class HeadsetWatch:
    """A thread of its own from :meth:`start` to :meth:`close`."""

    def __init__(self, rules: HeadsetRules, listener: HeadsetListener) -> None:
        self._rules = rules
        self._listener = listener
        self._pactl = shutil.which("pactl")
        setpriv = shutil.which("setpriv")
        self._tied = [setpriv, "--pdeathsig", "KILL"] if setpriv else []
        """So that it does not outlive a host that was killed."""
        self._sink: str | None = None
        self._closed = threading.Event()
        self._known = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, name="headset", daemon=True)

    @property
    def can_see(self) -> bool:
        """Whether there is a ``pactl`` to watch by."""
        return self._pactl is not None

    def start(self, first_look_s: float = 1.0) -> None:
        """Begin; returns when it is known whether a headset is in, or after ``first_look_s``."""
        if self.can_see:
            self._thread.start()
            self._known.wait(first_look_s)

    def close(self) -> None:
        """End the thread and its child."""
        self._closed.set()
        child = self._child
        if child is not None:
            child.kill()
        if self._thread.is_alive():
            self._thread.join(2.0)

    def _watch(self) -> None:
        come_first()
        fails = 0
        while not self._closed.is_set():
            try:
                if self._watch_once():
                    fails = 0
            except Exception as error:
                # No process to be had, or an answer nobody foresaw: watching must go on.
                _log.warning("outputs: %s", type(error).__name__)
            # The server has gone, and the headset with it as far as anybody can tell.
            self._listener.hold()
            self._note(None)
            self._known.set()
            self._closed.wait(WAITS_S[min(fails, len(WAITS_S) - 1)])
            fails += 1

    def _watch_once(self) -> bool:
        """Follow one connection to its end; whether there was one."""
        assert self._pactl is not None
        child = subprocess.Popen(  # noqa: S603 - a fixed command
            [*self._tied, self._pactl, "subscribe"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._child = child
        assert child.stdout is not None
        try:
            if not self._look_once_subscribed(child.stdout):
                return False
            self._known.set()
            for line in child.stdout:
                if self._closed.is_set():
                    return True
                if b" on sink #" in line or b" on card #" in line or b" on server" in line:
                    if self._sink is not None:
                        self._listener.hold()
                    if not self._look() and not self._look():
                        # Sound must not be held for good because nobody answered once.
                        return True
            return True
        finally:
            child.kill()
            child.wait()
            child.stdout.close()

    def _look_once_subscribed(self, news: IO[bytes]) -> bool:
        """Look when the news flows, so that what changes in between is not missed.

        Every look is news itself (a client comes and goes), so one that brings none was too early.
        """
        for _ in range(TRIES):
            if not self._look():
                return False
            if select.select([news], [], [], SUBSCRIBED_S)[0]:
                break
        return self._look()

    def _look(self) -> bool:
        """Ask which outputs there are; False if nobody answers."""
        assert self._pactl is not None
        try:
            asked = subprocess.run(  # noqa: S603 - a fixed command
                [self._pactl, "--format=json", "list", "sinks"],
                capture_output=True,
                env=_environment(),
                timeout=PATIENCE_S,
                check=True,
            )
            sink = headset_sink(asked.stdout.decode("utf-8", "replace"), self._rules)
        except (OSError, subprocess.SubprocessError, ValueError) as error:
            _log.info("outputs: %s", type(error).__name__)
            return False
        self._note(sink)
        return True

    def _note(self, sink: str | None) -> None:
        self._sink = sink
        self._listener.headset(sink)


def _environment() -> dict[str, str]:
    # Words and decimal points in the form that programs read.
    return {**os.environ, "LC_ALL": "C.UTF-8"}
