"""What a patron may say on this page, and what it means; pure.

Made from the page and from commands that hold on every page. Items are chosen by number, so no
phrase holds catalogue data. Words of the page win over commands; a phrase with two meanings on one
page is a mistake in the words and fails the build of the grammar.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from accessibility.exemptions import is_exempt
from accessibility.intents import Intent, Press
from accessibility.page import Page
from accessibility.semantics import Node, Role
from config.i18n import Msg, Words, msg
from config.languages import SOURCE_LANGUAGE, language_of
from voice.listen.homophones import sound_of
from voice.listen.normalise import folded
from voice.listen.numbers import parse_number

POLITE = msg("say-polite")
"""Its phrases may stand before and after every other and mean nothing."""


class AmbiguousPhraseError(ValueError):
    """One phrase, two nodes: the words of that screen must be changed."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that may be said on every page, whatever is on it."""

    words: Msg
    """Its ``say`` form is what may be said, its display form how it is listed."""
    intent: Intent


@dataclass(frozen=True, slots=True)
class Grammar:
    """Phrases of one page and what each asks for."""

    phrases: tuple[tuple[str, Intent], ...]
    """Folded, no two alike; those of a node ask for a Press of it."""
    language: str = SOURCE_LANGUAGE
    polite: tuple[str, ...] = ()
    unsayable: tuple[str, ...] = ()
    """Ids of nodes, keys of commands, of which not one phrase can be heard."""
    letters: frozenset[str] = frozenset()
    """Ids of nodes that enter a character: several may be said in one breath."""
    numbered: tuple[tuple[int, str], ...] = ()
    """(number of a row, id of its node)."""
    nouns: tuple[tuple[str, frozenset[str]], ...] = ()
    """(a word that may stand with the number of a row, ids of the nodes it is a word for)."""
    _meanings: dict[str, Intent] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._meanings.update(self.phrases)

    def meaning(self, phrase: str) -> Intent | None:
        """What an exactly recognised phrase asks for."""
        return self._meanings.get(folded(phrase))

    @property
    def targets(self) -> frozenset[str]:
        """Ids of all nodes that can be reached by voice."""
        return frozenset(i.node_id for _, i in self.phrases if isinstance(i, Press))

    @property
    def to_hear(self) -> tuple[str, ...]:
        """All a recogniser is given; ``[unk]`` is added by it."""
        return (*(phrase for phrase, _ in self.phrases), *self.polite)

    @property
    def numbers(self) -> Grammar:
        """Only the numbers of rows, for who was not understood; empty where no row has one."""
        rows = {node_id for _, node_id in self.numbered}
        kept = tuple(
            (phrase, intent)
            for phrase, intent in self.phrases
            if isinstance(intent, Press)
            and intent.node_id in rows
            and parse_number(phrase, self.language) is not None
        )
        return Grammar(kept, self.language, self.polite, numbered=self.numbered, nouns=self.nouns)

    def at_once(self, waits: Collection[Intent]) -> tuple[str, ...]:
        """Phrases that may act before the silence: none with another meaning goes on from them.

        Letters and digits wait, for more of them may follow; and so does what asks for one of
        ``waits``, for a "no" may.
        """
        ends: dict[str, set[Intent]] = {}
        for phrase, intent in self.phrases:
            words = phrase.split()
            for count in range(1, len(words)):
                ends.setdefault(" ".join(words[:count]), set()).add(intent)
        return tuple(
            phrase
            for phrase, intent in self.phrases
            if intent not in waits
            and not (isinstance(intent, Press) and intent.node_id in self.letters)
            and ends.get(phrase, set()) <= {intent}
        )

    def phrases_for(self, node_id: str) -> tuple[str, ...]:
        return tuple(said for said, intent in self.phrases if intent == Press(node_id))

    def example(self, node_id: str) -> str | None:
        """The first phrase of a node, for „say, for example“."""
        return next(iter(self.phrases_for(node_id)), None)


def grammar(
    page: Page,
    words: Words,
    commands: Sequence[Command] = (),
    *,
    knows: Callable[[str], bool] | None = None,
    with_secrets: bool = False,
) -> Grammar:
    """All phrases of a page.

    ``knows`` tells whether the recogniser's model has a word: phrases with others are left out, and
    what loses all its phrases is in ``unsayable``. ``with_secrets``: digits of a card or PIN too,
    for a private headset and a patron who chose it. Raises AmbiguousPhraseError.
    """
    built = _Builder(page.spec.id, words.language)
    unsayable: list[str] = []
    nodes = page.operable()
    for node in nodes:
        if is_exempt(node.sensitivity, "grammar") and not with_secrets:
            continue
        sayable = _sayable(_phrases(page, node, words), knows)
        # What stands on every screen gives way to the words of this one.
        is_everywhere = node in page.spec.head
        if not built.add(Press(node.id), node.intent, sayable, is_command=is_everywhere):
            unsayable.append(node.id)
    for command in commands:
        sayable = _sayable(words.phrases(command.words), knows)
        built.add(command.intent, command.intent, sayable, is_command=True)
        if not sayable:
            unsayable.append(command.words.key)
    return Grammar(
        tuple(built.meanings.items()),
        words.language,
        tuple(_sayable(words.phrases(POLITE), knows)),
        tuple(unsayable),
        frozenset(n.id for n in nodes if n.role is Role.LETTER),
        tuple((row.digit, row.nodes[0].id) for row in page.rows if row.digit is not None),
        tuple(_nouns(nodes, words)),
    )


@dataclass(slots=True)
class _Builder:
    screen: str
    language: str
    meanings: dict[str, Intent] = field(default_factory=dict)
    _does: dict[str, Intent | None] = field(default_factory=dict)
    _sounds: dict[str, str] = field(default_factory=dict)

    def add(
        self, asks: Intent, does: Intent | None, phrases: Iterable[str], *, is_command: bool
    ) -> bool:
        """Whether one phrase at least now means ``asks``, or another node that does the same.

        Raises AmbiguousPhraseError for one that means another node already.
        """
        is_reached = False
        for phrase in phrases:
            sound = sound_of(phrase, self.language)
            taken = self._sounds.get(sound)
            if taken is None:
                self.meanings[phrase] = asks
                self._does[phrase] = does
                self._sounds[sound] = phrase
                is_reached = True
            elif self._does[taken] == does and (is_command or self.meanings[taken] == asks):
                is_reached = True
            elif taken == phrase and not is_command and self._does[taken] != does:
                raise AmbiguousPhraseError(
                    f"{self.screen}: {phrase!r} means {self.meanings[taken]} and {asks}"
                )
            # Otherwise it only sounds like another, or is a command that the page has taken.
        return is_reached


def _sayable(phrases: Iterable[str], knows: Callable[[str], bool] | None) -> list[str]:
    if knows is None:
        return [folded(phrase) for phrase in phrases]
    return [p for p in map(folded, phrases) if all(knows(word) for word in p.split())]


def _phrases(page: Page, node: Node, words: Words) -> tuple[str, ...]:
    digit = page.digit_of(node.id)
    by_number = words.phrases(msg(f"pick-{digit}")) if digit is not None else ()
    return (*words.phrases(node.name), *by_number, *_with_noun(digit, node, words))


def _with_noun(digit: int | None, node: Node, words: Words) -> Iterable[str]:
    """Its number with what it is: „book two“, „the second book“."""
    numbers = language_of(words.language).numbers
    if digit is None or numbers is None:
        return
    number = {"cardinal": numbers.cardinal(digit), "ordinal": numbers.ordinal(digit)}
    for noun in node.nouns:
        yield from words.phrases(msg(f"noun-{noun}-numbered", **number))


def _nouns(nodes: Iterable[Node], words: Words) -> Iterable[tuple[str, frozenset[str]]]:
    ids: dict[str, set[str]] = {}
    for node in nodes:
        for noun in node.nouns:
            for word in words.phrases(msg(f"noun-{noun}")):
                ids.setdefault(folded(word), set()).add(node.id)
    return ((word, frozenset(each)) for word, each in ids.items())
