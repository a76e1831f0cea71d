"""The visit itself: search, sign in, hold, renew all, sign out."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from pydantic import SecretStr

from accessibility.page import Grid
from config.languages import SOURCE_LANGUAGE
from config.settings import Settings
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.models import BiblioId
from kiosk.catalogue.outcomes import Renewed
from kiosk.session.activities import SeeingRenewals, ViewingResults
from kiosk.session.events import Started
from kiosk.shell.composition import Kiosk, lexicons_for
from kiosk.tui.layout import as_text, layout
from kiosk.walkthrough.inspector import Inspector, Row, hold_lines, loan_lines
from kiosk.walkthrough.patron import ENTER, HOME, Patron, Say, StepFailedError, Tape
from kiosk.walkthrough.service import walkthrough_service

CARD = "2000000001"
PIN = "1234"
QUERY = {"ka": "რუსთაველი", "en": "orwell"}


def walk(*, language: str, grid: Grid, broken: str | None, say: Say) -> int:
    """Run the visit. 0 only if every step had its effect at the service."""
    return asyncio.run(_walk(language, grid, broken, say))


async def _walk(language: str, grid: Grid, broken: str | None, say: Say) -> int:
    kiosk_key, inspector_key = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    with walkthrough_service({"kiosk": kiosk_key, "inspector": inspector_key}) as served:
        # The second client comes in before anything is sabotaged.
        inspector = await asyncio.to_thread(Inspector, served.base_url, inspector_key, CARD, PIN)
        if broken is not None:
            served.sabotage(broken)
        catalogue = HttpCatalogue(served.base_url, SecretStr(kiosk_key))
        try:
            return await _visit(language, grid, catalogue, inspector, kiosk_key, say)
        finally:
            await catalogue.aclose()


async def _visit(
    language: str,
    grid: Grid,
    catalogue: HttpCatalogue,
    inspector: Inspector,
    kiosk_key: str,
    say: Say,
) -> int:
    settings = Settings()
    tape = Tape()
    runner = Kiosk(settings, lexicons_for(settings), catalogue).runner(tape, grid=grid)
    patron = Patron(runner, tape, say)
    runner.show()
    runner.post(Started())
    await runner.settle()
    visit = _Visit(patron, inspector, kiosk_key, language)
    say("=== welcome")
    try:
        if language != runner.state.language:
            await patron.choose(f"language-{language}")
        patron.look()
        for name, step in visit.steps():
            say(f"\n=== {name}")
            await step()
            say(f"--- {name}: done, and the catalogue agrees")
    except StepFailedError as failed:
        patron.look()
        say(f"--- FAILED: {failed}")
        return 1
    finally:
        await runner.aclose()
    say("\nEvery step had its effect.")
    return 0


@dataclass
class _Visit:
    """The steps; each acts with keys and then asks the inspector."""

    patron: Patron
    inspector: Inspector
    kiosk_key: str = field(repr=False)
    language: str
    found: list[Row] = field(default_factory=list)
    """The titles that the catalogue has for the words."""
    biblio: Row = field(default_factory=dict)
    """The title a hold is placed on."""

    def steps(self) -> tuple[tuple[str, Callable[[], Awaitable[None]]], ...]:
        return (
            ("search", self.search),
            ("narrow", self.narrow),
            ("sign-in", self.sign_in),
            ("hold", self.hold),
            ("renew-all", self.renew_all),
            ("sign-out", self.sign_out),
        )

    async def search(self) -> None:
        query = QUERY.get(self.language, QUERY[SOURCE_LANGUAGE])
        await self.patron.choose("search")
        self.patron.look()
        await self.patron.press(query.encode() + ENTER)
        self.patron.look()
        rows = await asyncio.to_thread(self.inspector.search, query)
        self._say(f"the catalogue finds {len(rows)} titles for the same words")
        activity = self.patron.runner.state.activity
        shown = activity.works if isinstance(activity, ViewingResults) else ()
        self._check(rows != [], "the catalogue itself finds nothing")
        editions = {each.biblio_id for work in shown for each in work.editions}
        self._check(
            editions == {row["biblio_id"] for row in rows},
            "the titles on the screen are not those of the catalogue",
        )
        picture = "".join(as_text(layout(self.patron.page)).split())
        first = "".join(shown[0].best.title.split())[:10]
        self._check(first in picture, "the first title is not on the screen")
        self.found = rows

    async def narrow(self) -> None:
        """Only what is in the patron's language; then on to a book."""
        await self.patron.choose("refine")
        self.patron.look()
        await self.patron.choose(f"filter-language-{self.language}")
        self.patron.look()
        await self.patron.choose("show")
        self.patron.look()
        mine = {row["biblio_id"] for row in self.found if row["language"] == self.language}
        self._say(f"of them {len(mine)} are in that language")
        activity = self.patron.runner.state.activity
        shown = activity.works if isinstance(activity, ViewingResults) else ()
        self._check(mine != set(), "the catalogue itself has none in that language")
        self._check(
            {work.best.biblio_id for work in shown} <= mine,
            "the list holds what the filter should have left out",
        )
        self._check(
            mine <= {each.biblio_id for work in shown for each in work.editions},
            "the filter left out what it should have kept",
        )
        await self.patron.choose("refine")
        await self.patron.choose("clear")
        await self.patron.choose("show")
        self.patron.look()
        whole = self.patron.runner.state.activity
        assert isinstance(whole, ViewingResults)
        self._check(len(whole.works) > len(shown), "clearing the filter brought nothing back")
        await self._open_holdable([work.best.biblio_id for work in whole.works])

    async def _open_holdable(self, found: list[BiblioId]) -> None:
        """To the first title that this patron neither has nor has reserved."""
        taken = {row["biblio_id"] for row in await asyncio.to_thread(self.inspector.loans)}
        taken |= {row["biblio_id"] for row in await asyncio.to_thread(self.inspector.holds)}
        for biblio_id in found:
            full = await asyncio.to_thread(self.inspector.biblio, biblio_id)
            if full["is_holdable"] and biblio_id not in taken:
                self.biblio = full
                await self.patron.choose(f"biblio-{biblio_id}")
                self.patron.look()
                if self.patron.page.spec.id == "editions":
                    await self.patron.choose(f"edition-{biblio_id}")
                    self.patron.look()
                self._check(self.patron.page.spec.id == "record", "the title did not open")
                return
        raise StepFailedError("no title of the results can be reserved")

    async def sign_in(self) -> None:
        await self.patron.choose("hold")
        self._check(self.patron.page.spec.id == "card", "nobody asked for a card")
        await self.patron.press(CARD.encode() + ENTER)
        await self.patron.press(PIN.encode())
        self.patron.look()
        await self.patron.press(ENTER)
        self.patron.look()
        signed_in = self.patron.runner.state.patron
        self._check(
            self.patron.page.spec.id == "pickup" and signed_in is not None,
            "signing in did not lead back to the book",
        )
        assert signed_in is not None
        token = signed_in.token.get_secret_value()
        alive = await asyncio.to_thread(self.inspector.is_token_alive, token, self.kiosk_key)
        self._check(alive, "the service does not know the patron's session")

    async def hold(self) -> None:
        before = await asyncio.to_thread(self.inspector.holds)
        self._rows("before", list(hold_lines(before)))
        await self.patron.press(ENTER)
        self.patron.look()
        await self.patron.press(ENTER)
        self.patron.look()
        after = await asyncio.to_thread(self.inspector.holds)
        self._rows("after", list(hold_lines(after)))
        new = [row for row in after if row["hold_id"] not in {old["hold_id"] for old in before}]
        self._check(self.patron.page.spec.id == "hold-placed", "the screen does not say it is done")
        self._check(len(new) == 1, "the catalogue has no new hold")
        self._check(new[0]["biblio_id"] == self.biblio["biblio_id"], "the hold is on another title")

    async def renew_all(self) -> None:
        before = {row["checkout_id"]: row for row in await asyncio.to_thread(self.inspector.loans)}
        self._rows("before", list(loan_lines(list(before.values()))))
        await self.patron.press(HOME)
        await self.patron.choose("loans")
        self.patron.look()
        await self.patron.choose("renew-all")
        self.patron.look()
        after = {row["checkout_id"]: row for row in await asyncio.to_thread(self.inspector.loans)}
        self._rows("after", list(loan_lines(list(after.values()))))
        changed = {
            checkout
            for checkout, row in after.items()
            if row["renewals_used"] > before[checkout]["renewals_used"]
            and row["due"] > before[checkout]["due"]
        }
        activity = self.patron.runner.state.activity
        self._check(isinstance(activity, SeeingRenewals), "the screen shows no results")
        assert isinstance(activity, SeeingRenewals)
        claimed = {
            result.checkout_id for result in activity.results if isinstance(result.outcome, Renewed)
        }
        self._check(changed != set(), "the catalogue renewed nothing")
        self._check(claimed == changed, "the screen says other than the catalogue did")

    async def sign_out(self) -> None:
        signed_in = self.patron.runner.state.patron
        assert signed_in is not None
        token = signed_in.token.get_secret_value()
        await self.patron.press(HOME)
        await self.patron.choose("finish")
        self.patron.look()
        await self.patron.runner.signed_out()
        self._check(self.patron.page.spec.id == "goodbye", "the screen does not say goodbye")
        alive = await asyncio.to_thread(self.inspector.is_token_alive, token, self.kiosk_key)
        self._say(f"the patron's session at the service: {'alive' if alive else 'gone'}")
        self._check(not alive, "the patron's session is still alive at the service")
        await self.patron.press(ENTER)
        state = self.patron.runner.state
        self._check(
            state.patron is None and self.patron.page.spec.id == "welcome",
            "the kiosk is not back at its first screen",
        )

    def _say(self, text: str) -> None:
        self.patron.say(f"  catalogue: {text}")

    def _rows(self, when: str, lines: list[str]) -> None:
        for line in lines or ["(none)"]:
            self._say(f"{when}: {line}")

    @staticmethod
    def _check(holds: bool, otherwise: str) -> None:
        if not holds:
            raise StepFailedError(otherwise)
