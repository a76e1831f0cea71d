"""The tool that changes the product: what it changes, how it draws, and that it tells live ones."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tools.mutants.__main__ import MOST_LIVE, told
from tools.mutants.areas import AREAS, files_of
from tools.mutants.changes import Change, changes_of
from tools.mutants.executed import Executed, importers_of
from tools.mutants.sample import sample
from tools.mutants.trials import BUDGET_S, Fate, Tree, Verdict, chosen

ROOT = Path(__file__).parents[2]


def changed(source: str) -> set[str]:
    """Every text that a small change makes of ``source``."""
    data = source.encode()
    return {change.apply(data).decode() for change in changes_of("any.py", data)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = a < b", {"x = (a <= b)", "x = (a >= b)"}),
        ("x = a and b", {"x = (a or b)"}),
        ("x = not a", {"x = (a)"}),
        ("x = 4", {"x = (5)", "x = (3)"}),
        ("x = True", {"x = False"}),
        ("x = a[1:]", {"x = a[(2):]", "x = a[(0):]", "x = a[:]"}),
        ("x = replace(s, a=b)", {"x = (replace(s))"}),
        ("x = [a for a in b if a]", {"x = [a for a in b if (True)]"}),
        ("def f():\n    g()\n    return a", {
            "def f():\n    pass\n    return a",
            "def f():\n    g()\n    return None",
        }),
        ("if a:\n    b = c", {"if (not (a)):\n    b = c"}),
        ("s = 'ა'; x = a - b", {"s = 'ა'; x = (a + b)"}),
    ],
)  # fmt: skip
def test_small_changes(source: str, expected: set[str]) -> None:
    assert changed(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of 2 words."""',
        "from a import b",
        "x: Literal[1]",
        "assert a > 0",
        "raise ValueError(1)",
        "_log.info('%s', 1)",
        "Name = NewType('Name', int)",
        "Either = One | Other",
        "assert_never(x + 1)",
        "class P(Protocol):\n    a = 1",
        "def __repr__(self):\n    return 'a'",
        "match x:\n    case 1:\n        pass",
        "x = f'{a + 1}'",
    ],
)
def test_what_no_test_can_notice_is_left_alone(source: str) -> None:
    assert changed(source) == set()


def test_every_change_of_the_product_can_be_read_and_changes_something() -> None:
    for area in AREAS:
        for path in files_of(ROOT, area)[::7]:
            source = (ROOT / path).read_bytes()
            for change in changes_of(path, source)[::5]:
                after = change.apply(source)
                assert ast.dump(ast.parse(after)) != ast.dump(ast.parse(source)), change


def test_the_same_seed_draws_the_same_from_every_area() -> None:
    drawn = sample(ROOT, 7, 40)
    assert drawn == sample(ROOT, 7, 40)
    assert drawn != sample(ROOT, 8, 40)
    areas = [area for area, _ in drawn]
    assert {area: areas.count(area) for area in AREAS} == dict.fromkeys(AREAS, 10)
    places = [(change.path, change.start, change.end) for _, change in drawn]
    assert len(set(places)) == len(places)


def test_tests_are_chosen_by_the_lines_they_execute_quickest_first() -> None:
    took_s = {"a": 1.0, "b": 0.1, "c": BUDGET_S, "d": 0.2}
    executed = Executed({"m.py": {3: ["a", "b", "c"], 4: ["d"], 1: []}}, took_s)
    assert chosen(executed, Change("m.py", 3, 0, 1, "", ""), 3) == ["b", "a"]
    assert chosen(executed, Change("m.py", 3, 0, 1, "", ""), 4) == ["b", "d", "a"]
    # Executed by an import only: every test of the module.
    assert chosen(executed, Change("m.py", 1, 0, 1, "", ""), 1) == ["b", "d", "a"]
    assert chosen(executed, Change("m.py", 9, 0, 1, "", ""), 9) == []


def test_a_module_that_only_declares_is_looked_at_by_tests_of_who_imports_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part/values.py").write_text("A = 1\n")
    (tmp_path / "part/uses.py").write_text("from .values import A\n\n\ndef f(): return A\n")
    (tmp_path / "other.py").write_text("import part.uses\n\n\ndef g(): return 1\n")
    (tmp_path / "third.py").write_text("from part import values\n\n\ndef h(): return values.A\n")
    tests: dict[str, dict[int, list[str]]] = {
        "part/values.py": {1: []},
        "part/uses.py": {1: [], 4: ["a"]},
        "other.py": {1: [], 4: ["b"]},
        "third.py": {1: [], 4: ["c"]},
    }
    executed = Executed(tests, {}, importers_of(tmp_path, tests))
    assert executed.of_line("part/values.py", 1, 1) == ["a", "c"]
    assert executed.of_line("part/uses.py", 1, 1) == ["a"]
    assert executed.of_line("part/values.py", 2, 2) == []


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A tree of one module and one test that notices half of its faults."""
    root = tmp_path / "small"
    root.mkdir()
    (root / "sums.py").write_text(
        "def more(a):\n    return a + 1\n\n\ndef less(a):\n    return a - 1\n"
    )
    (root / "test_sums.py").write_text(
        "from sums import less, more\n\n\ndef test_more():\n    assert more(1) == 2\n    less(1)\n"
    )
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    return root


def test_a_fault_that_is_noticed_is_killed_and_one_that_is_not_lives(
    small: Path, tmp_path: Path
) -> None:
    tree = Tree(small, tmp_path / "copy")
    source = (small / "sums.py").read_bytes()
    arithmetic = [c for c in changes_of("sums.py", source) if c.kind == "arithmetic"]
    fates = [tree.fate(change, ["test_sums.py::test_more"], 1.0) for change in arithmetic]
    assert fates == [Fate.KILLED, Fate.LIVES]
    assert tree.fate(arithmetic[0], [], 0.0) is Fate.UNREACHED
    assert (small / "sums.py").read_bytes() == source


def test_too_many_that_live_are_a_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tools.mutants.__main__.BUILD", tmp_path)
    path = "accessibility/focus.py"
    change = changes_of(path, (ROOT / path).read_bytes())[0]
    killed = Verdict("accessibility", change, Fate.KILLED, 3)
    lives = Verdict("accessibility", change, Fate.LIVES, 3)
    enough = round(1 / MOST_LIVE)
    assert told([lives, *[killed] * enough], 7) == 0
    assert told([lives, lives, *[killed] * enough], 7) == 1
    shown = capsys.readouterr().out
    assert f"{path}:{change.line}" in shown
    assert "accessibility: 2 of 14 live" in shown
    assert "seed 7" in (tmp_path / "result-7.txt").read_text()


def test_the_command_says_what_it_takes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.mutants", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--seed" in done.stdout
    assert "--count" in done.stdout
