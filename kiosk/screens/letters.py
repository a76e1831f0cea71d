"""Letters, digits and the keys below them: text entry for whoever has no keyboard."""

from __future__ import annotations

from accessibility.intents import Enter, Erase
from accessibility.semantics import Node, Role, Sensitivity
from config.i18n import Msg, msg
from config.languages import DIGITS, Alphabet, language_of
from kiosk.session.intents import ShowLayer

LETTERS_GROUP = "letters"
ENTRY_GROUP = "entry"


def layer_of(language: str, chosen: str | None) -> Alphabet:
    """The letters shown to a speaker of ``language`` who chose that layer, or none yet."""
    facts = language_of(language)
    return facts.first_layer if chosen is None else facts.layer(chosen)


def letters(layer: Alphabet, hint: Msg | None = None) -> tuple[Node, ...]:
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
        for char in layer.letters
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
        for char in DIGITS.letters
    )


def erase_key() -> Node:
    return Node("erase", Role.ACTION, msg("entry-erase"), intent=Erase(), group=ENTRY_GROUP)


def space_key() -> Node:
    return Node("space", Role.ACTION, msg("entry-space"), intent=Enter(" "), group=ENTRY_GROUP)


def layer_keys(current: Alphabet, language: str) -> tuple[Node, ...]:
    """Keys to the other layers of ``language``."""
    return tuple(
        Node(
            f"layer-{layer.name}",
            Role.ACTION,
            msg(f"entry-layer-{layer.name}"),
            intent=ShowLayer(layer.name),
            group=ENTRY_GROUP,
        )
        for layer in language_of(language).layers
        if layer is not current
    )
