"""A demonstration catalogue in a child process, gone when its parent is."""

from __future__ import annotations

import asyncio
import os
import secrets
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import SecretStr

KEY_ENV = "KIOSK_CATALOGUE_DEMO_KEY"
READY = "listening on "
START_TIMEOUT_S = 30.0
STOP_TIMEOUT_S = 5.0
TAIL_LINES = 12


class DemoFailedError(RuntimeError):
    """The demonstration catalogue did not come up; says what it said last."""


@dataclass
class DemoService:
    """A running demonstration catalogue."""

    base_url: str
    kiosk_key: SecretStr
    _process: Process = field(repr=False)
    _readers: tuple[asyncio.Task[None], ...] = field(repr=False)

    async def stop(self) -> None:
        """Ask it to go by closing its standard input; twice is no error."""
        await _stop(self._process)
        for reader in self._readers:
            reader.cancel()
        await asyncio.gather(*self._readers, return_exceptions=True)


async def start_demo(
    *, start_timeout_s: float = START_TIMEOUT_S, command: Sequence[str] | None = None
) -> DemoService:
    """Start it and wait until it answers. Raises DemoFailedError."""
    key = secrets.token_urlsafe(32)
    arguments = command or (
        *(sys.executable, "-m", "kiosk.catalogue", "serve", "--demo", "--port", "0"),
        *("--kiosk-key-env", KEY_ENV, "--exit-with-stdin"),
    )
    # The key goes by the environment: arguments can be read by every user of the machine.
    environment = {**os.environ, KEY_ENV: key, "PYTHONPATH": _python_path()}
    process = await asyncio.create_subprocess_exec(
        *arguments, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
    )
    assert process.stdout is not None
    assert process.stderr is not None
    tail: deque[str] = deque(maxlen=TAIL_LINES)
    errors = asyncio.create_task(_keep_tail(process.stderr, tail))
    try:
        base_url = await asyncio.wait_for(_ready_line(process.stdout), start_timeout_s)
    except TimeoutError:
        base_url = ""
    except BaseException:
        await _stop(process)
        errors.cancel()
        raise
    if not base_url:
        await _stop(process)
        await asyncio.wait([errors], timeout=STOP_TIMEOUT_S)
        errors.cancel()
        said = "\n".join(line.replace(key, "…") for line in tail) or "It said nothing."
        raise DemoFailedError(f"The demonstration catalogue did not start. {said}")
    rest = asyncio.create_task(_keep_tail(process.stdout, deque(maxlen=1)))
    return DemoService(base_url, SecretStr(key), process, (errors, rest))


def _python_path() -> str:
    """The child finds this very package, installed or not, wherever we were started."""
    ours = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join((ours, others)) if others else ours


async def _ready_line(stream: asyncio.StreamReader) -> str:
    """The address it says it listens on; "" when it ended without saying so."""
    while line := await stream.readline():
        text = line.decode("utf-8", "replace").strip()
        if text.startswith(READY):
            return text.removeprefix(READY)
    return ""


async def _keep_tail(stream: asyncio.StreamReader, tail: deque[str]) -> None:
    """Read on, so that a child who talks a lot never waits for us."""
    while chunk := await stream.read(4096):
        tail.extend(chunk.decode("utf-8", "replace").splitlines())


async def _stop(process: Process) -> None:
    if process.stdin is not None:
        process.stdin.close()
    for harder in (process.terminate, process.kill):
        if process.returncode is not None:
            return
        try:
            await asyncio.wait_for(process.wait(), STOP_TIMEOUT_S)
        except TimeoutError:
            try:
                harder()
            except ProcessLookupError:
                return
    await process.wait()
