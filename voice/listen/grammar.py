"""What a patron may say on this page, and what it means; pure.

Items are chosen by number, so no phrase holds catalogue data; a phrase with two meanings is a
mistake in the words and fails the build of the grammar.
"""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.exemptions import is_exempt
from accessibility.intents import Press
from accessibility.page import Page
from accessibility.semantics import Node
from config.i18n import Words, msg


class AmbiguousPhraseError(ValueError):
    """One phrase, two nodes: the words of that screen must be changed."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """Phrases of one page, each pressing one node."""

    phrases: tuple[tuple[str, Press], ...]

    def meaning(self, phrase: str) -> Press | None:
        """What an exactly recognised phrase asks for."""
        folded = " ".join(phrase.casefold().split())
        return next((press for said, press in self.phrases if said == folded), None)

    @property
    def targets(self) -> frozenset[str]:
        """Ids of all nodes that can be reached by voice."""
        return frozenset(press.node_id for _, press in self.phrases)

    def phrases_for(self, node_id: str) -> tuple[str, ...]:
        return tuple(said for said, press in self.phrases if press.node_id == node_id)


def grammar(page: Page, words: Words) -> Grammar:
    """All phrases of a page. Raises AmbiguousPhraseError."""
    meanings: dict[str, str] = {}
    for node in page.operable():
        if is_exempt(node.sensitivity, "grammar"):
            continue
        for phrase in _phrases(page, node, words):
            if meanings.setdefault(phrase, node.id) != node.id:
                raise AmbiguousPhraseError(
                    f"{page.spec.id}: {phrase!r} means {meanings[phrase]} and {node.id}"
                )
    return Grammar(tuple((phrase, Press(node_id)) for phrase, node_id in meanings.items()))


def _phrases(page: Page, node: Node, words: Words) -> tuple[str, ...]:
    digit = page.digit_of(node.id)
    by_number = words.phrases(msg(f"pick-{digit}")) if digit is not None else ()
    return (*words.phrases(node.name), *by_number)
