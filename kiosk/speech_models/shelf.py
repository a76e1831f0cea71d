"""The folder of installed models: one folder a language, each with a note of what it is.

``<models_folder>/ka/`` is the Georgian model itself, ready for the recogniser; ``kiosk-model.json``
in it says its name, where it came from and what every file's sum was when it was put there. Sums of
zips once accepted are kept in ``<models_folder>/seen.json``, so that another file under the same
name is noticed later.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kiosk.speech_models.archive import unpack
from kiosk.speech_models.faults import ModelFaultError, file_fault

NOTE = "kiosk-model.json"
SEEN = "seen.json"


@dataclass(frozen=True, slots=True)
class Installed:
    """What is known of an installed model."""

    language: str
    name: str
    sha256: str
    """Of the zip it came from."""
    checked_by: str
    """``publisher`` (its list's MD5), ``given`` (--sha256), ``seen`` (same as before) or
    ``nobody`` (the first of its name here)."""
    files: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every file by its place."""


class Shelf:
    """Models under one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, language: str) -> Path:
        """Where the model of a language is, or would be."""
        return self.folder / language

    def installed(self, language: str) -> Installed | None:
        """The note of a model; None if there is none."""
        try:
            said = json.loads((self.path_of(language) / NOTE).read_text("utf-8"))
            return Installed(**said)
        except (OSError, ValueError, TypeError):
            return None

    def usable(self, languages: Iterable[str]) -> tuple[tuple[str, Path], ...]:
        """Languages of which a model is here, each with its folder; put there by whomever."""
        paths = ((language, self.path_of(language)) for language in languages)
        return tuple((language, path) for language, path in paths if is_model(path))

    def seen(self, name: str) -> str:
        """SHA-256 of the zip that was once accepted under ``name``; "" if none was."""
        return self._seen().get(name, "")

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder on the same disk for what is not ready yet. Raises ModelFaultError."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            place = Path(tempfile.mkdtemp(prefix=".new-", dir=self.folder))
        except OSError as error:
            raise file_fault(error, "installing", self.folder) from None
        try:
            yield place
        finally:
            shutil.rmtree(place, ignore_errors=True)

    def put(
        self,
        zip_file: Path,
        note: Installed,
        *,
        told: Callable[[int, int], None],
        tried: Callable[[Path], None],
    ) -> Installed:
        """Unpack, try and put in place, all or nothing; an older model stays until then.

        ``tried`` raises ModelFaultError if the recogniser cannot use the folder.
        """
        with self.workplace() as place:
            new, old = place / "new", place / "old"
            unpack(zip_file, new, told)
            tried(new)
            at = self.path_of(note.language)
            try:
                whole = Installed(**{**asdict(note), "files": file_sums(new)})
                written = json.dumps(asdict(whole), ensure_ascii=False, indent=1)
                (new / NOTE).write_text(written + "\n", "utf-8")
                if at.exists():
                    os.rename(at, old)
                os.rename(new, at)
                self._see(note.name, note.sha256)
            except OSError as error:
                if old.exists() and not at.exists():
                    os.rename(old, at)
                raise file_fault(error, "installing", self.folder) from None
        return whole

    def changed(self, note: Installed) -> list[str]:
        """Files that are not what they were when the model was installed, by place."""
        now = file_sums(self.path_of(note.language))
        now.pop(NOTE, None)
        return sorted(
            place for place in now.keys() | note.files if now.get(place) != note.files.get(place)
        )

    def _seen(self) -> dict[str, str]:
        try:
            said = json.loads((self.folder / SEEN).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    def _see(self, name: str, sha256: str) -> None:
        new = self.folder / f".{SEEN}"
        new.write_text(json.dumps({**self._seen(), name: sha256}, indent=1) + "\n", "utf-8")
        os.replace(new, self.folder / SEEN)


def is_model(folder: Path) -> bool:
    """Whether it looks like a Vosk model, of today's layout or the old one."""
    return any((folder / place).is_file() for place in ("am/final.mdl", "final.mdl"))


def file_sums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below ``folder``."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(
                    file, "sha256"
                ).hexdigest()
    return found


__all__ = ["Installed", "ModelFaultError", "Shelf"]
