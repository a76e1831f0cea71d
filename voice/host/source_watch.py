"""Whether the microphone we record from is still the one we opened.

When a microphone is pulled out, the sound server does not end the recording: it moves it to
whatever else there is, at worst to what the loudspeaker plays. So ``pactl`` asks the server.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)

PATIENCE_S = 3.0

Ask = Callable[..., str]
"""Runs pactl with these words: what it prints, "" where nobody answers."""


class SourceWatch:
    """From its making to :meth:`close`, follows one source by name; ``name`` may be ""."""

    def __init__(self, name: str, ask: Ask) -> None:
        self._name = name
        self._ask = ask
        self._is_gone = False
        self._is_closed = False
        self._child: subprocess.Popen[bytes] | None = None
        if name:
            threading.Thread(target=self._follow, name="source", daemon=True).start()

    @property
    def is_gone(self) -> bool:
        """It was there and is not any more."""
        return self._is_gone

    def close(self) -> None:
        """End it; at once."""
        self._is_closed = True
        if self._child is not None:
            self._child.kill()

    def _follow(self) -> None:
        setpriv = shutil.which("setpriv")
        # Tied to us, so that it does not outlive a host that was killed.
        tied = [setpriv, "--pdeathsig", "KILL"] if setpriv else []
        try:
            child = subprocess.Popen(  # noqa: S603 - a fixed command
                [*tied, "pactl", "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        except OSError:
            return
        self._child = child
        if self._is_closed:
            child.kill()
        assert child.stdout is not None
        with child, child.stdout as news:
            for line in news:
                # Looked at on every first news too: it may have gone before we listened.
                if self._is_closed:
                    break
                if b" on source" in line or b" on server" in line or b" on card" in line:
                    self._look()
            child.kill()
        if not self._is_closed:
            self._look()

    def _look(self) -> None:
        names = [
            line.split("\t")[1:2] for line in self._ask("list", "short", "sources").split("\n")
        ]
        self._is_gone = [self._name] not in names


def pactl(*words: str) -> str:
    """What ``pactl`` prints; "" without it, without a server, or where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            ["pactl", *words],  # noqa: S607 - wherever the system has it
            capture_output=True,
            timeout=PATIENCE_S,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def source_in_use(ask: Ask, environ: dict[str, str] | os._Environ[str]) -> str:
    """Name of the source a new recording is made from; "" where nobody can tell.

    Raises LookupError where it would be what the loudspeaker plays: nobody speaks there.
    """
    named = environ.get("PULSE_SOURCE", "")
    if named:
        return named
    name = ask("get-default-source").strip()
    if name and name == f"{ask('get-default-sink').strip()}.monitor":
        raise LookupError(name)
    return name
