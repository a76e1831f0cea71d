"""What an examination found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import Enum


class Verdict(Enum):
    """How bad it is."""

    WELL = "well"
    CANNOT_TELL = "cannot tell"
    PROBLEM = "problem"
    """Patrons will notice."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. Holds no secret and no patron's data."""

    topic: str
    verdict: Verdict
    what: str
    """What is so."""
    meaning: str = ""
    """What it is to patrons."""
    remedy: str = ""
    """What to type or do."""


def well(topic: str, what: str) -> Finding:
    return Finding(topic, Verdict.WELL, what)


def cannot_tell(topic: str, what: str, remedy: str = "") -> Finding:
    return Finding(topic, Verdict.CANNOT_TELL, what, remedy=remedy)


def problem(topic: str, what: str, *, meaning: str, remedy: str) -> Finding:
    return Finding(topic, Verdict.PROBLEM, what, meaning, remedy)


_MARKS = {Verdict.WELL: "ok", Verdict.CANNOT_TELL: "??", Verdict.PROBLEM: "!!"}


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """For people and screen readers: one finding after the other, no columns."""
    for finding in findings:
        unsure = "cannot tell: " if finding.verdict is Verdict.CANNOT_TELL else ""
        yield f"{_MARKS[finding.verdict]} {finding.topic}: {unsure}{finding.what}"
        if finding.meaning:
            yield f"   For patrons: {finding.meaning}"
        if finding.remedy:
            yield f"   Do: {finding.remedy}"


def as_json(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """For programs."""
    return [{**asdict(each), "verdict": each.verdict.value} for each in findings]


def exit_code(findings: Iterable[Finding]) -> int:
    """1 if patrons will notice something, else 0."""
    return int(any(each.verdict is Verdict.PROBLEM for each in findings))
