"""The Latin alphabet."""

from __future__ import annotations

from config.languages import Alphabet

LATIN = Alphabet("latin", "abcdefghijklmnopqrstuvwxyz")
