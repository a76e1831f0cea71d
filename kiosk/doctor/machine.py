"""The machine the kiosk runs on: locale and log."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from kiosk.doctor.finding import Finding, problem, well

LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
"""The first one set counts: locale(7)."""


def look_at_locale(environ: Mapping[str, str]) -> Finding:
    """Terminals and child processes take their encoding from it."""
    name = next((environ[each] for each in LOCALE if environ.get(each)), "")
    if "utf8" in name.casefold().replace("-", ""):
        return well("locale", name)
    return problem(
        "locale",
        f"the locale is {name or 'not set'}, which is not UTF-8",
        meaning="Georgian letters may come out as question marks.",
        remedy="put LANG=C.UTF-8 into the environment of the terminal and the kiosk",
    )


def look_at_log(path: Path) -> Finding:
    """Whether the log can be written; nothing is made or changed."""
    if path.is_dir():
        return _no_log(path, "is a folder")
    nearest = next(each for each in (path, *path.absolute().parents) if each.exists())
    if nearest != path and not nearest.is_dir():
        return _no_log(path, "stands inside a file")
    needed = os.W_OK if nearest == path else os.W_OK | os.X_OK
    if not os.access(nearest, needed):
        return _no_log(path, "may not be written by this user")
    return well("log", f"{path} can be written")


def _no_log(path: Path, fault: str) -> Finding:
    return problem(
        "log",
        f"{path} {fault}",
        meaning="the kiosk does not start.",
        remedy=f"give the kiosk's user {path.parent}, or set log.path",
    )
