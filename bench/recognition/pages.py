"""The pages of the kiosk as a recogniser gets them, and what is said on them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from importlib.resources import files

from accessibility.page import Grid, Page
from accessibility.pages import pages_on_arrival
from config.i18n import load_lexicons
from config.languages import available_languages
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.voice_commands import commands
from voice.listen.grammar import Grammar, grammar
from voice.listen.match import Match, match

GRID = Grid(58, 17)


@dataclass(frozen=True, slots=True)
class Listened:
    """A page, its name among the samples, and its grammar."""

    name: str
    page: Page
    grammar: Grammar

    def acts(self, text: str) -> object | None:
        """What the kiosk would do; None: nothing."""
        understood = match(text, self.grammar)
        return understood.intents if isinstance(understood, Match) else None


def pages(language: str) -> list[Listened]:
    """One page of every sample, with its own phrases and the commands that hold everywhere."""
    words = load_lexicons((language,))[language]
    found = []
    for name, state in samples(language, GRID):
        page = next(iter(pages_on_arrival(build(state), words, GRID)))
        known = commands(page, languages=available_languages())
        found.append(Listened(name, page, grammar(page, words, known)))
    return [each for each in found if each.grammar.phrases]


@dataclass(frozen=True, slots=True)
class Work:
    """A record of the demonstration collection as it is spoken."""

    record_id: int
    title: str
    author: str


def works(language: str) -> list[Work]:
    """Works in the language, first record of each; titles that can be said with its letters."""
    table = files("kiosk.catalogue.backends.embedded.seed") / "catalogue.csv"
    found: dict[tuple[str, str], Work] = {}
    for row in csv.DictReader(table.read_text("utf-8").splitlines(keepends=True)):
        title, author = _spoken(row["title"]), _spoken(row["author"].split(";")[0])
        if row["language"] == language and title and not re.search(r"\d", row["title"]):
            key = (title, author)
            found.setdefault(key, Work(int(row["id"].removeprefix("R")), title, author))
    return list(found.values())


def _spoken(text: str) -> str:
    text = re.sub(r"\(.*?\)", " ", text)
    return " ".join(re.findall(r"[\w’']+", text.casefold()))
