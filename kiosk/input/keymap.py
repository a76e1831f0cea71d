"""What a key means on a page; pure.

Key names are those a terminal front end uses ("up", "enter", "f1", "pagedown", "a").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from accessibility.intents import (
    Activate,
    Back,
    Choose,
    Direction,
    Enter,
    Erase,
    EraseAll,
    Help,
    Home,
    Intent,
    Move,
    PauseSpeech,
    ReadPage,
    Repeat,
    Spell,
    TurnPage,
    WhereAmI,
)
from accessibility.semantics import Typing
from kiosk.session.audio_intents import ChangeSpeed, ChangeVolume, Talk, ToggleSound
from kiosk.session.intents import ChangeSize, OpenSettings


class Action(Enum):
    """What a key can be bound to; the names are those of the settings."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    ACTIVATE = "activate"
    BACK = "back"
    HELP = "help"
    REPEAT = "repeat"
    HOME = "home"
    NEXT_PAGE = "next_page"
    PREVIOUS_PAGE = "previous_page"
    ERASE = "erase"
    ERASE_ALL = "erase_all"
    SETTINGS = "settings"
    LARGER = "larger"
    SMALLER = "smaller"
    SOUND = "sound"
    SLOWER = "slower"
    FASTER = "faster"
    SOFTER = "softer"
    LOUDER = "louder"
    PAUSE = "pause"
    SPELL = "spell"
    WHERE = "where"
    READ_PAGE = "read_page"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Stroke:
    """One key as the terminal reports it."""

    key: str
    character: str | None = None
    """What it types, if anything."""

    def __repr__(self) -> str:
        # May be a digit of a PIN.
        return "Stroke(…)"

    @property
    def text(self) -> str:
        """The printable character it types, or ""."""
        char = self.character or ""
        return char if len(char) == 1 and char.isprintable() else ""


INTENTS: Mapping[Action, Intent] = MappingProxyType(
    {
        Action.UP: Move(Direction.UP),
        Action.DOWN: Move(Direction.DOWN),
        Action.LEFT: Move(Direction.LEFT),
        Action.RIGHT: Move(Direction.RIGHT),
        Action.ACTIVATE: Activate(),
        Action.BACK: Back(),
        Action.HELP: Help(),
        Action.REPEAT: Repeat(),
        Action.HOME: Home(),
        Action.NEXT_PAGE: TurnPage(+1),
        Action.PREVIOUS_PAGE: TurnPage(-1),
        Action.ERASE: Erase(),
        Action.ERASE_ALL: EraseAll(),
        Action.SETTINGS: OpenSettings(),
        Action.LARGER: ChangeSize(+1),
        Action.SMALLER: ChangeSize(-1),
        Action.SOUND: ToggleSound(),
        Action.SLOWER: ChangeSpeed(-1),
        Action.FASTER: ChangeSpeed(+1),
        Action.SOFTER: ChangeVolume(-1),
        Action.LOUDER: ChangeVolume(+1),
        Action.PAUSE: PauseSpeech(),
        Action.SPELL: Spell(),
        Action.WHERE: WhereAmI(),
        Action.READ_PAGE: ReadPage(),
        Action.TALK: Talk(),
    }
)

_FOR_TYPING = frozenset({Action.ERASE, Action.ERASE_ALL})
"""Only where there is a field."""

DEFAULT_KEYS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "up": ("up",),
        "down": ("down",),
        "left": ("left", "shift+tab"),
        "right": ("right", "tab"),
        "activate": ("enter", "space"),
        "back": ("escape", "backspace"),
        "help": ("f1", "?"),
        "repeat": ("f2",),
        "home": ("home",),
        "next_page": ("pagedown",),
        "previous_page": ("pageup",),
        "erase": ("backspace",),
        "erase_all": ("delete",),
        "settings": ("f3",),
        "larger": ("f6", "+"),
        "smaller": ("f5", "-"),
        "sound": ("f4",),
        "slower": ("f7",),
        "faster": ("f8",),
        "softer": ("f9",),
        "louder": ("f10",),
        "pause": ("f12",),
        "spell": ("insert",),
        "where": ("end",),
        "read_page": ("shift+f2",),
        "talk": ("f11", "*"),
    }
)

KEY_NAMES = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("insert", "delete", "backspace", "enter", "escape", "tab", "space"),
        *(f"f{n}" for n in range(1, 25)),
    }
)
"""Keys that have a name; all others are called by the character they type."""
_MODIFIERS = frozenset({"ctrl", "alt", "shift"})


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which keys mean what. A key may have a second meaning where text is typed."""

    browsing: Mapping[str, Action] = field(default_factory=dict)
    typing: Mapping[str, Action] = field(default_factory=dict)
    """Wins over ``browsing`` where there is a field."""


def keymap_from(bindings: Mapping[str, Sequence[str]]) -> Keymap:
    """A keymap from action names and the keys for each.

    Raises ValueError, as a sentence for whoever wrote the settings, for an unknown action or key
    and for a key with two meanings.
    """
    browsing: dict[str, Action] = {}
    typing: dict[str, Action] = {}
    for name, keys in bindings.items():
        action = _action(name)
        target = typing if action in _FOR_TYPING else browsing
        for key in keys:
            _check(key, action)
            if target.setdefault(key, action) is not action:
                raise ValueError(
                    f"keys: {key!r} stands under both {target[key].value!r} and {action.value!r}"
                )
    return Keymap(MappingProxyType(browsing), MappingProxyType(typing))


def default_keymap() -> Keymap:
    """The keys of a kiosk that has nothing else set."""
    return keymap_from(DEFAULT_KEYS)


def intent_for(stroke: Stroke, typing: Typing | None, keymap: Keymap) -> Intent | None:
    """What ``stroke`` asks for on a page of that ``typing``; None for a key without meaning.

    Where text is typed every printable character goes into the field, so no letter is ever a
    command there (WCAG 2.1.4); where nothing is typed digits pick rows. Where a number is typed a
    blank belongs to it, and so does a letter that is bound to nothing else.
    """
    char = stroke.text
    match typing:
        case Typing.TEXT if char:
            return Enter(char, typed=True)
        case Typing.DIGITS if char and char in "0123456789 ":
            # Numbers are grouped as they are printed.
            return Enter(char, typed=True)
        case None if char in "123456789" and char:
            return Choose(int(char))
    action = _bound(stroke, typing, keymap)
    if action is None and typing is Typing.DIGITS and char.isalpha():
        # The field says what it takes; left out in silence it would be another number.
        return Enter(char, typed=True)
    return INTENTS[action] if action is not None else None


def _bound(stroke: Stroke, typing: Typing | None, keymap: Keymap) -> Action | None:
    names = (stroke.key, stroke.text) if stroke.text else (stroke.key,)
    tables = (keymap.typing, keymap.browsing) if typing is not None else (keymap.browsing,)
    return next((table[name] for table in tables for name in names if name in table), None)


def _action(name: str) -> Action:
    try:
        return Action(name)
    except ValueError:
        known = ", ".join(action.value for action in Action)
        raise ValueError(f"keys: there is no action {name!r}; there are: {known}") from None


def _check(key: str, action: Action) -> None:
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if not (name in KEY_NAMES or (len(name) == 1 and name.isprintable() and name != " ")):
        raise ValueError(f"keys: {action.value!r} has an unknown key {key!r}")
    if not _MODIFIERS.issuperset(modifiers):
        raise ValueError(f"keys: {key!r} under {action.value!r} has an unknown modifier")
    if name in "123456789" and not modifiers:
        raise ValueError(f"keys: {key!r} under {action.value!r} picks a row and cannot do more")
