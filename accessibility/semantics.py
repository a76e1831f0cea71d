"""What one screen *is*, before anyone decides how it looks, sounds or feels.

A :class:`ScreenSpec` is the single source: picture, speech, braille, scanning order and voice
grammar are derived from it (by way of :mod:`accessibility.pages`) and from nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from accessibility.intents import Back, Finish, Intent
from config.i18n import Msg


class SpecError(ValueError):
    """A screen that would leave somebody out or stuck."""


class Role(Enum):
    """What kind of thing a node is (WCAG 4.1.2)."""

    ACTION = "action"  # does something when activated
    ITEM = "item"  # one of a list; its position is spoken, its details are one key away
    CHOICE = "choice"  # one of several that can be in force
    LETTER = "letter"  # one character of an on-screen alphabet
    FIELD = "field"  # holds what the patron entered; filled by letters or keyboard
    STATUS = "status"  # read, not operated
    HEADING = "heading"  # names the group that follows


class NodeState(Enum):
    """States shown by words and a sign, never by colour alone (WCAG 1.4.1)."""

    SELECTED = "selected"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    READY = "ready"
    ON_THE_WAY = "on-the-way"
    DONE = "done"
    NOT_DONE = "not-done"
    UNAVAILABLE = "unavailable"


class Sensitivity(Enum):
    """Who may get to hear or see it."""

    PUBLIC = "public"
    PRIVATE = "private"
    """About this patron: not on a loudspeaker without the patron's own choice (EN 5.1.3.9)."""
    SECRET = "secret"  # noqa: S105 - a kind of node, not a password
    """A card number or PIN, or a key that enters one: not said, not listened for (EN 5.1.3.8)."""


class Urgency(Enum):
    """How a screen's words are to be spoken."""

    NORMAL = "normal"
    OUTCOME = "outcome"
    """The result of what the patron did: cut short by the patron only."""
    ALERT = "alert"
    """Interrupts everything."""


class Typing(Enum):
    """What characters this screen takes into its field."""

    TEXT = "text"
    DIGITS = "digits"


class InputWay(Enum):
    """Instructions depend on what the patron has in hand."""

    KEYS = "keys"
    TOUCH = "touch"
    SWITCH = "switch"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on a screen.

    Raises SpecError when words or rules are missing (see ``__post_init__``).
    """

    id: str
    """Stable and unique on its screen: widget id, test handle, braille routing target."""
    role: Role
    name: Msg
    value: Msg | None = None
    """What goes with the name: author and place, due date, entered text (a PIN already masked)."""
    states: tuple[NodeState, ...] = ()
    hint: Msg | None = None
    """Said after a pause."""
    intent: Intent | None = None
    """None: read, not operated."""
    group: str = ""
    """Nodes of one group are scanned together and, if letters, laid out side by side."""
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    public: Msg | None = None
    """What a loudspeaker says instead of a PRIVATE node's name, value and states."""
    position: tuple[int, int] | None = None
    """(this one, of how many in the whole list), for items: what a page tells of itself."""
    nouns: tuple[str, ...] = ()
    """What its number may be said with ("book two"): ``noun-<name>`` are the words for it."""
    question: Msg | None = None
    """What may be asked that this answers: its ``say`` form."""
    acts: tuple[tuple[Msg, Intent], ...] = ()
    """What may be wished of an item without opening it first: (words, what its own page does)."""
    is_place: bool = False
    """Its name is where something is: said as "at the …", too."""
    is_figure: bool = False
    """Its value is a number that matters: shown large where there is room."""

    def __post_init__(self) -> None:
        if self.role in (Role.STATUS, Role.FIELD, Role.HEADING):
            if self.intent is not None:
                raise SpecError(f"{self.id}: a {self.role.value} is read, not operated")
        elif self.intent is None:
            raise SpecError(f"{self.id}: a {self.role.value} must do something")
        if self.sensitivity is Sensitivity.PRIVATE and self.public is None:
            raise SpecError(f"{self.id}: private, but nothing to say on a loudspeaker instead")
        if NodeState.UNAVAILABLE in self.states and self.value is None:
            raise SpecError(f"{self.id}: unavailable without a reason")

    @property
    def is_operable(self) -> bool:
        return self.intent is not None


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """A whole screen as data. Reading order = focus order = scan order.

    Raises SpecError when it would be a dead end or its nodes cannot be told apart.
    """

    id: str
    title: Msg
    nodes: tuple[Node, ...]
    keys: tuple[Node, ...]
    """The constant keys, in the same place on every screen (WCAG 3.2.6)."""
    head: tuple[Node, ...] = ()
    """Keys beside the title, on every screen alike: last in the order of all there is to do."""
    entry: str = ""
    """Node focused on arrival; the first operable one by default."""
    lead: Msg | None = None
    """One line on what to do here. Gives way to rows and what decides about them: Help has it."""
    is_lead_first: bool = False
    """The lead says what the rows are ("nothing found, these are the nearest"): it has its lines
    before any row has two.
    """
    outcome: Msg | None = None
    """Result of the patron's last act; stands where the lead stands, and wins."""
    instructions: tuple[tuple[InputWay, Msg], ...] = ()
    urgency: Urgency = Urgency.NORMAL
    typing: Typing | None = None
    """Set: characters go into the field, digits choose nothing."""
    submit: str = ""
    """The node that sends the field; required with ``typing``."""
    strips: frozenset[str] = frozenset()
    """Groups whose nodes stand side by side on a line: letters, the keys below them."""
    may_come: int = 0
    """Rows that may still come below while the patron acts above: nothing up there moves then."""
    standing: frozenset[str] = frozenset()
    """Ids of nodes that stand on every page of a long list: the way to them is never long."""
    notice: Msg | None = None
    """Something about the kiosk itself that stands on every screen, above the keys."""
    has_captions: bool = False
    """The line above the keys is for what is being said."""
    is_question: bool = False
    """All it does is ask, yes or no: spoken answers are taken at the end of what was said only."""
    is_refusal: bool = False
    """Something was not to be: heard as such before a word is said."""
    outcome_public: Msg | None = None
    """What a loudspeaker says instead of an outcome that is about this patron."""

    def __post_init__(self) -> None:
        ids = [node.id for node in self.all_nodes]
        if len(ids) != len(set(ids)):
            raise SpecError(f"{self.id}: node ids are not unique")
        operable = [node.id for node in self.all_nodes if node.is_operable]
        if self.entry and self.entry not in operable:
            raise SpecError(f"{self.id}: entry {self.entry!r} cannot be operated")
        if not any(isinstance(node.intent, Back | Finish) for node in self.all_nodes):
            raise SpecError(f"{self.id}: no way out")
        if not self.standing <= set(operable):
            raise SpecError(f"{self.id}: what stands on every page must do something")
        if self.typing is not None and self.submit not in operable:
            raise SpecError(f"{self.id}: text goes in but cannot be sent")

    @property
    def all_nodes(self) -> tuple[Node, ...]:
        return (*self.nodes, *self.keys, *self.head)

    @property
    def is_list(self) -> bool:
        """Whether it is of things that are chosen by number; acts on all of them bear none."""
        return any(node.role is Role.ITEM for node in self.nodes)

    def node(self, node_id: str) -> Node | None:
        """The node of that id, or None."""
        for node in self.all_nodes:
            if node.id == node_id:
                return node
        return None
