"""A publisher of models on this machine: ranges, broken lines, wrong sums."""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Publisher:
    """What is published, and how badly."""

    files: dict[str, bytes] = field(default_factory=dict)
    breaks_after: list[int] = field(default_factory=list)
    """Bytes after which the line breaks, one for each download to come."""
    gives_length: bool = True
    etag: str | None = '"one"'
    status: int = 0
    """Answer everything with this."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Path and Range of every request."""
    base_url: str = ""

    def list_models(self, **md5: str) -> None:
        """Publish the list of all files; ``md5`` by name (with _ for -) replaces the true sum."""
        self.files["model-list.json"] = json.dumps(
            [
                {
                    "name": name.removesuffix(".zip"),
                    "md5": md5.get("wrong") or hashlib.md5(data).hexdigest(),
                    "size": len(data),
                    "obsolete": "false",
                }
                for name, data in self.files.items()
                if name.endswith(".zip")
            ]
        ).encode()


@contextmanager
def publishing() -> Iterator[Publisher]:
    publisher = Publisher()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            _answer(self, publisher)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """No noise."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    publisher.base_url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield publisher
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _answer(handler: http.server.BaseHTTPRequestHandler, publisher: Publisher) -> None:
    name = handler.path.lstrip("/")
    wanted = handler.headers.get("Range", "")
    publisher.asked.append((name, wanted))
    data = publisher.files.get(name)
    if publisher.status or data is None:
        handler.send_response(publisher.status or 404)
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return
    start = 0
    if wanted and handler.headers.get("If-Range") == publisher.etag:
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        if start >= len(data):
            handler.send_response(416)
            handler.send_header("Content-Range", f"bytes */{len(data)}")
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
    handler.send_response(206 if start else 200)
    if publisher.etag:
        handler.send_header("ETag", publisher.etag)
    if start:
        handler.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
    if publisher.gives_length:
        handler.send_header("Content-Length", str(len(data) - start))
    else:
        handler.close_connection = True
    handler.end_headers()
    rest = data[start:]
    if name.endswith(".zip") and publisher.breaks_after:
        rest = rest[: publisher.breaks_after.pop(0)]
        handler.close_connection = True
    handler.wfile.write(rest)
