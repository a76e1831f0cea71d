"""The host as a process, without any sound: its pipe, its noise, its end."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S
from voice.protocol import (
    Codec,
    Earcon,
    EarconName,
    Fault,
    Figures,
    Forget,
    Headset,
    HostEvent,
    Listen,
    ListeningDone,
    Manner,
    Part,
    Ping,
    Pong,
    Ready,
    Report,
    Say,
    SpeechDone,
)

CODEC = Codec()
NO_SOUND = {"PULSE_SERVER": "unix:/nonexistent/socket"}


class Host:
    """A host of this test's own."""

    def __init__(self, log: Path, **environment: str) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "voice.host", "--log", str(log)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, **NO_SOUND, **environment},
        )

    def write(self, line: bytes) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(line)
        self.child.stdin.flush()

    def events(self) -> Iterator[HostEvent]:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            yield CODEC.event(line)

    def until(self, kind: type[HostEvent]) -> HostEvent:
        return next(event for event in self.events() if isinstance(event, kind))

    def close(self) -> None:
        self.child.kill()
        self.child.wait()
        for stream in (self.child.stdin, self.child.stdout, self.child.stderr):
            assert stream is not None
            stream.close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    host = Host(tmp_path / "log")
    try:
        yield host
    finally:
        host.close()


def test_it_comes_up_and_ends_with_its_input(host: Host) -> None:
    events = host.events()
    assert next(events) == Headset(0, is_in=False)
    host.until(Ready)
    assert host.child.stdin is not None
    host.child.stdin.close()
    assert host.child.wait(timeout=PATIENCE_S) == 0


def test_bad_lines_are_answered_and_harm_nothing(host: Host) -> None:
    host.until(Ready)
    for line in (b"\n", b"nonsense\n", b"\xff\xfe\n", b'{"v":9}\n', b"[" * 5000 + b"\n"):
        host.write(line)
        fault = host.until(Fault)
        assert isinstance(fault, Fault)
        assert fault.code
    host.write(CODEC.encode(Ping(5)))
    assert host.until(Pong) == Pong(5)


def test_nothing_but_the_protocol_comes_out_of_it(host: Host, tmp_path: Path) -> None:
    """Without a sound server ALSA and PortAudio print a page of complaints: into the log."""
    host.until(Ready)
    host.write(CODEC.encode(Say(1, (Part("გამარჯობა.", "ka"),))))
    host.write(CODEC.encode(Earcon(EarconName.FOCUS)))
    host.write(CODEC.encode(Report()))
    assert isinstance(host.until(Figures), Figures)
    assert host.child.stdin is not None
    assert host.child.stdout is not None
    assert host.child.stderr is not None
    host.child.stdin.close()
    for line in host.child.stdout:
        json.loads(line)
    assert host.child.stderr.read() == b""
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "fault", ["raise ImportError('no espeak')", "import nothing.here", "init = None"]
)
def test_without_a_synthesiser_it_is_up_and_silent(tmp_path: Path, fault: str) -> None:
    """Said by an event; what is to be said takes its time unheard."""
    (tmp_path / "pyttsx3").mkdir()
    (tmp_path / "pyttsx3" / "__init__.py").write_text(fault)
    host = Host(tmp_path / "log", PYTHONPATH=str(tmp_path))
    try:
        ready = host.until(Ready)
        assert isinstance(ready, Ready)
        assert (ready.synth, ready.speaks) == ("silent", ())
        host.write(CODEC.encode(Say(1, (Part("Hello.", "en"),))))
        done = host.until(SpeechDone)
        assert done == SpeechDone(1, is_completed=True)
    finally:
        host.close()


def test_nothing_that_is_said_is_in_its_log(host: Host, tmp_path: Path) -> None:
    host.until(Ready)
    host.write(CODEC.encode(Say(1, (Part("Canarybird the second.", "en"),))))
    host.write(b'{"v":1,"message":{"type":"say","no":"Canarybird"}}\n')
    assert "Canary" not in str(host.until(Fault))
    host.write(CODEC.encode(Forget()))
    assert isinstance(host.until(SpeechDone), SpeechDone)
    assert b"Canary" not in (tmp_path / "log").read_bytes()


def test_no_text_ends_it(host: Host) -> None:
    """Nonsense, every plane of Unicode, markup, very long titles; all are answered."""
    chance = random.Random(11)
    host.until(Ready)
    texts = [
        "",
        " ",
        "…!?",
        "\0",
        "\x1b[31m",
        "[[h@'loU]]",
        "<speak><break time='9999s'/></speak>",
        "ა" * 15_000,
        "😀" * 500,
        "\u202e\u2066\ufeff",
        "Ⴀ ⴀ Ა",
        "%s%n%x",
        *(
            "".join(
                chr(chance.choice((chance.randrange(1, 0xD800), chance.randrange(0x250))))
                for _ in range(chance.randrange(60))
            )
            for _ in range(60)
        ),
    ]
    for no, text in enumerate(texts):
        parts = tuple(Part(text, language) for language in ("ka", "en", "ru", "xx"))
        host.write(CODEC.encode(Say(no, parts, Manner(chance.randint(1, 7)))))
    host.write(CODEC.encode(Forget()))
    host.write(CODEC.encode(Ping(9)))
    done = []
    for event in host.events():
        if isinstance(event, SpeechDone):
            done.append(event.no)
        if event == Pong(9):
            break
    assert done == list(range(len(texts)))


def test_a_grammar_is_answered_where_nothing_can_hear(host: Host) -> None:
    ready = host.until(Ready)
    assert isinstance(ready, Ready)
    host.write(CODEC.encode(Listen(3, "xx", ("კი",))))
    done = host.until(ListeningDone)
    assert isinstance(done, ListeningDone)
    assert done.grammar_no == 3


PARENT = """
import os, subprocess, sys, threading
child = subprocess.Popen(
    [sys.executable, "-m", "voice.host", "--parent", str(os.getpid())],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.readline(); child.stdout.readline()
os.set_inheritable(child.stdin.fileno(), True)
# Somebody else holds the pipe open, so that its end is not what ends the host.
subprocess.Popen(["sleep", "60"], pass_fds=[child.stdin.fileno()])
print(child.pid, flush=True)
threading.Event().wait()
"""


def test_it_does_not_outlive_its_kiosk() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT],
        stdout=subprocess.PIPE,
        env={**os.environ, **NO_SOUND},
        start_new_session=True,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    watched = os.pidfd_open(pid)
    try:
        os.kill(parent.pid, signal.SIGKILL)
        assert select.select([watched], [], [], PATIENCE_S)[0], "the host lives on"
    finally:
        os.close(watched)
        os.killpg(parent.pid, signal.SIGKILL)
        parent.wait()
        parent.stdout.close()
