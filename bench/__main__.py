"""``make bench``: all figures, or those named; ``--minutes N`` for the parts that run on and on."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from bench import (
    kiosk_speed,
    scanner_wait,
    search_speed,
    service_load,
    speech,
    speech_rates,
    speech_under_load,
    type_size,
)
from bench.recognition import run as recognition

PARTS = {
    "kiosk": kiosk_speed.run,
    "recognition": recognition.run,
    "scanner": scanner_wait.run,
    "search": search_speed.run,
    "service": service_load.run,
    "speech": speech.run,
    "speech_rates": speech_rates.run,
    "speech_under_load": speech_under_load.run,
    "type_size": type_size.run,
}


def main(arguments: list[str]) -> int:
    """Run the parts named (all by default), printing line by line."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument(
        "--minutes",
        type=float,
        default=speech_under_load.USUAL_MINUTES,
        help="how long speech_under_load runs",
    )
    wanted = parser.parse_args(arguments)
    parts = PARTS | {"speech_under_load": partial(speech_under_load.run, wanted.minutes)}
    for name in wanted.names or PARTS:
        if name not in PARTS:
            print(f"there is no part {name!r}; there are: {', '.join(PARTS)}")
            return 2
        print(f"== {name}", flush=True)
        for line in parts[name]():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
