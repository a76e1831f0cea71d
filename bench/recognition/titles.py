"""Books asked for by title or author, spoken freely and found by their sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pydoc_data import topics

import numpy as np
from pydantic import SecretStr

from bench.recognition.listening import hear
from bench.recognition.pages import Work, works
from bench.recognition.voices import Speaker
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.finding import HeardWork
from kiosk.walkthrough.service import walkthrough_service
from tests.recognition.models import LANGUAGES
from voice.host.recogniser import Recognisers

WORKS = 300
AMONG = 3
KEY = "bench-key-" + "0123456789abcdef" * 2


async def report(recognisers: Recognisers) -> list[str]:
    """How often the right work is among the first three; half asked for by title alone."""
    lines = []
    with walkthrough_service({"bench": KEY}) as served:
        catalogue = HttpCatalogue(
            served.base_url, SecretStr(KEY), connect_timeout_s=5, read_timeout_s=20
        )
        try:
            for language in LANGUAGES:
                lines += await _in(language, recognisers, catalogue)
        finally:
            await catalogue.aclose()
    return lines


async def _in(language: str, recognisers: Recognisers, catalogue: HttpCatalogue) -> list[str]:
    rng = np.random.default_rng(5)
    every = works(language)
    count = WORKS if language == "ka" else WORKS // 3
    chosen = [every[int(at)] for at in rng.permutation(len(every))[:count]]
    written = Counter(work.author for work in every)
    speaker = Speaker(language, 6)
    recogniser = recognisers.of(language)
    found: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    missed = []
    for number, work in enumerate(chosen):
        # Three ways people ask; an author alone stands for any of their works.
        way = ("title", "author and title", "author")[number % 3] if work.author else "title"
        said = {
            "title": work.title,
            "author": work.author,
            "author and title": f"{work.author} {work.title}",
        }[way]
        acts = hear(recogniser, speaker.say(said, 20).sound, None, silence_s=1.5)
        readings = [text for act in acts[:1] for text in (act.text, *act.alternatives)]
        answers = await catalogue.heard(readings) if readings else ()
        asked[way] += 1
        if _has(work, way, answers[:AMONG]):
            found[way] += 1
        else:
            missed.append((said, readings[0] if readings else ""))
    total = sum(found.values()) / max(1, sum(asked.values()))
    ways = ", ".join(f"{way} {found[way]} of {asked[way]}" for way in asked)
    lines = [
        f"{language}: right work among the first {AMONG} for {total:.1%} of"
        f" {sum(asked.values())} works (at least 95 %): {ways};"
        f" {len(written)} authors, {len(every)} works"
    ]
    return lines + [f"    said {said!r}, understood {heard!r}" for said, heard in missed[:6]]


def _has(work: Work, way: str, answers: Sequence[HeardWork]) -> bool:
    for answer in answers:
        best = answer.work.best
        if way == "author":
            if work.author in _plain(best.author):
                return True
        elif _plain(best.title) == work.title:
            return True
    return False


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w’']+", text.casefold()))


def foreign_phrases(language: str) -> list[str]:
    """Two words or more that are no commands: titles and authors."""
    texts = [text for work in works(language) for text in (work.title, work.author)]
    return list(dict.fromkeys(text for text in texts if len(text.split()) >= 2))


def foreign_words(language: str) -> list[str]:
    """Single words of any kind; those that are commands are left out where they are drawn."""
    texts = [text for work in works(language) for text in (work.title, work.author)]
    found = [word for text in texts for word in text.split() if len(word) > 2]
    if language == "en":
        ordinary = Counter(
            re.findall(r"(?<![\w.`*'-])[a-z]{3,12}(?![\w.`*'(-])", " ".join(topics.topics.values()))
        )
        found += [word for word, times in ordinary.items() if times >= 3]
    return list(dict.fromkeys(found))
