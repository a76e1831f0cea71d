"""What a patron may say on this page, and what it means; pure.

Made from the page and from commands that hold on every page, in this order; what comes first wins:

1. the ``say`` form of every node, and the number of its row;
2. what stands on the screen (:mod:`voice.listen.labels`), and other forms of the same phrases: the
   language's (``said_forms``), so that one form in the words is enough;
3. titles and names, which are not ours: of two that are alike the patron is asked which;
4. the same for what stands on another page of the screen, items left out;
5. questions that the screen answers, then commands.

Rows come before the constant keys and page turns. A phrase with two meanings in step 1, 2 or 5 is
a mistake in the words and fails the build of the grammar.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from accessibility.exemptions import is_exempt
from accessibility.intents import Intent, Press, TellAbout
from accessibility.page import Page, is_page_turn
from accessibility.semantics import Node, Role, Sensitivity
from config.i18n import Msg, Words, msg
from config.languages import SOURCE_LANGUAGE, language_of
from voice.listen.labels import has_digits
from voice.listen.meanings import Doubles, MeaningsTaken
from voice.listen.normalise import folded, gist
from voice.listen.numbers import parse_number
from voice.listen.phrases import Phrases, Said
from voice.listen.voice_intents import AskWhich, OnRow

POLITE = msg("say-polite")
"""Its phrases may stand before and after every other and mean nothing."""
WISH = msg("say-wish")
"""The same, but not where the page asks: "no, I want" is no "I want"."""


LAST = msg("say-last")
"""The last row of a list."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that may be said on every page, whatever is on it."""

    words: Msg
    """Its ``say`` form is what may be said, its display form how it is listed."""
    intent: Intent
    gives_way: bool = False
    """Its phrases are only those that nothing else has."""


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
    on_rows: tuple[tuple[str, OnRow], ...] = ()
    """(a phrase that stands beside the number or title of a row, what both ask for)."""
    alike: tuple[tuple[str, Intent], ...] = ()
    """Phrases that sound like others which do the same: understood, but not listened for twice."""
    repeats: tuple[str, ...] = ()
    """Words before a digit that say it more than once; only where digits are entered."""
    _meanings: dict[str, Intent] = field(default_factory=dict, repr=False, compare=False)
    _by_gist: dict[tuple[str, ...], Intent | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        self._meanings.update(self.alike)
        self._meanings.update(self.phrases)
        for phrase, intent in self._meanings.items():
            key = gist(phrase, self.language)
            if len(key) == 1 < len(phrase.split()) or parse_number(" ".join(key), self.language):
                # One word is too little of many, and „just a second“ is no second row.
                continue
            # Two that differ only in words that do not count: neither is meant by fewer words.
            same = self._by_gist.setdefault(key, intent) == intent
            self._by_gist[key] = intent if same else None

    def meaning(self, phrase: str) -> Intent | None:
        """What a phrase asks for: exactly that one, or one that differs in light words only."""
        said = folded(phrase)
        if said in self._meanings:
            return self._meanings[said]
        for frames in ((), self.polite):
            key = gist(said, self.language, frames)
            if key and key in self._by_gist:
                return self._by_gist[key]
        return None

    @property
    def targets(self) -> frozenset[str]:
        """Ids of all nodes that can be reached by voice."""
        return frozenset(i.node_id for _, i in self.phrases if isinstance(i, Press))

    @property
    def to_hear(self) -> tuple[str, ...]:
        """All a recogniser is given; ``[unk]`` is added by it."""
        said = (phrase for phrase, _ in self.phrases if not has_digits(phrase))
        beside = dict.fromkeys(phrase for phrase, _ in self.on_rows)
        return tuple(dict.fromkeys((*said, *beside, *self.polite, *self.repeats)))

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
        ``waits``, for a "no" may, and what may stand before a number („open … two“).
        """
        leads = {*self.polite, *(phrase for phrase, _ in self.on_rows)}
        ends: dict[str, set[Intent]] = {}
        for phrase, intent in self.phrases:
            words = phrase.split()
            for count in range(1, len(words)):
                ends.setdefault(" ".join(words[:count]), set()).add(intent)
        return tuple(
            phrase
            for phrase, intent in self.phrases
            if intent not in waits
            and phrase not in leads
            and not has_digits(phrase)
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
    built = MeaningsTaken(page.spec.id)
    heard = Phrases(words, knows)
    nodes = [n for n in page.operable() if with_secrets or not is_exempt(n.sensitivity, "grammar")]
    rows = [node for node in nodes if not _is_fixture(node, page)]
    fixtures = [node for node in nodes if _is_fixture(node, page)]
    for some in (rows, fixtures):
        for own in (True, False):
            built.begin()
            for node in some:
                said = heard.own(node, page.digit_of(node.id)) if own else heard.derived(node)
                built.add(Press(node.id), node.intent, said)
    built.begin(Doubles.ASK)
    for node in rows:
        built.add(Press(node.id), node.intent, heard.data(node))
    on_rows = _acts_on_rows(rows, heard, built)
    _last_of_list(page, heard, built)
    built.begin(Doubles.NONE)
    for node in elsewhere(page, with_secrets=with_secrets):
        built.add(Press(node.id), node.intent, (*heard.own(node, None), *heard.derived(node)))
    built.begin(Doubles.NONE)
    for question, node_ids in _answers(page).items():
        asks = TellAbout(node_ids)
        for phrases in heard.of_message(question):
            built.add(asks, asks, phrases)
    unsayable = [node.id for node in nodes if not built.reaches(Press(node.id), node.intent)]
    for gives_way, which in ((False, 0), (False, 1), (True, 0), (True, 1)):
        built.begin()
        for command in commands:
            if command.gives_way is gives_way:
                phrases = heard.of_message(command.words)[which]
                built.add(command.intent, command.intent, phrases)
    unsayable += [
        command.words.key
        for command in commands
        if not command.gives_way and not built.reaches(command.intent, command.intent)
    ]
    frames = (POLITE,) if page.spec.is_question else (POLITE, WISH)
    letters = frozenset(n.id for n in nodes if n.role is Role.LETTER)
    digits = any(n.role is Role.LETTER and n.sensitivity is not Sensitivity.PUBLIC for n in nodes)
    numbers = language_of(words.language).numbers
    return Grammar(
        tuple(built.meanings.items()),
        words.language,
        tuple(phrase for frame in frames for some in heard.of_message(frame) for phrase, _ in some),
        tuple(unsayable),
        letters,
        tuple((row.digit, row.nodes[0].id) for row in page.rows if row.digit is not None),
        tuple(_nouns(rows, heard)),
        on_rows,
        tuple(built.alike.items()),
        tuple(numbers.repeats) if numbers is not None and digits else (),
    )


def _is_fixture(node: Node, page: Page) -> bool:
    """What stands on every screen, or turns pages: words of the rows win over theirs."""
    return is_page_turn(node) or node in (*page.spec.head, *page.spec.keys)


def elsewhere(page: Page, *, with_secrets: bool) -> Iterable[Node]:
    """What the screen offers on its other pages and may be said on this one: rows, no items.

    ``with_secrets``: also what enters a card number or PIN.
    """
    here = {node.id for row in page.all_rows() for node in row.nodes}
    for node in page.spec.nodes:
        if (
            node.intent is not None
            and node.role not in (Role.ITEM, Role.LETTER)
            and node.id not in here
            and (with_secrets or not is_exempt(node.sensitivity, "grammar"))
        ):
            yield node


def _answers(page: Page) -> Mapping[Msg, tuple[str, ...]]:
    """(question, ids of what answers it), what is on this page where some of it is."""
    asked: dict[Msg, list[Node]] = {}
    for node in page.spec.nodes:
        if node.question is not None:
            asked.setdefault(node.question, []).append(node)
    here = {node.id for row in page.rows for node in row.nodes}
    return {
        question: tuple(n.id for n in nodes if n.id in here) or tuple(n.id for n in nodes)
        for question, nodes in asked.items()
    }


def _nouns(nodes: Iterable[Node], heard: Phrases) -> Iterable[tuple[str, frozenset[str]]]:
    ids: dict[str, set[str]] = {}
    for node in nodes:
        for noun in node.nouns:
            for word, _ in heard.of_message(msg(f"noun-{noun}"))[0]:
                ids.setdefault(word, set()).add(node.id)
    return ((word, frozenset(each)) for word, each in ids.items())


def _acts_on_rows(
    nodes: Sequence[Node], heard: Phrases, built: MeaningsTaken
) -> tuple[tuple[str, OnRow], ...]:
    """Phrases that stand beside a number; one by itself means the only row, or asks which."""
    found: list[tuple[str, OnRow]] = []
    alone: dict[Said, list[OnRow]] = {}
    for node in nodes:
        for name, act in node.acts:
            asks = OnRow(node.id, act)
            for said in (said for some in heard.of_message(name) for said in some):
                found.append((said[0], asks))
                alone.setdefault(said, []).append(asks)
    built.begin(Doubles.ASK)
    for said, wishes in alone.items():
        which: Intent = wishes[0] if len(wishes) == 1 else AskWhich()
        built.add(which, which, (said,))
    return tuple(found)


def _last_of_list(page: Page, heard: Phrases, built: MeaningsTaken) -> None:
    """„The last one“ is the last of the list where that is on this page; else it is asked which."""
    items = [node for node in page.spec.nodes if node.role is Role.ITEM]
    if not items:
        return
    last = items[-1]
    asks: Intent = Press(last.id) if page.node(last.id) is not None else AskWhich()
    built.begin(Doubles.NONE)
    for phrases in heard.of_message(LAST):
        built.add(asks, last.intent, phrases)
