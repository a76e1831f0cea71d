"""Letters, digits and the keys below them: text entry for whoever has no keyboard."""

from __future__ import annotations

from accessibility.intents import Enter, Erase
from accessibility.semantics import Node, Role, Sensitivity
from config.i18n import Msg, msg
from kiosk.session.intents import Layer, ShowLayer

GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
"""The alphabet in its own order (rules.md 2)."""
LATIN = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "1234567890"

LETTERS_GROUP = "letters"
ENTRY_GROUP = "entry"


def layer_of(language: str) -> Layer:
    """The alphabet a speaker of ``language`` expects first."""
    return Layer.GEORGIAN if language == "ka" else Layer.LATIN


def letters(layer: Layer, hint: Msg | None = None) -> tuple[Node, ...]:
    """One node a letter; its message knows how it is called and what may be said for it."""
    return tuple(
        Node(
            f"letter-{ord(char):x}",
            Role.LETTER,
            msg(f"letter-{ord(char):x}"),
            intent=Enter(char),
            group=LETTERS_GROUP,
            hint=hint,
        )
        for char in {Layer.GEORGIAN: GEORGIAN, Layer.LATIN: LATIN, Layer.DIGITS: DIGITS}[layer]
    )


def secret_digits() -> tuple[Node, ...]:
    """Digits of a card number or PIN: never said, never listened for."""
    return tuple(
        Node(
            f"digit-{char}",
            Role.LETTER,
            msg(f"letter-{ord(char):x}"),
            intent=Enter(char),
            group=LETTERS_GROUP,
            hint=msg("secret-key-hint"),
            sensitivity=Sensitivity.SECRET,
        )
        for char in DIGITS
    )


def erase_key() -> Node:
    return Node("erase", Role.ACTION, msg("entry-erase"), intent=Erase(), group=ENTRY_GROUP)


def space_key() -> Node:
    return Node("space", Role.ACTION, msg("entry-space"), intent=Enter(" "), group=ENTRY_GROUP)


def layer_keys(current: Layer) -> tuple[Node, ...]:
    return tuple(
        Node(
            f"layer-{layer.value}",
            Role.ACTION,
            msg(f"entry-layer-{layer.value}"),
            intent=ShowLayer(layer),
            group=ENTRY_GROUP,
        )
        for layer in Layer
        if layer is not current
    )
