"""Several things to tell as one message, in their order."""

from __future__ import annotations

from collections.abc import Sequence

from config.i18n import Msg, msg


def in_one(parts: Sequence[Msg]) -> Msg:
    """``parts`` after one another with a dot between; there is at least one."""
    whole, *others = parts
    for part in others:
        whole = msg("both", first=whole, second=part)
    return whole
