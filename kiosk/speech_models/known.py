"""The models we know of, and the publisher's own list of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A published Vosk model. Sizes are about; the publisher gives the exact ones."""

    name: str
    language: str
    megabytes: int
    is_large: bool

    @property
    def file_name(self) -> str:
        return f"{self.name}.zip"


KNOWN = (
    KnownModel("vosk-model-small-ka-0.42", "ka", 45, is_large=False),
    KnownModel("vosk-model-ka-0.42", "ka", 700, is_large=True),
    KnownModel("vosk-model-small-en-us-0.15", "en", 40, is_large=False),
    KnownModel("vosk-model-en-us-0.22-lgraph", "en", 128, is_large=True),
)
"""The large English one is the largest that still takes grammars made at run time."""

LIST_NAME = "model-list.json"


def known_for(language: str, *, large: bool) -> KnownModel | None:
    return next(
        (each for each in KNOWN if each.language == language and each.is_large == large), None
    )


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


def language_of(name: str, languages: Iterable[str]) -> str | None:
    """The language in a model's name (vosk-model-small-ka-0.42 is ka); None if it has none."""
    parts = re.split(r"[^a-z]+", name.casefold())
    return next((language for language in languages if language in parts), None)
