"""The test models hold the words the kiosk's patrons may say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message

from config.i18n import expand
from tests.recognition.models import LANGUAGES, model_path, vosk_model

ROOT = Path(__file__).parents[2]
TYPED = "plain.ftl"
"""Its ``.say`` is typed at a plain terminal, never spoken."""


def say_phrases(language: str) -> dict[str, tuple[str, ...]]:
    """Every ``.say`` template expanded, by message; what is filled in at run time left out."""
    found = {}
    for file in sorted((ROOT / "config/locales" / language).glob("*.ftl")):
        if file.name == TYPED:
            continue
        for message in FluentParser().parse(file.read_text("utf-8")).body:
            if not isinstance(message, Message):
                continue
            for attribute in message.attributes:
                if attribute.id.name == "say":
                    texts = (getattr(part, "value", " ") for part in attribute.value.elements)
                    said = " ".join(text for text in texts if isinstance(text, str))
                    found[message.id.name] = expand(said)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_every_say_phrase_is_in_the_test_model(language: str) -> None:
    model = vosk_model(language)
    phrases = say_phrases(language)
    assert len(phrases) > 50
    missing = {
        word
        for alternatives in phrases.values()
        for phrase in alternatives
        for word in phrase.split()
        if model.vosk_model_find_word(word) < 0
    }
    assert not missing, "type: make test-models"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_nobody_says_is_not_in_it(language: str) -> None:
    assert vosk_model(language).vosk_model_find_word("zzyzzyx") == -1


def test_the_models_say_plainly_that_they_are_not_for_people() -> None:
    for language in LANGUAGES:
        assert "not for people" in (model_path(language) / "README").read_text("utf-8")


@pytest.mark.slow
def test_the_graphs_are_those_of_today_s_words() -> None:
    done = subprocess.run(
        [sys.executable, "tools/testmodel/graphs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
