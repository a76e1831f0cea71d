"""Fetch a large file over HTTP, going on where an earlier try stopped."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.speech_models.faults import ModelFaultError, file_fault

if TYPE_CHECKING:
    import httpx

TRIES = 3
LARGEST = 6_000_000_000
"""Bytes; no model of a kiosk is larger."""

Told = Callable[[int, int | None], None]
"""Called with the bytes there are and the bytes there will be (None: not known)."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole file and its sums, lower-case hex."""

    path: Path
    sha256: str
    md5: str


def client() -> httpx.Client:
    """For people's patience: quick to say that there is no network, slow to give up a download."""
    import httpx

    return httpx.Client(follow_redirects=True, timeout=httpx.Timeout(30.0, connect=10.0))


def fetch(http: httpx.Client, url: str, part: Path, told: Told) -> Fetched:
    """Fetch ``url`` into ``part``. Raises ModelFaultError; what there is of ``part`` then stays.

    A part of an earlier try is gone on with if the server still has the same file.
    """
    import httpx

    for left in reversed(range(TRIES)):
        before = _size(part)
        try:
            _fetch_rest(http, url, part, told)
            return Fetched(part, *_sums(part))
        except httpx.TransportError as error:
            # Worth another try only if this one brought us further.
            if left and _size(part) > before:
                continue
            raise _unreachable(url, part, error) from None
        except OSError as error:
            raise file_fault(error, "the download", part.parent) from None
    raise AssertionError("unreachable")


def _fetch_rest(http: httpx.Client, url: str, part: Path, told: Told) -> None:
    have = _size(part)
    headers = {"Accept-Encoding": "identity"}
    mark = _mark(part)
    if have and mark:
        # If-Range: if the file has changed there, the server sends all of the new one.
        headers |= {"Range": f"bytes={have}-", "If-Range": mark}
    else:
        have = 0
    with http.stream("GET", url, headers=headers) as answer:
        if answer.status_code == 416 and have:
            if answer.headers.get("Content-Range") == f"bytes */{have}":
                # Fetched whole by an earlier try that went wrong afterwards.
                told(have, have)
                return
            _drop(part)
            answer.close()
            _fetch_rest(http, url, part, told)
            return
        if answer.status_code not in (200, 206):
            raise ModelFaultError(_refused(url, answer.status_code))
        if answer.status_code == 200 or not _begins_at(answer, have):
            have = 0
        length = answer.headers.get("Content-Length", "")
        whole = have + int(length) if length.isdecimal() else None
        if (whole or 0) > LARGEST:
            raise ModelFaultError(
                f"{url} is {whole} bytes: too large to be a model. Check its name."
            )
        _set_mark(part, answer)
        with part.open("ab" if have else "wb") as file:
            told(have, whole)
            for chunk in answer.iter_raw():
                file.write(chunk)
                have += len(chunk)
                if have > LARGEST:
                    raise ModelFaultError(f"{url} does not end: too large to be a model.")
                told(have, whole)


def _begins_at(answer: httpx.Response, have: int) -> bool:
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {have}-")


def _size(part: Path) -> int:
    return part.stat().st_size if part.is_file() else 0


def _mark_file(part: Path) -> Path:
    return part.with_name(part.name + ".json")


def _mark(part: Path) -> str:
    """What the server called the version we have part of; "" if it gave none."""
    try:
        return str(json.loads(_mark_file(part).read_text("utf-8"))["mark"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _set_mark(part: Path, answer: httpx.Response) -> None:
    tag = str(answer.headers.get("ETag", ""))
    # A weak tag must not be used in If-Range (RFC 9110, 13.1.5).
    mark = answer.headers.get("Last-Modified", "") if not tag or tag.startswith("W/") else tag
    _mark_file(part).write_text(json.dumps({"mark": mark}), "utf-8")


def _drop(part: Path) -> None:
    part.unlink(missing_ok=True)
    _mark_file(part).unlink(missing_ok=True)


def discard(part: Path) -> None:
    """Forget a part and what was known of it."""
    _drop(part)


def _sums(path: Path) -> tuple[str, str]:
    sha256, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            sha256.update(chunk)
            md5.update(chunk)
    return sha256.hexdigest(), md5.hexdigest()


def sums(path: Path) -> Fetched:
    """A file that is here already, with its sums."""
    return Fetched(path, *_sums(path))


def _unreachable(url: str, part: Path, error: Exception) -> ModelFaultError:
    have = _size(part)
    if have:
        return ModelFaultError(
            f"The download stopped after {have / 1e6:.1f} MB ({type(error).__name__})."
            " That is the network's doing. Type the same again: it goes on where it stopped."
        )
    return ModelFaultError(
        f"{url} cannot be reached ({type(error).__name__}). Check the network of this machine;"
        " or fetch the file elsewhere and type: kiosk models install --file ZIP"
    )


def _refused(url: str, status: int) -> str:
    if status == 404:
        return (
            f"{url} is not there (404). The publisher may have moved it: correct"
            " listening.models_url, or fetch the file and type: kiosk models install --file ZIP"
        )
    return (
        f"The server answered {status} for {url}. That is its doing; try later, or fetch the file"
        " elsewhere and type: kiosk models install --file ZIP"
    )
