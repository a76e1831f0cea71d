"""The second client: shares no code with the kiosk's own, reads the same service."""

from __future__ import annotations

import http.client
import json
import urllib.parse
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]


class Inspector:
    """Reads rows over HTTP with a kiosk key, a card and a PIN of its own sign-in."""

    def __init__(self, base_url: str, kiosk_key: str, card: str, pin: str) -> None:
        self._host = urllib.parse.urlsplit(base_url).netloc
        self._key = kiosk_key
        signed_in = self._ask("POST", "/v1/sessions", {"card": card, "pin": pin})[1]
        self._token = str(signed_in["token"])

    def search(self, query: str) -> list[Row]:
        """Every title found for ``query``, one row for each edition of each work."""
        found = self._ask("GET", f"/v1/works?q={urllib.parse.quote(query)}&limit=40")[1]
        return [edition for work in found["works"] for edition in work["editions"]]

    def biblio(self, biblio_id: int) -> Row:
        return self._ask("GET", f"/v1/biblios/{biblio_id}")[1]

    def loans(self) -> list[Row]:
        return self._rows("loans")

    def holds(self) -> list[Row]:
        return self._rows("holds")

    def is_token_alive(self, token: str, kiosk_key: str) -> bool:
        """Whether the service still answers to the session of the kiosk with that key."""
        status, _ = self._ask("GET", "/v1/patron/loans", token=token, key=kiosk_key)
        return status == http.HTTPStatus.OK

    def _rows(self, what: str) -> list[Row]:
        answer: Any = self._ask("GET", f"/v1/patron/{what}", token=self._token)[1]
        return list(answer if isinstance(answer, list) else answer[what])

    def _ask(
        self, method: str, path: str, body: Row | None = None, *, token: str = "", key: str = ""
    ) -> tuple[int, Row]:
        connection = http.client.HTTPConnection(self._host, timeout=10)
        headers = {"X-Kiosk-Key": key or self._key, "Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            connection.request(method, path, json.dumps(body) if body else None, headers)
            reply = connection.getresponse()
            return reply.status, json.loads(reply.read() or b"{}")
        finally:
            connection.close()


def loan_lines(rows: list[Row]) -> Iterator[str]:
    """Loans as the catalogue has them, one line each."""
    for row in rows:
        yield (
            f"checkout {row['checkout_id']}: due {row['due'][:10]},"
            f" renewed {row['renewals_used']} of {row['renewals_limit']}"
        )


def hold_lines(rows: list[Row]) -> Iterator[str]:
    """Holds as the catalogue has them, one line each."""
    for row in rows:
        yield (
            f"hold {row['hold_id']}: biblio {row['biblio_id']}, {row['status']},"
            f" place {row['queue_position']}, pickup {row['pickup_library_id']}"
        )
