"""What was tried by ear, and more of each kind: how it is pronounced, as the synthesiser gets it.

``spoken.tsv`` are cases that were tried (several right readings separated by `` // ``),
``spoken_more.tsv`` others of the same kinds, kept to see that a kind and not its example is right.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from voice.speech.utterance import parts_of

DATA = Path(__file__).parent / "data"
LEAST = 0.95
_PAUSES = re.compile(r"[,:.;]")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def words(text: str) -> str:
    """Without the marks that are only pauses."""
    return " ".join(_PAUSES.sub(" ", text).split())


def wrong(cases: list[dict[str, str]]) -> list[tuple[str, str]]:
    said = (
        (case, words(" ".join(part.text for part in parts_of([case["written"]], case["language"]))))
        for case in cases
    )
    return [
        (case["written"], heard)
        for case, heard in said
        if heard not in {words(right) for right in case["spoken"].split(" // ")}
    ]


@pytest.mark.parametrize("name", ["spoken.tsv", "spoken_more.tsv"])
def test_nearly_all_is_said_as_people_say_it(name: str) -> None:
    cases = rows(name)
    assert len(cases) >= 70
    faults = wrong(cases)
    assert len(faults) <= (1 - LEAST) * len(cases), faults


def test_no_kind_is_said_wrong_as_a_whole() -> None:
    kinds: dict[tuple[str, str], list[dict[str, str]]] = {}
    for case in rows("spoken_more.tsv"):
        kinds.setdefault((case["language"], case["kind"]), []).append(case)
    assert len(kinds) >= 20
    for kind, cases in kinds.items():
        assert len(wrong(cases)) * 2 < len(cases) or not wrong(cases), kind


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("თარო: 813 SMI", "ka"),
        ("შიფრი: 821.111-31 ROW", "ka"),
        ("ISBN 978-9941-15-123-4", "ka"),
        ("SMS-ით", "ka"),
        ("Shelf: 821.111(73)-31", "en"),
    ],
)
def test_one_thing_is_not_cut_by_a_change_of_language(written: str, language: str) -> None:
    assert {part.language for part in parts_of([written], language)} == {language}
