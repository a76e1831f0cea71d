"""Phrases of nodes and messages: the words' own, what stands on the screen, other forms; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from accessibility.semantics import Node, Role
from config.i18n import Msg, Words, msg
from config.languages import language_of
from voice.listen.homophones import sound_of
from voice.listen.labels import is_data, label_phrases, place_phrases
from voice.listen.normalise import folded

Said = tuple[str, str]
"""A folded phrase, and what it sounds like."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What may be said for things, in one language.

    ``knows`` tells whether the recogniser's model has a word: phrases with others are left out.
    """

    words: Words
    knows: Callable[[str], bool] | None

    def own(self, node: Node, digit: int | None) -> tuple[Said, ...]:
        """As the words have it, and by the number of its row."""
        by_number = self.of_message(msg(f"pick-{digit}"))[0] if digit is not None else ()
        by_value = self.of_message(node.value)[0] if node.value is not None else ()
        numbered = (*by_number, *self._with_noun(node, digit)) if digit is not None else ()
        return (*self.of_message(node.name)[0], *numbered, *by_value)

    def _with_noun(self, node: Node, digit: int) -> Iterable[Said]:
        """Its number with what it is: „book two“, „the second book“."""
        numbers = language_of(self.words.language).numbers
        if numbers is None:
            return
        number = {"cardinal": numbers.cardinal(digit), "ordinal": numbers.ordinal(digit)}
        for noun in node.nouns:
            yield from self.of_message(msg(f"noun-{noun}-numbered", **number))[0]

    def derived(self, node: Node) -> tuple[Said, ...]:
        """What stands there, if it is ours, and other forms of all this."""
        if node.role is Role.LETTER:
            return ()
        labels = () if _is_data(node) else label_phrases(node, self.words)
        by_value = self.of_message(node.value)[1] if node.value is not None else ()
        of_label = tuple(said for some in _prepared(labels, self.words.language) for said in some)
        return (*self._known(of_label), *self.of_message(node.name)[1], *by_value)

    def data(self, node: Node) -> tuple[Said, ...]:
        """Its title or name, if that is not ours."""
        if not _is_data(node):
            return ()
        said = (*label_phrases(node, self.words), *place_phrases(node, self.words))
        return self._known((phrase, sound_of(phrase, self.words.language)) for phrase in said)

    def of_message(self, message: Msg) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
        """Of a message: as the words have it, and other forms of that."""
        own, derived = _prepared(self.words.phrases(message), self.words.language)
        return self._known(own), self._known(derived)

    def _known(self, said: Iterable[Said]) -> tuple[Said, ...]:
        knows = self.knows
        if knows is None:
            return tuple(said)
        return tuple(each for each in said if all(knows(word) for word in each[0].split()))


@lru_cache(maxsize=4096)
def _prepared(said: tuple[str, ...], language: str) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Folded, and in other forms; only of words that are ours: nothing of a patron is kept here."""
    own = dict.fromkeys(phrase for phrase in map(folded, said) if phrase)
    forms = language_of(language).said_forms
    derived = dict.fromkeys(form for phrase in own for form in map(folded, forms(phrase)))
    return (
        tuple((phrase, sound_of(phrase, language)) for phrase in own),
        tuple((phrase, sound_of(phrase, language)) for phrase in derived if phrase not in own),
    )


def _is_data(node: Node) -> bool:
    """Whether its name is the catalogue's or one of a list, so that two may be alike."""
    return node.role is Role.ITEM or is_data(node.name)
