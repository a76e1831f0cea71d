"""Which changes are tried: the same for the same tree and seed."""

from __future__ import annotations

import random
from pathlib import Path

from tools.mutants.areas import AREAS, files_of
from tools.mutants.changes import Change, changes_of


def sample(
    root: Path, seed: int, count: int, areas: tuple[str, ...] = tuple(AREAS)
) -> list[tuple[str, Change]]:
    """``count`` changes or a few more, the same number from each area, and no two at one place.

    Raises KeyError for an unknown area.
    """
    drawn = []
    for area in areas:
        places: dict[tuple[str, int, int], list[Change]] = {}
        for path in files_of(root, area):
            for change in changes_of(path, (root / path).read_bytes()):
                places.setdefault((change.path, change.start, change.end), []).append(change)
        chance = random.Random(f"{seed} {area}")
        each = min(-(-count // len(areas)), len(places))
        for place in chance.sample(sorted(places), each):
            drawn.append((area, chance.choice(places[place])))
    return drawn
