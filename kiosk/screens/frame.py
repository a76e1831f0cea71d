"""What every screen has: the constant keys, and words for days, places and forms."""

from __future__ import annotations

from dataclasses import replace

from accessibility.intents import Back, Help, Home, Repeat
from accessibility.semantics import InputWay, Node, Role, ScreenSpec, Sensitivity
from config.i18n import Msg, msg, text
from config.languages import in_language
from kiosk.catalogue.models import BiblioSummary, Language, LibraryId, MaterialForm
from kiosk.session.intents import OpenSettings, SetLanguage
from kiosk.session.state import State

KEYS_GROUP = "keys"

INSTRUCTIONS = (
    (InputWay.KEYS, msg("how-keys")),
    (InputWay.TOUCH, msg("how-touch")),
)


def constant_keys() -> tuple[Node, ...]:
    """Back, repeat, help, settings, home: the same words in the same place on every screen."""
    return (
        Node("key-back", Role.ACTION, msg("key-back"), intent=Back(), group=KEYS_GROUP),
        Node("key-repeat", Role.ACTION, msg("key-repeat"), intent=Repeat(), group=KEYS_GROUP),
        Node("key-help", Role.ACTION, msg("key-help"), intent=Help(), group=KEYS_GROUP),
        Node(
            "key-settings",
            Role.ACTION,
            msg("key-settings"),
            intent=OpenSettings(),
            group=KEYS_GROUP,
        ),
        Node("key-home", Role.ACTION, msg("key-home"), intent=Home(), group=KEYS_GROUP),
    )


def language_keys(spec: ScreenSpec, state: State) -> tuple[Node, ...]:
    """The other languages, but those that have a row on this screen."""
    keys = (
        Node(
            f"language-{language}",
            Role.ACTION,
            msg(f"speak-{language}"),
            intent=SetLanguage(language),
            group="languages",
        )
        for language in state.fixed.languages
        if language != state.language
    )
    return tuple(key for key in keys if spec.node(key.id) is None)


def library_name(library_id: LibraryId, state: State) -> Msg:
    """A library's name in the language in force; its code while the list has not come."""
    for library in state.libraries:
        if library.library_id == library_id:
            return text(in_language(library.names, state.language))
    return text(library_id)


def joined(parts: list[Msg]) -> Msg | None:
    """Parts after one another with a dot between, as one message; None if there are none."""
    if not parts:
        return None
    whole = parts[0]
    for part in parts[1:]:
        whole = msg("both", first=whole, second=part)
    return whole


def form_name(form: MaterialForm) -> Msg:
    return msg(f"form-{form.value.replace('_', '-')}")


def language_name(language: Language) -> Msg:
    return msg(f"language-{language.value}")


def full_title(biblio: BiblioSummary) -> Msg:
    if biblio.subtitle:
        return msg("title-and-subtitle", title=biblio.title, subtitle=biblio.subtitle)
    return title_of(biblio.title)


def title_and_author(biblio: BiblioSummary) -> Msg:
    author = [text(biblio.author)] if biblio.author else []
    return joined([full_title(biblio), *author]) or full_title(biblio)


def private(node: Node, public: Msg | None = None) -> Node:
    """``node`` as one about this patron; ``public`` is what a loudspeaker says of it."""
    instead = public or msg("fact-private", name=node.name)
    return replace(node, sensitivity=Sensitivity.PRIVATE, public=instead)


def title_of(title: str) -> Msg:
    """A title as data; one that is empty still has a name."""
    return text(title) if title else msg("untitled")
