"""The words of every language: complete, alike in their arguments, fit for every form."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from hypothesis import given
from hypothesis import strategies as st

from config.i18n import (
    Form,
    Lexicon,
    LexiconError,
    Msg,
    expand,
    msg,
)
from config.languages import SOURCE_LANGUAGE, available_languages, language_of, word_files
from kiosk.catalogue.outcomes import RefusalReason

ROOT = Path(__file__).parents[2]
PRODUCT = ("kiosk", "voice", "accessibility", "config")


def messages(language: str) -> dict[str, ftl.Message]:
    found: dict[str, ftl.Message] = {}
    for entry in word_files(language):
        resource = FluentParser().parse(entry.read_text(encoding="utf-8"))
        for item in resource.body:
            assert not isinstance(item, ftl.Junk), f"{entry.name}: {item.content}"
            if isinstance(item, ftl.Message):
                assert item.id.name not in found, f"{item.id.name} stands twice in {language}"
                found[item.id.name] = item
    return found


def variables(message: ftl.Message) -> set[str]:
    from fluent.syntax import serialize

    text = serialize(ftl.Resource(body=[message]))
    return set(re.findall(r"\{ \$(\w+)", text))


OF_ONE_LANGUAGE = "letter-|entry-layer-"
"""Keys of the letters and alphabets of a language: another has others."""


def keys_of_its_own(language: str) -> set[str]:
    facts = language_of(language)
    return {
        *(f"letter-{ord(letter):x}" for letter in facts.named_letters),
        *(f"entry-layer-{layer.name}" for layer in facts.layers),
    }


@pytest.fixture(scope="module")
def by_language() -> dict[str, dict[str, ftl.Message]]:
    return {language: messages(language) for language in available_languages()}


def test_every_language_has_every_message(
    by_language: dict[str, dict[str, ftl.Message]],
) -> None:
    source = set(by_language[SOURCE_LANGUAGE])
    shared = {key for key in source if not re.match(OF_ONE_LANGUAGE, key)}
    for language, found in by_language.items():
        needed = shared | keys_of_its_own(language)
        missing, extra = needed - set(found), set(found) - needed
        assert not missing, f"config/locales/{language} lacks {sorted(missing)}"
        assert not extra, f"config/locales/{language} has what nothing uses: {sorted(extra)}"


def test_arguments_are_the_same_in_every_language(
    by_language: dict[str, dict[str, ftl.Message]],
) -> None:
    for key, message in by_language[SOURCE_LANGUAGE].items():
        for language, found in by_language.items():
            if key in found:
                assert variables(found[key]) == variables(message), (language, key)


def test_what_can_be_said_in_one_language_can_be_said_in_all(
    by_language: dict[str, dict[str, ftl.Message]],
) -> None:
    sayable = {
        language: {
            key
            for key, message in found.items()
            if any(attribute.id.name == "say" for attribute in message.attributes)
            and not re.match(OF_ONE_LANGUAGE, key)
        }
        for language, found in by_language.items()
    }
    for language, keys in sayable.items():
        assert keys == sayable[SOURCE_LANGUAGE], language


def test_forms_are_known_ones(by_language: dict[str, dict[str, ftl.Message]]) -> None:
    known = {form.value for form in Form} - {"display"}
    for found in by_language.values():
        for key, message in found.items():
            assert {attribute.id.name for attribute in message.attributes} <= known, key
            assert message.value is not None, key


def test_no_isolation_marks_and_no_mtavruli() -> None:
    for language in available_languages():
        for entry in word_files(language):
            text = entry.read_text(encoding="utf-8")
            assert not re.search("[\u2066-\u2069\u200b-\u200f\u1c90-\u1cbf]", text), entry.name


NUMBER_WORDS = frozenset({"cardinal", "ordinal"})
"""What ``noun-…-numbered`` is given: words of the language, never data."""


def test_say_phrases_hold_no_data(by_language: dict[str, dict[str, ftl.Message]]) -> None:
    for found in by_language.values():
        for key, message in found.items():
            for attribute in message.attributes:
                if attribute.id.name == "say":
                    inserted = {
                        element.expression.id.name
                        if isinstance(element.expression, ftl.VariableReference)
                        else "another kind of placeable"
                        for element in attribute.value.elements
                        if not isinstance(element, ftl.TextElement)
                        # Terms are our own words, such as all the ways to say yes.
                        and not isinstance(element.expression, ftl.TermReference)
                    }
                    allowed = NUMBER_WORDS if re.fullmatch("noun-.+-numbered", key) else set()
                    assert inserted <= allowed, key


def test_every_refusal_has_three_parts(lexicons: dict[str, Lexicon]) -> None:
    for words in lexicons.values():
        for reason in RefusalReason:
            for part in ("", "-whose", "-now"):
                assert words.render(msg(f"refused-{reason.value}{part}"))


def test_every_message_is_used_and_every_used_one_exists(
    by_language: dict[str, dict[str, ftl.Message]],
) -> None:
    """Keys are written out in code, or begin with a prefix that code completes."""
    literals: set[str] = set()
    prefixes: set[str] = set()
    for package in PRODUCT:
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    literals.add(node.value)
                elif isinstance(node, ast.JoinedStr):
                    first = node.values[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        prefixes.add(first.value)
                    else:
                        prefixes.add("")
    prefixes = {p for p in prefixes if re.fullmatch(r"[a-z]+-[a-z-]*", p)}
    formed = re.compile(r"^(card|pin)-(title|lead)$|^(renewed|.*-public)$")
    for key in by_language[SOURCE_LANGUAGE]:
        used = key in literals or any(key.startswith(p) for p in prefixes) or formed.match(key)
        assert used, f"{key} is used nowhere"


def test_labels_fit_the_smallest_grid_people_use(lexicons: dict[str, Lexicon]) -> None:
    """At most 24 letters, so that 29 columns hold mark, number and label (findings.md 6)."""
    labels = [
        *("menu-search", "menu-loans", "menu-sign-in", "menu-finish", "menu-demo"),
        *("results-more", "results-again", "record-hold", "confirm-hold-yes", "confirm-hold-no"),
        *("hold-cancel", "loan-renew", "loan-back", "try-again", "go-back", "go-home", "ok"),
    ]
    for words in lexicons.values():
        for key in labels:
            assert len(words.render(Msg(key))) <= 24, key
        for title in ("welcome", "menu", "search", "record", "pickup", "card", "pin", "loans"):
            assert len(words.render(Msg(f"{title}-title"))) <= 24, title


@pytest.mark.parametrize(
    ("template", "phrases"),
    [
        ("ა | ბ", ("ა", "ბ")),
        ("[ნომერი] ერთი", ("ერთი", "ნომერი ერთი")),
        ("a [b|c] d", ("a d", "a b d", "a c d")),
        ("A  b|a B", ("a b",)),
        ("x[ში|ს]", ("x", "xში", "xს")),
    ],
)
def test_say_templates_expand(template: str, phrases: tuple[str, ...]) -> None:
    assert expand(template) == phrases


@given(st.text(alphabet="ab[]| ", max_size=20))
def test_any_template_expands_or_is_refused(template: str) -> None:
    try:
        phrases = expand(template)
    except LexiconError:
        return
    assert all("[" not in p and "]" not in p and "|" not in p for p in phrases)
    assert len(phrases) == len(set(phrases))
