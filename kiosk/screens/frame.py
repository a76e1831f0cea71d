"""What every screen has: the constant keys, and words for days, places and forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from accessibility.intents import Back, Help, Home, Repeat
from accessibility.semantics import InputWay, Node, Role, ScreenSpec, Sensitivity
from config.i18n import Msg, msg, text
from config.languages import in_language
from kiosk.catalogue.models import BiblioSummary, Language, LibraryId, Loan, MaterialForm
from kiosk.session.activities import Receipt
from kiosk.session.in_one import in_one
from kiosk.session.intents import OpenSearch, OpenSettings, SetLanguage, UsualSettings
from kiosk.session.state import State

KEYS_GROUP = "keys"
PUBLIC_OUTCOMES: Mapping[str, str] = MappingProxyType(
    {"renewed": "renewed-public", "notices": "notice-public", "greeting": "greeting-public"}
)
"""Outcomes that are for the patron's own ears, and what a loudspeaker says instead."""

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


def find_a_book() -> Node:
    """What an empty list leads to."""
    return Node("search", Role.ACTION, msg("menu-search"), intent=OpenSearch())


def usual_settings_row() -> Node:
    """Back to how everybody is met, with place and entries kept (VVSG 2.0 7.1-B)."""
    return Node("usual-settings", Role.ACTION, msg("usual-settings"), intent=UsualSettings())


def duration(seconds: float) -> Msg:
    """``seconds`` as minutes and seconds, to the nearest second."""
    minutes, rest = divmod(round(seconds), 60)
    in_minutes = msg("duration-minutes", minutes=minutes)
    in_seconds = msg("duration-seconds", seconds=rest)
    if minutes and rest:
        return msg("duration", minutes=in_minutes, seconds=in_seconds)
    return in_minutes if minutes else in_seconds


def time_limit(state: State) -> Node:
    """How long the kiosk waits, told before it asks (WCAG 2.2.6)."""
    fixed = state.fixed
    wait, more = duration(fixed.idle_limit_s), duration(fixed.warning_s)
    key = "time-limit" if fixed.has_picture else "plain-time-limit"
    return Node("time-limit", Role.STATUS, msg(key, wait=wait, more=more))


def library_name(library_id: LibraryId, state: State) -> Msg:
    """A library's name in the language in force; its code while the list has not come."""
    for library in state.libraries:
        if library.library_id == library_id:
            return text(in_language(library.names, state.language))
    return text(library_id)


def joined(parts: list[Msg]) -> Msg | None:
    """Parts after one another with a dot between, as one message; None if there are none."""
    return in_one(parts) if parts else None


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


def titles_apart(books: Sequence[Loan | Receipt]) -> list[Msg]:
    """A title for each; those that are alike with author and, where known, form."""
    alike = Counter(book.title for book in books)
    return [_title_apart(book) if alike[book.title] > 1 else title_of(book.title) for book in books]


def _title_apart(book: Loan | Receipt) -> Msg:
    parts = [title_of(book.title)]
    if book.author:
        parts.append(text(book.author))
    if book.form is not None:
        parts.append(form_name(book.form))
    return joined(parts) or title_of(book.title)


def public_outcome(outcome: Msg | None) -> Msg | None:
    """What a loudspeaker says of an outcome that is about this patron; None for any other."""
    if outcome is None:
        return None
    if outcome.key == "both":
        # News stands behind what was told before it; each part has its own words.
        parts = {name: part for name, part in outcome.args if isinstance(part, Msg)}
        public = {name: public_outcome(part) for name, part in parts.items()}
        if not any(public.values()):
            return None
        return msg("both", **{name: public[name] or part for name, part in parts.items()})
    key = PUBLIC_OUTCOMES.get(outcome.key)
    return msg(key) if key else None


def private(node: Node, public: Msg | None = None) -> Node:
    """``node`` as one about this patron; ``public`` is what a loudspeaker says of it."""
    instead = public or msg("fact-private", name=node.name)
    return replace(node, sensitivity=Sensitivity.PRIVATE, public=instead)


def title_of(title: str) -> Msg:
    """A title as data; one that is empty still has a name."""
    return text(title) if title else msg("untitled")
