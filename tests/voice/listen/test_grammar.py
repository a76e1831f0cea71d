"""What may be said on every page: all of it reaches something, nothing means two things."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from accessibility.exemptions import is_exempt
from accessibility.intents import Activate, Back, Intent, Press
from accessibility.page import Grid, Page
from accessibility.pages import paginate
from accessibility.semantics import Node, Role, ScreenSpec
from config.i18n import Lexicon, Msg, msg
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.voice_commands import (
    ANOTHER,
    EVERYWHERE,
    OPEN,
    TO_PLACES,
    commands,
    languages_to_speak,
)
from tests.grids import LANGUAGES
from voice.listen.grammar import Command, Grammar, grammar
from voice.listen.homophones import sound_of
from voice.listen.meanings import AmbiguousPhraseError
from voice.listen.normalise import folded
from voice.listen.voice_intents import StopSpeech

GRIDS = (Grid(29, 8), Grid(58, 17))


def pages(language: str, lexicons: dict[str, Lexicon]) -> list[tuple[str, Page]]:
    return [
        (f"{name} {grid.cols} {page.index}", page)
        for grid in GRIDS
        for name, state in samples(language, grid)
        for page in paginate(build(state), lexicons[language], grid)
    ]


def spoken_on(page: Page, words: Lexicon) -> Grammar:
    return grammar(page, words, commands(page, languages=LANGUAGES, offers_others=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_grammar_that_reaches_all_of_it(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    words = lexicons[language]
    for name, page in pages(language, lexicons):
        heard = spoken_on(page, words)
        expected = {n.id for n in page.operable() if not is_exempt(n.sensitivity, "grammar")}
        assert heard.targets >= expected, name
        assert heard.targets - expected <= {n.id for n in page.spec.nodes}, name
        assert heard.unsayable == (), name
        for command in (*EVERYWHERE, *languages_to_speak(LANGUAGES)):
            if command.gives_way:
                continue
            asked = {heard.meaning(phrase) for phrase in words.phrases(command.words)}
            does = {
                _does(page, intent) for intent in asked if intent is not None
            }  # a node of the page may do it
            assert command.intent in does, (name, command.words)


def _does(page: Page, intent: Intent) -> Intent | None:
    if isinstance(intent, Press):
        node = page.spec.node(intent.node_id) or page.node(intent.node_id)
        assert node is not None
        return node.intent
    return intent


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_phrases_of_a_page_sound_alike(language: str, lexicons: dict[str, Lexicon]) -> None:
    for name, page in pages(language, lexicons):
        phrases = [phrase for phrase, _ in spoken_on(page, lexicons[language]).phrases]
        assert len({sound_of(phrase, language) for phrase in phrases}) == len(phrases), name
        assert all(phrase == folded(phrase) for phrase in phrases), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_acts_at_once_is_not_the_beginning_of_something_else(
    language: str, lexicons: dict[str, Lexicon]
) -> None:
    for name, page in pages(language, lexicons):
        heard = spoken_on(page, lexicons[language])
        at_once = frozenset(heard.at_once(waits=()))
        for other, intent in heard.phrases:
            words = other.split(" ")
            for phrase in (" ".join(words[:count]) for count in range(1, len(words))):
                if phrase in at_once:
                    assert intent == heard.meaning(phrase), (name, phrase, other)


NOT_HERE = {
    # What this kiosk has no place for, or what is part of free speech (slots of a search).
    "events",
    "large_print",
    "audiobooks",
    "where_is",
    "new_books",
    "receipt",
    "thanks",
    "search_title",
    "search_author",
    "search_subject",
    "number_pick",
    "letter",
    "number",
    "cancel",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_of_the_study_can_be_said(language: str, lexicons: dict[str, Lexicon]) -> None:
    """The canonical form, or another of the study's, somewhere in the kiosk's own words."""
    words = lexicons[language]
    sayable = {
        p for _, page in pages(language, lexicons) for p, _ in spoken_on(page, words).phrases
    }
    for command in (*EVERYWHERE, *languages_to_speak(LANGUAGES), *TO_PLACES, ANOTHER, OPEN):
        sayable.update(words.phrases(command.words))
    with (Path(__file__).parent / "commands.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    for row in rows:
        if row["intent"] in NOT_HERE:
            continue
        forms = {folded(f) for f in (row["canonical"], *row["synonyms"].split(";")) if f.strip()}
        said = forms & sayable
        assert len(said) >= min(3, len(forms)), (row["intent"], forms - sayable)


class Words:
    """Words with one phrase for each key."""

    language = "ka"

    def __init__(self, says: Mapping[str, tuple[str, ...]]) -> None:
        self._says = says

    def render(self, message: Msg, *_: object) -> str:
        return message.key

    def phrases(self, message: Msg) -> tuple[str, ...]:
        return self._says.get(message.key, ())


def page_of(*nodes: Node, lexicons: dict[str, Lexicon]) -> Page:
    spec = ScreenSpec("test", msg("menu-title"), nodes, ())
    return replace(paginate(spec, lexicons["ka"], Grid(58, 17))[0])


A = Node("a", Role.ACTION, msg("menu-search"), intent=Back())
B = Node("b", Role.ACTION, msg("menu-loans"), intent=Activate())


def test_one_phrase_for_two_nodes_fails_the_build(lexicons: dict[str, Lexicon]) -> None:
    says = {"menu-search": ("ძებნა",), "menu-loans": ("ძებნა",)}
    with pytest.raises(AmbiguousPhraseError):
        grammar(page_of(A, B, lexicons=lexicons), Words(says))


def test_of_two_phrases_that_sound_alike_the_first_is_heard(lexicons: dict[str, Lexicon]) -> None:
    says = {"menu-search": ("კი",), "menu-loans": ("კიდევ", "მეტი")}
    heard = grammar(page_of(A, B, lexicons=lexicons), Words(says))
    assert heard.meaning("კი") == Press("a")
    assert heard.meaning("კიდევ") is None
    assert heard.example("b") == "მეტი"
    assert sound_of("კიდევ", "ka") == "კი"


def test_the_page_wins_over_a_command(lexicons: dict[str, Lexicon]) -> None:
    says = {"menu-search": ("გაჩერდით",), "menu-loans": ("ბ",), "say-stop": ("გაჩერდით", "კმარა")}
    command = Command(msg("say-stop"), StopSpeech())
    heard = grammar(page_of(A, B, lexicons=lexicons), Words(says), (command,))
    assert heard.meaning("გაჩერდით") == Press("a")
    assert heard.meaning("კმარა") == StopSpeech()


def test_words_the_model_has_not_got_are_left_out_and_reported(
    lexicons: dict[str, Lexicon],
) -> None:
    says = {"menu-search": ("ძებნა", "წიგნის ძებნა"), "menu-loans": ("ჩემი წიგნები",)}
    known = {"ძებნა", "წიგნები"}
    heard = grammar(page_of(A, B, lexicons=lexicons), Words(says), knows=known.__contains__)
    assert heard.to_hear == ("ძებნა",)
    assert heard.unsayable == ("b",)


def test_digits_of_a_pin_are_listened_for_only_when_asked(lexicons: dict[str, Lexicon]) -> None:
    for name, page in pages("ka", lexicons):
        if not name.startswith("pin-"):
            continue
        secret = {n.id for n in page.operable() if is_exempt(n.sensitivity, "grammar")}
        usual = grammar(page, lexicons["ka"])
        private = grammar(page, lexicons["ka"], with_secrets=True)
        assert not usual.targets & secret
        assert secret <= private.targets
