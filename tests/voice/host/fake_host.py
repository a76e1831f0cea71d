"""A voice host for tests of the client: speaks the protocol, keeps what it is told, and ends badly.

``python -m tests.voice.host.fake_host KEPT MODE...`` with one mode for each life of a host (the
last one for all later ones): ``well``, ``dies`` (at a Say), ``hangs`` (at a Say), ``deaf`` (answers
no ping), ``noisy`` (nonsense lines), ``endless`` (a line without an end), ``headset`` (one is in).
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

from voice.protocol import (
    LONGEST_LINE,
    Codec,
    Headset,
    HostEvent,
    Listen,
    Listening,
    Ping,
    Pong,
    Quit,
    Ready,
    Say,
    SpeechDone,
    SpeechStarted,
)

CODEC = Codec()


def tell(event: HostEvent) -> None:
    os.write(1, CODEC.encode(event))


def main(kept: Path, modes: list[str], headset_no: int) -> None:
    lives = kept.read_text().count("life\n") if kept.exists() else 0
    mode = modes[min(lives, len(modes) - 1)]
    with kept.open("a") as file:
        file.write("life\n")
        leaked = sorted(name for name in os.environ if name.startswith("KIOSK_"))
        file.write(f"environment {leaked}\n")
    if mode == "noisy":
        os.write(1, b"ALSA lib: hello\n\xff\xfe\n{}\n")
    if mode == "endless":
        while True:
            os.write(1, b"x" * LONGEST_LINE)
    tell(Headset(headset_no, is_in=mode == "headset" or mode.startswith("headset-")))
    tell(Ready(1, "pyttsx3", ("ka",), ("ka",), sees_headset=True))
    for line in sys.stdin.buffer:
        command = CODEC.command(line)
        if not isinstance(command, Ping):
            with kept.open("a") as file:
                file.write(f"{command!r}\n")
        match command:
            case Ping(no=no) if mode != "deaf":
                tell(Pong(no))
            case Say(no=no):
                tell(SpeechStarted(no))
                if mode.endswith("dies"):
                    os.kill(os.getpid(), signal.SIGKILL)
                if mode == "hangs":
                    threading.Event().wait()
                tell(SpeechDone(no, is_completed=True))
            case Listen(grammar_no=no):
                tell(Listening(no))
            case Quit():
                return


if __name__ == "__main__":
    words = sys.argv[1:]
    first_no = int(words[words.index("--headset-no") + 1])
    main(Path(words[0]), words[1].split(","), first_no)
