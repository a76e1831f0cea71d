"""At the most talkative level the log says nothing of anybody."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import httpx
import pytest
from pydantic import SecretStr

from accessibility.page import Grid
from config.i18n import Lexicon
from config.settings import Settings
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import SignedIn
from kiosk.catalogue.service.app import create_app
from kiosk.samples.data import LOANS
from kiosk.shell.composition import Kiosk
from tests.flows.conftest import NOW, Tape, Visitor
from tests.flows.test_visits import choose
from tests.lockdown.kiosk_process import KEY, cheap_library
from tests.privacy.canaries import CARD, NAME, PIN, TITLE, found_in, put_in

BROKEN = (
    b'{"token": 1, "expires_in_s": -1, "patron": {"name": ["' + TITLE.encode() + b'"]}}',
    TITLE.encode(),
    b"\xff" + TITLE.encode(),
    b'[{"checkout_id": "' + TITLE.encode() + b'", "title": 5}]',
)


class Told(logging.Handler):
    """Keeps all that is logged, as any handler could write it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{self.format(record)} {record.args!r} {record.exc_info!r}")

    def canaries(self) -> list[str]:
        return found_in("\n".join(self.lines).encode())


@pytest.fixture
def told() -> Iterator[Told]:
    """All that is logged while every logger is as talkative as it can be."""
    told, root = Told(), logging.getLogger()
    level = root.level
    root.addHandler(told)
    root.setLevel(logging.DEBUG)
    # The kiosk's own wish, which it has for any level of the log.
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("kiosk.session").debug("said %s", CARD)
    assert told.canaries() == [CARD], "the test would see nothing"
    told.lines.clear()
    yield told
    root.removeHandler(told)
    root.setLevel(level)


async def test_a_whole_visit_logs_nothing_of_the_patron(
    lexicons: dict[str, Lexicon], told: Told
) -> None:
    with cheap_library() as opened:
        put_in(opened)
        app = create_app(opened.backend, keys=opened.keys)
        catalogue = HttpCatalogue(
            "http://catalogue", SecretStr(KEY), transport=httpx.ASGITransport(app)
        )
        tape = Tape()
        runner = Kiosk(Settings(), lexicons, catalogue, now=lambda: NOW).runner(
            tape, grid=Grid(58, 17)
        )
        visitor = Visitor(runner, tape)
        await visitor.start()
        await visitor.press(f"1{TITLE}\r\x1b[H2{CARD}\r0000\r{CARD}\r{PIN}\r")
        assert TITLE in visitor.text
        await choose(visitor, "renew-all")
        for screen in ("account", "holds", "loans"):
            await visitor.press(b"\x1b[H")
            await choose(visitor, screen)
        await visitor.press(b"\x1b[H")
        await choose(visitor, "finish")
        await runner.signed_out()
        await runner.aclose()
        await catalogue.aclose()
    assert told.canaries() == []


@pytest.mark.parametrize("body", BROKEN)
async def test_answers_that_make_no_sense_are_told_without_their_words(
    body: bytes, told: Told
) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, content=body))
    catalogue = HttpCatalogue("http://catalogue", SecretStr(KEY), transport=transport)
    token = SecretStr(PIN)
    for call in (
        lambda: catalogue.sign_in(SecretStr(CARD), SecretStr(PIN)),
        lambda: catalogue.find(SearchRequest(words=TITLE)),
        lambda: catalogue.find(SearchRequest(words=TITLE, author=NAME, subject=TITLE)),
        lambda: catalogue.suggest(TITLE),
        lambda: catalogue.heard((TITLE, NAME)),
        lambda: catalogue.loans(token),
        lambda: catalogue.account(token),
    ):
        with pytest.raises(CatalogueError) as caught:
            await call()
        chain: BaseException | None = caught.value
        while chain is not None:
            assert found_in(f"{chain} {chain!r}".encode()) == []
            chain = None if chain.__suppress_context__ else chain.__context__
    await catalogue.aclose()
    assert told.canaries() == []


async def test_what_was_read_is_not_kept_by_the_reader() -> None:
    """Pydantic's own store of strings cannot be looked into: one that is kept is the same twice."""
    loan = LOANS[0].model_copy(update={"title": TITLE}).model_dump(mode="json")
    patron = {"name": NAME, "message": TITLE}
    bodies = {
        "loans": json.dumps([loan]),
        "account": json.dumps({"patron": patron}),
        "sessions": json.dumps({"token": PIN, "expires_in_s": 1, "patron": patron}),
    }
    transport = httpx.MockTransport(
        lambda request: httpx.Response(200, content=bodies[request.url.path.rpartition("/")[2]])
    )
    catalogue = HttpCatalogue("http://catalogue", SecretStr(KEY), transport=transport)
    token = SecretStr(PIN)
    signed_in = [await catalogue.sign_in(SecretStr(CARD), token) for _ in range(2)]
    kept = [
        [(await catalogue.loans(token))[0].title for _ in range(2)],
        [(await catalogue.account(token)).patron.name for _ in range(2)],
        [one.patron.name for one in signed_in if isinstance(one, SignedIn)],
    ]
    await catalogue.aclose()
    for first, second in kept:
        assert first == second
        assert first is not second
