"""What a library lacks has no row, no key, no phrase: on every screen and in every form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.braille.text import lines_above
from accessibility.intents import Press
from accessibility.page import Grid, Page
from accessibility.pages import paginate
from accessibility.profiles import SpeechContext
from accessibility.scanning.order import scan_order
from accessibility.telling import every_row
from config.i18n import Lexicon
from kiosk.catalogue.port import Capability
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.capabilities import EVERYTHING, NEEDS, is_offered
from kiosk.session.state import State
from kiosk.session.voice_commands import commands_for
from kiosk.tui.layout import as_text, layout
from tests.grids import ONE_LANGUAGE
from voice.listen.grammar import grammar

GRID = Grid(58, 17)
ALL = SpeechContext(may_say_private=True)


def forms(page: Page, words: Lexicon, state: State) -> str:
    """Everything that is derived from a page, as text."""
    heard = grammar(page, words, commands_for(page, state))
    return "\n".join(
        (
            as_text(layout(page)),
            every_row(page, words, ALL).text,
            *lines_above(page, words),
            *(" ".join(group.node_ids) for group in scan_order(page)),
            *(f"{phrase}: {intent}" for phrase, intent in heard.phrases),
        )
    )


@pytest.mark.parametrize("language", ONE_LANGUAGE)
@pytest.mark.parametrize("lacking", list(Capability))
def test_a_lacking_function_has_no_node_and_no_phrase(
    lacking: Capability, language: str, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    gone = 0
    for name, whole in samples(language, GRID):
        state = replace(whole, offers=EVERYTHING - {lacking})
        spec = build(state)
        for page in paginate(spec, words, GRID):
            commands = commands_for(page, state)
            intents = [node.intent for node in page.operable()]
            wishes = (*intents, *(command.intent for command in commands))
            assert all(is_offered(wish, state.offers) for wish in wishes), name
            assert forms(page, words, state), name
        lost = {node.id for node in build(whole).nodes} - {node.id for node in spec.nodes}
        gone += len(lost)
        shown = "\n".join(forms(page, words, state) for page in paginate(spec, words, GRID))
        for node_id in lost:
            node = build(whole).node(node_id)
            assert node is not None
            assert not is_offered(node.intent, state.offers), (name, node_id)
            assert repr(Press(node_id)) not in shown, (name, node_id)
    assert gone, "some sample shows this function where it is there"


def test_help_says_what_this_library_cannot_do(lexicons: dict[str, Lexicon]) -> None:
    help_ = dict(samples("en", GRID))["help-welcome"]
    without = build(replace(help_, offers=EVERYTHING - {Capability.RENEW}))
    assert [node.id for node in without.nodes if node.id.startswith("no-")] == ["no-renew"]
    assert not [node for node in build(help_).nodes if node.id.startswith("no-")]


def test_every_function_is_needed_by_some_wish() -> None:
    assert frozenset().union(*NEEDS.values()) == EVERYTHING
