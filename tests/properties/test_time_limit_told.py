"""How long the kiosk waits is told before it asks, and how long it then waits, when it asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.page import Grid
from accessibility.pages import paginate
from config.i18n import Form, Lexicon
from config.settings import SessionSettings
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.screens.frame import duration
from kiosk.session.state import Fixed, State
from tests.grids import GRIDS, LANGUAGES
from voice.speech.pronounce import pronounce

DURATIONS = [
    (180, "3 წუთი", "3 minutes", "სამი წუთი", "three minutes"),
    (120.4, "2 წუთი", "2 minutes", "ორი წუთი", "two minutes"),
    (150, "2 წუთი და 30 წამი", "2 minutes and 30 seconds", "", ""),
    (61, "1 წუთი და 1 წამი", "1 minute and 1 second", "", ""),
    (45, "45 წამი", "45 seconds", "ორმოცდახუთი წამი", "forty-five seconds"),
    (20, "20 წამი", "20 seconds", "ოცი წამი", "twenty seconds"),
]


@pytest.mark.parametrize(("seconds", "ka", "en", "said_ka", "said_en"), DURATIONS)
def test_a_duration(
    lexicons: dict[str, Lexicon], seconds: float, ka: str, en: str, said_ka: str, said_en: str
) -> None:
    for language, shown, said in (("ka", ka, said_ka), ("en", en, said_en)):
        assert lexicons[language].render(duration(seconds)) == shown
        if said:
            spoken = lexicons[language].render(duration(seconds), Form.SPEECH)
            assert pronounce(spoken, language) == said


def with_limits(state: State) -> State:
    """``state`` of a kiosk whose settings are not the usual ones."""
    return replace(state, fixed=replace(state.fixed, idle_limit_s=240, warning_s=25))


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_and_introduction_tell_both_limits(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    met = 0
    for name, state in samples(language, GRIDS[0]):
        spec = build(with_limits(state))
        if spec.id not in ("help", "introduction"):
            continue
        met += 1
        node = spec.node("time-limit")
        assert node is not None, name
        told = words.render(node.name, Form.SPEECH)
        assert words.render(duration(240)) in told
        assert words.render(duration(25)) in told
    assert met > 10


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("grid", GRIDS)
def test_the_question_names_its_limit_at_every_grid(
    language: str, grid: Grid, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    state = replace(dict(samples(language, grid))["welcome"], is_asking_still_there=True)
    page, *_ = paginate(build(with_limits(state)), words, grid)
    assert words.render(duration(25)) in " ".join(page.lead)


def test_what_is_told_where_nothing_is_set_is_what_is_in_force() -> None:
    assert Fixed().idle_limit_s == SessionSettings().idle_limit_s
    assert Fixed().warning_s == SessionSettings().warning_s
