"""The judged set: patrons' queries and the works they mean, over the demonstration collection."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.backends.embedded.seed.tables import table
from kiosk.catalogue.finding import SearchRequest
from tests.catalogue.embedded.world import M0

JUDGED = list(
    csv.DictReader((Path(__file__).parent / "judged.csv").read_text(encoding="utf-8").splitlines())
)
LETTERS = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"


def places(demo: EmbeddedBackend, changed: Callable[[str], str] = str) -> list[int]:
    """Where the first right work stands for each query, 0 for nowhere in the first ten."""
    found = []
    for row in JUDGED:
        wanted = row["expected"].split("|")
        page = demo.find(SearchRequest(words=changed(row["query"]), limit=10), home=M0)
        right = (
            place
            for place, work in enumerate(page.works, start=1)
            if {work.best.title, f"{work.best.title}~{work.best.author}"} & {*wanted}
        )
        found.append(next(right, 0))
    return found


def success_at_3(found: list[int]) -> float:
    return sum(0 < place <= 3 for place in found) / len(found)


def test_the_judged_works_are_there() -> None:
    assert len(JUDGED) >= 100
    rows = table("catalogue")
    known = {row["title"] for row in rows} | {f"{row['title']}~{row['author']}" for row in rows}
    expected = {each for row in JUDGED for each in row["expected"].split("|")}
    assert expected <= known


def test_the_right_work_comes_first(demo: EmbeddedBackend) -> None:
    found = places(demo)
    assert sum(1 / place for place in found if place) / len(found) >= 0.85
    assert success_at_3(found) >= 0.95


@pytest.mark.parametrize("seed", [1, 2])
def test_a_typing_error_is_forgiven(demo: EmbeddedBackend, seed: int) -> None:
    lot = random.Random(seed)
    assert success_at_3(places(demo, lambda query: with_slip(query, lot))) >= 0.85


def with_slip(query: str, lot: random.Random) -> str:
    """One letter left out, doubled, mistaken or swapped in one word of five letters or more."""
    words = query.split()
    long = [at for at, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return query
    at = lot.choice(long)
    word = words[at]
    place = lot.randrange(len(word) - 1)
    alphabet = LETTERS if "ა" <= word[0] <= "ჰ" else "abcdefghijklmnopqrstuvwxyz"
    if "а" <= word[0].lower() <= "я":
        alphabet = "абвгдежзиклмнопрстуфхцчшщыэюя"
    words[at] = lot.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + lot.choice(alphabet) + word[place + 1 :],
            word[:place] + lot.choice(alphabet) + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
    return " ".join(words)
