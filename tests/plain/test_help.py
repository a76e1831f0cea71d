"""Help where lines are typed speaks of lines; no page is told that its answer replaces."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from accessibility.announcer import Announcement
from accessibility.page import Page
from config.i18n import Lexicon, Words
from kiosk.plain.running import PlainSurface
from kiosk.plain.telling import PLAIN_GRID, told
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.activities import ReadingHelp
from kiosk.session.state import Stop
from tests.arriving import arrived
from tests.grids import LANGUAGES

OF_THE_PICTURE = ("arrow", "touch", "press", "key", "ისრ", "შეეხ", "შეხებ", "დააჭირ", "ღილაკ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_help_and_no_introduction_names_keys_fingers_or_arrows(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    for name, state in samples(language, PLAIN_GRID):
        state = replace(state, fixed=replace(state.fixed, has_picture=False))
        if build(state).id == "help":
            continue
        helped = replace(state, path=(*state.path, Stop(ReadingHelp(build(state).id))))
        for each in (helped, *((state,) if build(state).id == "introduction" else ())):
            page = arrived(build(each), words, PLAIN_GRID)
            text = "\n".join(told(page, words)).casefold()
            assert not [word for word in OF_THE_PICTURE if word in text], (name, text)
            assert all(sign in text for sign in "<*?#"), name


def test_no_menu_before_the_answer_that_comes(lexicons: dict[str, Lexicon]) -> None:
    words = lexicons["en"]
    states = dict(samples("en", PLAIN_GRID))

    def page(name: str) -> Page:
        return arrived(build(states[name]), words, PLAIN_GRID)

    def shown(*names: str) -> str:
        out = io.StringIO()
        surface = PlainSurface(out)
        show(surface, page("pin"), words)
        with surface.gathered():
            for name in names:
                show(surface, page(name), words)
        return out.getvalue()

    menu, loans = (words.render(page(name).spec.title) for name in ("menu", "loans"))
    told_of = shown("menu", "loans").splitlines()
    assert menu not in told_of
    assert any(line.startswith(loans) for line in told_of)
    assert words.render(page("working").spec.title) in shown("working", "loans").splitlines()


def show(
    surface: PlainSurface, page: Page, words: Words, announcement: Announcement | None = None
) -> None:
    surface.show(page, words, announcement)
