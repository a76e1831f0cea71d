"""The models we know of, and the publisher's own list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from config.languages import language_of, spoken_languages


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A published model and the language it is for; see config.languages.RecognitionModel."""

    name: str
    language: str
    megabytes: int
    is_large: bool

    @property
    def file_name(self) -> str:
        return f"{self.name}.zip"


def known_models() -> tuple[KnownModel, ...]:
    """Every model that a language names, by language."""
    return tuple(
        KnownModel(model.name, code, model.megabytes, model.is_large)
        for code in spoken_languages()
        for model in language_of(code).recognition_models
    )


LIST_NAME = "model-list.json"


def known_for(language: str, *, large: bool) -> KnownModel | None:
    """The model of ``language`` in that size; None if none is known."""
    return next((e for e in known_models() if e.language == language and e.is_large == large), None)


@dataclass(frozen=True, slots=True)
class Published:
    """What the publisher's list says of one model."""

    md5: str
    """Lower-case hex; the only checksum the publisher gives."""
    size: int
    """Bytes of the zip."""


def published(listing: bytes, name: str) -> Published | None:
    """``name`` in the publisher's list; None if the list does not say, or is no such list."""
    try:
        models = json.loads(listing)
        found = next(each for each in models if each["name"] == name)
        md5, size = str(found["md5"]).lower(), int(found["size"])
    except (ValueError, KeyError, TypeError, StopIteration):
        return None
    return Published(md5, size) if re.fullmatch("[0-9a-f]{32}", md5) and size > 0 else None


def language_in_name(name: str, languages: Iterable[str]) -> str | None:
    """The language in a model's name (vosk-model-small-ka-0.42 is ka); None if it has none."""
    parts = re.split(r"[^a-z]+", name.casefold())
    return next((language for language in languages if language in parts), None)
