"""Every act on every sample screen, every answer to it, and every grid, as tables to be read.

``moves.txt``: one line for each act on each sample; indented below it what may come of a request,
where it is first made from such a screen.
``grids.<language>.txt``: a short digest of each sample at each grid; what changed is seen with
``kiosk print-screens``. ``make goldens`` writes both; a reviewer reads the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accessibility.page import Grid
from accessibility.pages import paginate
from config.i18n import Lexicon
from kiosk.catalogue.models import IdempotencyKey
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.effects import Ask
from kiosk.session.machine import Machine
from tests.grids import GRIDS, ONE_LANGUAGE
from tests.tables.moves import NOW, digest_of, in_all_forms, outcomes_of, started, told

HERE = Path(__file__).parent
GRID = Grid(58, 17)
LANGUAGE = "ka"


def compared(name: str, lines: Iterator[str], request: pytest.FixtureRequest) -> None:
    text = "\n".join(lines) + "\n"
    file = HERE / name
    if request.config.getoption("--write-goldens"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text.splitlines() == file.read_text(encoding="utf-8").splitlines(), "make goldens"


def test_every_act_and_every_answer(
    lexicons: dict[str, Lexicon], request: pytest.FixtureRequest
) -> None:
    words = lexicons[LANGUAGE]
    machine = Machine(lexicons, build=build, new_key=lambda: IdempotencyKey("k" * 24))

    def lines() -> Iterator[str]:
        asked = set()
        for name, state in samples(LANGUAGE, GRID):
            yield f"# {name}"
            for act, there, event in started(state, words):
                step = machine.step(there, event, NOW)
                yield f"{act} -> {told(machine, there, step, words)}"
                for ask in step.effects:
                    if not isinstance(ask, Ask):
                        continue
                    where = (type(ask.request), type(state.activity))
                    if where not in asked:
                        asked.add(where)
                        for what, then in outcomes_of(ask):
                            after = machine.step(step.state, then, NOW)
                            yield f"  {what} -> {told(machine, step.state, after, words)}"

    compared("moves.txt", lines(), request)


@pytest.mark.parametrize("language", ONE_LANGUAGE)
def test_every_grid(
    language: str, lexicons: dict[str, Lexicon], request: pytest.FixtureRequest
) -> None:
    words = lexicons[language]

    def lines() -> Iterator[str]:
        for grid in GRIDS:
            for name, state in samples(language, grid):
                pages = paginate(build(state), words, grid)
                every = " ".join(digest_of(in_all_forms(page, words)) for page in pages)
                yield f"{grid.cols}x{grid.rows} {name} {every}"

    compared(f"grids.{language}.txt", lines(), request)
