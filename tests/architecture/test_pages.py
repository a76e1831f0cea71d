"""The pages name what is there: other pages, make targets, commands and their options."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from kiosk.cli import main

ROOT = Path(__file__).parents[2]
PAGES = ("CONTRIBUTING.md", "README.md", *(f"docs/{f.name}" for f in (ROOT / "docs").glob("*.md")))


def text_of(page: str) -> str:
    """Without its fenced blocks."""
    return re.sub(r"^ *```.*?^ *```$", "", (ROOT / page).read_text("utf-8"), flags=re.M | re.S)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_what_a_page_links_to_is_there(page: str) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text_of(page))
    missing = [e for e in links if "://" not in e and not ((ROOT / page).parent / e).exists()]
    assert not missing


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "README.md"])
def test_every_make_target_named_is_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)", (ROOT / page).read_text("utf-8"), re.M)
    assert named
    assert {one or other for one, other in named} <= targets


def commands() -> list[str]:
    """The rows of README's table of commands, without the word ``kiosk``."""
    table = text_of("README.md").partition("\n## Commands\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `kiosk ([^`]+)` \|", table, re.M)


def test_the_table_of_commands_holds_every_command_and_no_other() -> None:
    context = click.Context(main)
    assert {row.split()[0] for row in commands()} == set(main.list_commands(context))


@pytest.mark.parametrize("row", commands())
def test_a_command_is_as_the_table_says(row: str) -> None:
    first, *rest = re.sub(r"[\[\],]", " ", row).split()
    command = main.get_command(click.Context(main), first)
    assert command is not None
    path = [first]
    for word in rest:
        if word.startswith("--"):
            assert word in {each for param in command.params for each in param.opts}, row
        elif word.islower() and isinstance(command, click.Group):
            inner = command.get_command(click.Context(command), word)
            assert inner is not None, row
            path.append(word)
            if isinstance(inner, click.Group):
                command = inner


@pytest.mark.parametrize("name", ["catalogue", "models", "staff"])
def test_every_command_of_a_group_is_in_the_table(name: str) -> None:
    group = main.get_command(click.Context(main), name)
    assert isinstance(group, click.Group)
    rows = [re.findall(r"[a-z-]+", row) for row in commands() if row.split()[0] == name]
    named = {word for row in rows for word in row[1:]}
    assert set(group.list_commands(click.Context(group))) <= named
