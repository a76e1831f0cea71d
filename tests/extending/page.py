"""docs/extending.md as a program: its sections, their numbered steps, and the blocks of each.

A block is fenced and names a file of docs/examples after its language::

    ```python docs/examples/input_device/foot_pedal.py -> foot_pedal.py     a new file
    ```diff docs/examples/screen/3-row.diff                                 a change of files
    ```sh                                                                   typed in the tree
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tests.extending.tree import PROJECT

PAGE = PROJECT / "docs" / "extending.md"
EXAMPLES = PROJECT / "docs" / "examples"

Kind: TypeAlias = Literal["screen", "language", "catalogue", "input_device"]
TITLES: dict[Kind, str] = {
    "screen": "A screen",
    "language": "A language",
    "catalogue": "A catalogue",
    "input_device": "An input device",
}

_FENCE = re.compile(r"^( *)```(\w+)[ ]*(.*)$")
_STEP = re.compile(r"^(\d+)\. ")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block of a step."""

    language: str
    example: str
    """The file it shows, from the project's folder; "" for one that shows none."""
    target: str
    """Where that file goes in the project; "" for a change (``diff``), which says it itself."""
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step of a section."""

    number: int
    blocks: tuple[Block, ...]


def section(kind: Kind) -> str:
    """The text under the heading of ``kind``, up to the next one."""
    _, found, rest = PAGE.read_text("utf-8").partition(f"\n## {TITLES[kind]}\n")
    assert found, f"docs/extending.md has no section {TITLES[kind]!r}"
    return rest.partition("\n## ")[0]


def steps(kind: Kind) -> tuple[Step, ...]:
    """The numbered steps of the section of ``kind``, in order."""
    return steps_in(section(kind))


def steps_in(text: str) -> tuple[Step, ...]:
    """The numbered steps of ``text``, in order."""
    made: list[tuple[int, list[Block]]] = []
    fence: re.Match[str] | None = None
    lines: list[str] = []
    for line in text.splitlines():
        if fence is None:
            if step := _STEP.match(line):
                made.append((int(step[1]), []))
            elif fence := _FENCE.match(line):
                lines = []
        elif line.strip() == "```":
            if made:
                made[-1][1].append(_block(fence, lines))
            fence = None
        else:
            lines.append(line.removeprefix(fence[1]))
    return tuple(Step(number, tuple(blocks)) for number, blocks in made)


def _block(fence: re.Match[str], lines: list[str]) -> Block:
    example, _, target = (part.strip() for part in fence[3].partition("->"))
    text = "".join(f"{line}\n" for line in lines)
    return Block(fence[2], example, target, text)
