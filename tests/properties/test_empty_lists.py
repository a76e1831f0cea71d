"""A list that is empty is no dead end: it leads to finding a book, at every grid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.page import Grid
from accessibility.pages import paginate
from config.i18n import Lexicon, msg
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.activities import Activity, ViewingHolds, ViewingLoans
from kiosk.session.intents import OpenSearch
from kiosk.session.state import Stop
from tests.grids import GRIDS, LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("activity", [ViewingLoans(()), ViewingHolds(())])
def test_it_says_so_and_offers_a_search(
    language: str, grid: Grid, activity: Activity, lexicons: dict[str, Lexicon]
) -> None:
    menu = dict(samples(language, grid))["menu"]
    spec = build(replace(menu, path=(*menu.path, Stop(activity))))
    page, *others = paginate(spec, lexicons[language], grid)
    assert not others
    assert page.lead
    assert page.focused.intent == OpenSearch()
    assert page.focused.name == msg("menu-search")
    assert page.digit_of(page.focus) == 1
