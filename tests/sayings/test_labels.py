"""Whatever stands on a row or key of any screen may be said as it stands (WCAG 2.5.3)."""

from __future__ import annotations

import re

import pytest

from accessibility.exemptions import is_exempt
from accessibility.intents import Press
from accessibility.page import Grid, Page
from accessibility.pages import paginate
from accessibility.semantics import Node, Role
from config.i18n import Lexicon
from config.languages import language_of
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.voice_commands import commands_for
from tests.grids import GRIDS, LANGUAGES
from voice.listen.grammar import grammar
from voice.listen.match import Match, match
from voice.listen.voice_intents import AskWhich

DETAILS = " · "


def said_of(node: Node, words: Lexicon) -> str:
    """The name as it stands there, without a count beside it; numbers as a patron says them."""
    shown = words.render(node.name).split(DETAILS)[0]
    numbers = language_of(words.language).numbers
    assert numbers is not None
    in_words = numbers.cardinal
    return re.sub(r"\d{1,3}", lambda found: in_words(int(found[0])), shown)


ALWAYS = (Grid(29, 8), Grid(58, 17))
SOME_GRIDS = tuple(
    pytest.param(grid, marks=() if grid in ALWAYS else pytest.mark.slow,
                 id=f"{grid.cols}x{grid.rows}")
    for grid in GRIDS
)  # fmt: skip


@pytest.mark.parametrize("grid", SOME_GRIDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_visible_label_is_said_as_it_stands(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    for name, state in samples(language, grid):
        for page in paginate(build(state), words, grid):
            heard = grammar(page, words, commands_for(page, state))
            for node in page.operable():
                said = said_of(node, words)
                if (
                    node.role is Role.LETTER
                    or is_exempt(node.sensitivity, "grammar")
                    or not re.search(r"\w", said)
                ):
                    continue
                understood = match(said, heard)
                assert isinstance(understood, Match), (name, said)
                assert _does(page, understood, node), (name, said, understood)


def _does(page: Page, understood: Match, node: Node) -> bool:
    intent = understood.intent
    if intent == Press(node.id) or intent == node.intent:
        return True
    if isinstance(intent, Press):
        other = page.spec.node(intent.node_id) or page.node(intent.node_id)
        return other is not None and other.intent == node.intent
    # Two titles that are alike: the patron is asked which.
    return isinstance(intent, AskWhich) and node.role is Role.ITEM
