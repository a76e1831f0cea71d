"""Install a model from its publisher or from a file; no printing, no options."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.speech_models import download
from kiosk.speech_models.faults import ModelFaultError, file_fault
from kiosk.speech_models.known import LIST_NAME, KnownModel, Published, published
from kiosk.speech_models.shelf import Installed, Shelf
from kiosk.speech_models.trying import try_model

if TYPE_CHECKING:
    import httpx

Told = Callable[[str, int, int | None], None]
"""Called with what is being done ("download", "unpack"), how far it is, and how far it goes."""


def install_published(
    shelf: Shelf,
    model: KnownModel,
    http: httpx.Client,
    models_url: str,
    *,
    sha256: str = "",
    told: Told,
) -> Installed:
    """Fetch, check, unpack, try, put in place. Raises ModelFaultError.

    The publisher gives an MD5 in its list. Where that cannot be had, the first zip of a name is
    taken as it is and its SHA-256 kept, so that another one under the same name is noticed.
    """
    base = models_url.rstrip("/")
    try:
        shelf.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_fault(error, "installing", shelf.folder) from None
    part = shelf.folder / f"{model.file_name}.part"
    fetched = download.fetch(
        http,
        f"{base}/{model.file_name}",
        part,
        lambda have, whole: told("download", have, whole),
    )
    try:
        checked_by = _checked(
            fetched, shelf.seen(model.name), sha256, _published(http, base, model.name)
        )
        note = Installed(model.language, model.name, fetched.sha256, checked_by)
        installed = _put(shelf, part, note, told)
    except ModelFaultError as error:
        if not error.keeps_download:
            download.discard(part)
        raise
    download.discard(part)
    return installed


def install_file(
    shelf: Shelf, zip_file: Path, language: str, *, sha256: str = "", told: Told
) -> Installed:
    """The same from a zip that is here. Raises ModelFaultError."""
    if not zip_file.is_file():
        raise ModelFaultError(f"There is no file {zip_file}. Check its name.")
    name = zip_file.name.removesuffix(".zip")
    fetched = download.sums(zip_file)
    checked_by = _checked(fetched, shelf.seen(name), sha256, None)
    return _put(shelf, zip_file, Installed(language, name, fetched.sha256, checked_by), told)


def _put(shelf: Shelf, zip_file: Path, note: Installed, told: Told) -> Installed:
    def tried(folder: Path) -> None:
        try_model(folder)

    return shelf.put(
        zip_file, note, told=lambda done, whole: told("unpack", done, whole), tried=tried
    )


def _checked(fetched: download.Fetched, seen: str, sha256: str, listed: Published | None) -> str:
    """By whom the zip was checked. Raises ModelFaultError if it is not the right one."""
    name = fetched.path.name.removesuffix(".part")
    wrong = (
        f"{name} is not what it should be: its {{}} is {{}} and should be {{}}. It was not"
        " installed. Type the same again; if that does not help, ask the publisher."
    )
    if sha256:
        if fetched.sha256 != sha256.lower():
            raise ModelFaultError(wrong.format("SHA-256", fetched.sha256, sha256.lower()))
        return "given"
    if listed is not None:
        if fetched.md5 != listed.md5:
            raise ModelFaultError(wrong.format("MD5", fetched.md5, listed.md5))
        return "publisher"
    if seen and fetched.sha256 != seen:
        raise ModelFaultError(
            f"{name} has changed since it was first installed here: its SHA-256 is"
            f" {fetched.sha256} and was {seen}. It was not installed. If the publisher says that"
            f" the new one is right, type this again with --sha256 {fetched.sha256}"
        )
    return "seen" if seen else "nobody"


def _published(http: httpx.Client, base: str, name: str) -> Published | None:
    import httpx

    try:
        answer = http.get(f"{base}/{LIST_NAME}")
    except httpx.HTTPError:
        return None
    return published(answer.content, name) if answer.status_code == 200 else None


def is_sha256(text: str) -> bool:
    return re.fullmatch("[0-9a-fA-F]{64}", text) is not None
