"""What a patron can be doing because something was scanned."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import SecretStr


@dataclass(frozen=True, slots=True)
class AnotherCard:
    """A card was scanned while a visit is under way: whose visit is it from here on?"""

    card: SecretStr
