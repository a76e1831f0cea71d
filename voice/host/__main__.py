"""``python -m voice.host``: JSON lines on standard input and output, until the input ends."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from voice.host.parent_watch import end_with_parent
from voice.host.pipe import Pipe
from voice.host.thread_priority import come_first


def main(arguments: list[str]) -> int:
    """Serve until the kiosk closes the pipe; the exit code."""
    options = _options().parse_args(arguments)
    pipe = Pipe(options.log)
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s voice %(message)s")
    if options.parent:
        end_with_parent(options.parent)
    # Only now: these load libraries that print.
    from voice.host.composition import build

    host = build(pipe.tell, options)
    host.start()
    come_first()
    try:
        for command in pipe.commands():
            if not host.take(command):
                break
    finally:
        host.close()
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="voice.host")
    parser.add_argument("--log", type=Path, help="file that libraries may print to")
    parser.add_argument("--parent", type=int, default=0, help="process to end with")
    parser.add_argument("--output", default="", help="PortAudio's name of the loudspeaker")
    parser.add_argument("--headset-sink", action="append", help="pattern; may be repeated")
    parser.add_argument("--headset-port", action="append", help="pattern; may be repeated")
    parser.add_argument("--headset-no", type=int, default=0, help="number of the first event")
    parser.add_argument("--lost", action="append", default=[], help="device told as lost")
    parser.add_argument("--model", action="append", default=[], help="language=folder")
    parser.add_argument("--microphone", default="", help="PortAudio's name of the microphone")
    parser.add_argument("--least-confidence", type=float, default=0.7, help="of a command's words")
    parser.add_argument("--waits-for-silence", action="store_true", help="no command acts early")
    return parser


if __name__ == "__main__":
    code = main(sys.argv[1:])
    # Not by way of the interpreter's end: a sound library's thread may hold it up for ever.
    logging.shutdown()
    os._exit(code)
