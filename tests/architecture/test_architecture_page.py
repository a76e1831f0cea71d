"""docs/architecture.md says what is: every package, every contract, every step of the two ways."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
PACKAGES = ("accessibility", "config", "kiosk", "voice")
OF_A_LANGUAGE = re.compile(r"config/locales/.+")
"""Folders of a language: docs/extending.md tells of them."""

KEY_PRESS = "The way of a key press"
QUERY = "The way of a query through the service"


class Named(NamedTuple):
    """What one step of a way names."""

    number: int
    file: str
    function: str


def section(title: str) -> str:
    _, found, rest = PAGE.partition(f"\n## {title}\n")
    assert found, title
    return rest.partition("\n## ")[0]


def steps(title: str) -> list[Named]:
    """Each numbered line ends in the file and the function it is about."""
    lines = re.findall(r"^(\d+)\. (.*)$", section(title), re.M)
    found = [re.search(r"`([\w/]+\.py)` `([\w.]+)`\.$", text) for _, text in lines]
    assert all(found), [text for (_, text), each in zip(lines, found, strict=True) if not each]
    return [
        Named(int(n), each[1], each[2]) for (n, _), each in zip(lines, found, strict=True) if each
    ]


def test_every_package_is_named_and_is_there() -> None:
    named = re.findall(r"^\| `([\w/]+)` \|", section("Where a thing lives"), re.M)
    there = {
        str(file.parent.relative_to(ROOT))
        for package in PACKAGES
        for file in (ROOT / package).rglob("__init__.py")
    }
    assert len(named) == len(set(named))
    assert set(named) == {each for each in there if not OF_A_LANGUAGE.fullmatch(each)}


def test_every_contract_is_named() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = [each["name"] for each in settings["tool"]["importlinter"]["contracts"]]
    assert re.findall(r"^- (.*)$", section("Where a thing lives"), re.M) == contracts


@pytest.mark.parametrize("title", [KEY_PRESS, QUERY])
def test_every_step_names_a_function_that_is_there(title: str) -> None:
    found = steps(title)
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    for each in found:
        assert is_defined(ROOT / each.file, each.function.split(".")), each


def is_defined(file: Path, names: list[str]) -> bool:
    nodes = ast.parse(file.read_text("utf-8")).body
    for name in names:
        kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        inside = [node for node in nodes if isinstance(node, kinds) and node.name == name]
        if not inside:
            return False
        nodes = inside[-1].body
    return True
