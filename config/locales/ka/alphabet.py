"""The Georgian alphabet."""

from __future__ import annotations

from config.languages import Alphabet

GEORGIAN = Alphabet("georgian", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ")
"""Mkhedruli in its own order (rules.md 2)."""
