"""``make bench``: all figures, or those named."""

from __future__ import annotations

import sys

from bench import kiosk_speed, search_speed, service_load, speech, speech_rates, type_size
from bench.recognition import run as recognition

PARTS = {
    "kiosk": kiosk_speed.run,
    "recognition": recognition.run,
    "search": search_speed.run,
    "service": service_load.run,
    "speech": speech.run,
    "speech_rates": speech_rates.run,
    "type_size": type_size.run,
}


def main(names: list[str]) -> int:
    """Run the parts named (all by default), printing line by line."""
    for name in names or PARTS:
        if name not in PARTS:
            print(f"there is no part {name!r}; there are: {', '.join(PARTS)}")
            return 2
        print(f"== {name}", flush=True)
        for line in PARTS[name]():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
