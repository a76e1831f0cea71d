"""One walk over a text: where something needs words, the first rule that fits gives them; pure.

A rule's words are not looked at again, so no rule can spoil what another has said, and a text is
walked once however many rules there are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voice.speech.clauses import GLUE

MOST_GLUED = 24
"""Words of one thing that are kept together: a card number, not a page of digits."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What it looks for, anchored where the walk stands, and what is said for it."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]
    """None: not for this rule after all."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Rules in the order in which they are tried, and where trying them is worth the time."""

    worth: re.Pattern[str]
    """Matches wherever any rule could begin; what it matched is kept as it is if none fits."""
    rules: Sequence[Rule]

    def read(self, text: str) -> str:
        """``text`` with every find in words, these joined by GLUE. Raises nothing."""
        said: list[str] = []
        end = 0
        while (found := self.worth.search(text, end)) is not None:
            start = found.start()
            if start > end:
                said.append(text[end:start])
            end = max(found.end(), start + 1)
            for rule in self.rules:
                match = rule.pattern.match(text, start)
                if match is None or match.end() == start:
                    continue
                words = rule.say(match)
                if words is not None:
                    said.append(_apart(said, words, text, match.end()))
                    end = match.end()
                    break
            else:
                said.append(text[start:end])
        said.append(text[end:])
        return "".join(said)


def glue(words: str) -> str:
    """One thing: at most :data:`MOST_GLUED` words joined, then a place to cut again."""
    parts = words.split(" ")
    return " ".join(
        GLUE.join(parts[at : at + MOST_GLUED]) for at in range(0, len(parts), MOST_GLUED)
    )


def _apart(said: list[str], words: str, text: str, end: int) -> str:
    """``words`` glued, with a blank where a letter would touch them."""
    before = " " if said and said[-1] and said[-1][-1].isalnum() and words[:1].isalnum() else ""
    after = ""
    if end < len(text) and text[end].isalnum() and words[-1:].isalnum():
        after = GLUE if text[end].isdigit() else " "
    return before + glue(words) + after
