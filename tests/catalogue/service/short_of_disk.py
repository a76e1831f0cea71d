"""A catalogue service whose disk another process may make full, and free again.

Run as ``python -m tests.catalogue.service.short_of_disk DATABASE``; prints its address, ends when
its input does. Its health is looked at anew each time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kiosk.catalogue.backends.embedded.backend import open_embedded
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.opened_library import StoredKeys
from kiosk.catalogue.service.app import create_app
from kiosk.catalogue.service.limits import Limits
from kiosk.catalogue.service.serving import listen, serve_until_stopped, url_of
from tests.catalogue.embedded.world import CHEAP, Clock


def main(database: Path) -> None:
    backend = open_embedded(database, clock=Clock(), rules=Rules(), hasher=CHEAP)
    app = create_app(backend, keys=StoredKeys(backend.store), limits=Limits(health_s=0))
    listener = listen("127.0.0.1", 0)
    ready = url_of(listener)

    def say_so() -> None:
        sys.stdout.write(f"{ready}\n")
        sys.stdout.flush()

    serve_until_stopped(app, listener, on_ready=say_so, stop_with=sys.stdin)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
