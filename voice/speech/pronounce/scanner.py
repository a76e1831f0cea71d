"""One walk over a text: where something needs words, the first rule that fits gives them; pure.

A rule's words are not looked at again, so no rule can spoil what another has said, and a text is
walked once however many rules there are.
"""

from __future__ import annotations

from config.reading_rules import ReadingRules
from voice.speech.clauses import GLUE

MOST_GLUED = 24
"""Words of one thing that are kept together: a card number, not a page of digits."""


def read(rules: ReadingRules, text: str) -> str:
    """Cleaned ``text`` with every find in words, these joined by GLUE.

    Raises nothing; linear in the length of ``text``.
    """
    return rules.finished(_walked(rules, rules.prepared(rules.borrowed(text))))


def _walked(rules: ReadingRules, text: str) -> str:
    if rules.worth is None:
        return text
    said: list[str] = []
    end = 0
    while (found := rules.worth.search(text, end)) is not None:
        start = found.start()
        if start > end:
            said.append(text[end:start])
        end = max(found.end(), start + 1)
        for rule in rules.rules:
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
