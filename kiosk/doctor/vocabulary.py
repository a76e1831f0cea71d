"""Can all that a patron may say be heard by the models that are installed?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from accessibility.page import Grid, Page
from accessibility.pages import paginate
from config.i18n import Lexicon, Msg, load_lexicons
from config.languages import available_languages
from config.settings import Settings
from kiosk.doctor.finding import Finding, problem, well
from kiosk.samples import samples
from kiosk.screens import build
from kiosk.session.voice_commands import commands
from kiosk.speech_models.faults import ModelFaultError
from kiosk.speech_models.shelf import Shelf
from kiosk.speech_models.trying import Tried, try_model
from voice.listen.grammar import Command, grammar

GRID = Grid(58, 17)
"""What is on a page depends little on its size; this is what most patrons see."""
MOST_NAMED = 12

Try = Callable[[Path, Sequence[str]], Tried]


def look_at_listening(settings: Settings, try_it: Try = try_model) -> list[Finding]:
    """One finding a language: its model, words it has not got, what can be said in no way."""
    languages = settings.screen.languages
    models = dict(Shelf(Path(settings.listening.models_folder)).usable(languages))
    lexicons = load_lexicons(languages)
    return [_look_at(name, lexicons, models, try_it) for name in languages]


def _look_at(
    language: str, lexicons: Mapping[str, Lexicon], models: Mapping[str, Path], try_it: Try
) -> Finding:
    topic = f"listening in {language}"
    if language not in models:
        return well(topic, "no model; the kiosk works by keys and touch and mentions no voice")
    words = lexicons[language]
    pages = tuple(_pages(language, words))
    wanted = sorted({word for page in pages for word in words_of(page, words)})
    try:
        tried = try_it(models[language], wanted)
    except ModelFaultError as error:
        return problem(
            topic,
            str(error),
            meaning="they cannot speak to the kiosk in this language.",
            remedy=f"kiosk models install {language}",
        )
    missing = frozenset(tried.missing)
    silent = unsayable(pages, words, lambda word: word not in missing)
    if silent:
        few = ", ".join(silent[:MOST_NAMED]) + (" …" if len(silent) > MOST_NAMED else "")
        return problem(
            topic,
            f"{len(silent)} things cannot be said in any way: {few}",
            meaning="they reach these by number, key or touch only.",
            remedy="a larger model, or other words in .say of config/locales/"
            f"{language}; missing: {', '.join(sorted(missing)[:MOST_NAMED])}",
        )
    without = f"; {len(missing)} of {len(wanted)} words are unknown to it" if missing else ""
    return well(topic, f"everything can be said{without}")


def words_of(page: Page, words: Lexicon) -> frozenset[str]:
    """Every word that is to be heard on a page, its digits of secrets included."""
    heard = grammar(page, words, _commands(page), with_secrets=True)
    return frozenset(word for phrase in heard.to_hear for word in phrase.split())


def unsayable(
    pages: Sequence[Page], words: Lexicon, knows: Callable[[str], bool]
) -> tuple[str, ...]:
    """Names of nodes and commands that no known phrase reaches, on any of ``pages``."""
    names: dict[str, None] = {}
    for page in pages:
        heard = grammar(page, words, _commands(page), knows=knows, with_secrets=True)
        for silent in heard.unsayable:
            node = page.node(silent)
            name = node.name if node is not None else Msg(silent)
            # A row of the catalogue's own words is said by its place: its id says which.
            names[words.render(name) if words.phrases(name) else silent] = None
    return tuple(names)


def _commands(page: Page) -> tuple[Command, ...]:
    return commands(page, languages=available_languages(), offers_others=True)


def _pages(language: str, words: Lexicon) -> Iterator[Page]:
    for _, state in samples(language, GRID):
        yield from paginate(build(state), words, GRID)
