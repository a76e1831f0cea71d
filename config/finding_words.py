"""What patrons of a language write around, and instead of, the words of a title.

``config/locales/<code>/finding.py`` gives them as a :class:`FindingWords`; the language's own
:class:`~config.languages.Language` names it. The search takes those of all languages together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


def _no_spellings(number: int) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class FindingWords:
    """Words and phrases of one language, as patrons write them, in lower case."""

    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Form of a title (``audiobook``) -> what it is called, every case and number that is used."""
    audiences: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Likewise for whom it was written (``children``)."""
    genres: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind of literature -> single words for it. The keys are the same in every language."""
    frames: tuple[str, ...] = ()
    """Phrases people say to a clerk around what they look for."""
    patronymics: tuple[str, ...] = ()
    """Endings of fathers' names, which catalogues leave out: ``ович``."""
    number_spellings: Callable[[int], Iterable[str]] = _no_spellings
    """All the ways to write 0 and more in words, as a year too."""
