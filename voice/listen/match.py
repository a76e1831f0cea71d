"""From what was heard to what is wanted, or to knowing that it is not known; pure.

A recogniser's grammar is loose: it also writes parts and mixtures of phrases. So only a whole
phrase acts, and nothing that holds ``[unk]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from accessibility.intents import Intent, Press
from config.languages import language_of
from voice.listen.grammar import Grammar
from voice.listen.normalise import UNKNOWN, folded, number, without_frames


@dataclass(frozen=True, slots=True)
class Match:
    """One thing is wanted; several intents only for letters or digits said in one breath."""

    intents: tuple[Intent, ...]

    @property
    def intent(self) -> Intent:
        return self.intents[0]


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The readings disagree: ask which."""

    options: tuple[Intent, ...]
    """In the order of likelihood, no two alike."""


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Not one of the phrases of this page."""

    is_partly_known: bool
    """Some of its words are ours: the patron was speaking to us, not to somebody else."""


Understood = Match | Ambiguous | NoMatch


def match(text: str, grammar: Grammar, alternatives: Sequence[str] = ()) -> Understood:
    """What ``text`` asks for under ``grammar``; ``alternatives`` are its other readings."""
    found: dict[tuple[Intent, ...], None] = {}
    for reading in (text, *alternatives):
        wanted = _wanted(folded(reading), grammar)
        if wanted:
            found[wanted] = None
    if len(found) == 1:
        return Match(next(iter(found)))
    if found:
        options = dict.fromkeys(intents[0] for intents in found)
        return Ambiguous(tuple(options))
    words = set(folded(text).split()) - {UNKNOWN}
    ours = {word for phrase, _ in grammar.phrases for word in phrase.split()}
    return NoMatch(bool(words & ours))


def _wanted(text: str, grammar: Grammar) -> tuple[Intent, ...]:
    if not text or UNKNOWN in text.split():
        return ()
    bare = without_frames(text, grammar.polite)
    for phrase in (text, bare):
        intent = grammar.meaning(phrase)
        if intent is not None:
            return (intent,)
    return (
        _several_letters(bare, grammar)
        or _row(bare, grammar)
        or _on_row(bare, grammar)
        or _twice(bare, grammar)
    )


def _twice(text: str, grammar: Grammar) -> tuple[Intent, ...]:
    """„yes, do it“: two phrases that ask for the same; „yes, yes“ may be anything.

    No number is one of them: „book one“ is no wish for books and for row one.
    """
    words = text.split()
    for count in range(1, len(words)):
        first = grammar.meaning(" ".join(words[:count]))
        rest = words[count:]
        if any(
            number(" ".join(part), grammar.language) is not None for part in (words[:count], rest)
        ):
            continue
        if words[:count] != rest and first is not None and first == grammar.meaning(" ".join(rest)):
            return (first,)
    return ()


def _several_letters(text: str, grammar: Grammar) -> tuple[Intent, ...]:
    """„კანი ანი რაე“: every word a letter of this page, the longest name first."""
    if not grammar.letters:
        return ()
    words = list(_repeated(text.split(), grammar))
    intents: list[Intent] = []
    at = 0
    while at < len(words):
        for count in (4, 3, 2, 1):
            intent = grammar.meaning(" ".join(words[at : at + count]))
            if at + count <= len(words) and isinstance(intent, Press):
                if intent.node_id not in grammar.letters:
                    return ()
                intents.append(intent)
                at += count
                break
        else:
            return ()
    return tuple(intents)


def _repeated(words: Sequence[str], grammar: Grammar) -> Iterator[str]:
    """„double two“ as two two."""
    numbers = language_of(grammar.language).numbers
    times = 1
    for word in words:
        if numbers is not None and word in grammar.repeats:
            times = numbers.repeats[word]
            continue
        yield from (word,) * times
        times = 1


def _on_row(text: str, grammar: Grammar) -> tuple[Intent, ...]:
    """„renew number two“, „მეორე გააგრძელე“: an act of a row, its number or title beside it."""
    found: dict[Intent, None] = {}
    for phrase, asks in grammar.on_rows:
        for rest in (text.removeprefix(f"{phrase} "), text.removesuffix(f" {phrase}")):
            if rest != text and Press(asks.node_id) in _chosen(rest, grammar):
                found[asks] = None
    return tuple(found) if len(found) == 1 else ()


def _chosen(text: str, grammar: Grammar) -> tuple[Intent, ...]:
    bare = without_frames(text, grammar.polite)
    intent = grammar.meaning(bare)
    return (intent,) if intent is not None else _row(bare, grammar)


def _row(text: str, grammar: Grammar) -> tuple[Intent, ...]:
    """A number in another form than the phrases have: „ნომერ ხუთს“, „number five please“.

    With a word for what it is the number of, only for rows that are such things.
    """
    said = number(text, grammar.language)
    if said is not None:
        return tuple(Press(node_id) for digit, node_id in grammar.numbered if digit == said)
    words = text.split()
    for noun, ids in grammar.nouns:
        if noun in words:
            words.remove(noun)
            said = number(" ".join(words), grammar.language)
            rows = ((digit, node_id) for digit, node_id in grammar.numbered if node_id in ids)
            return tuple(Press(node_id) for digit, node_id in rows if digit == said)
    return ()
