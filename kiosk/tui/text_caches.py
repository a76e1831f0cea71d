"""What drawing remembers of texts it once measured, forgotten between two visits.

Rich and wcwidth keep the lines they last measured, thousands of them: card numbers, names and
titles, long after the patron has left.
"""

from __future__ import annotations

import functools
import gc

DRAWING = ("rich", "textual", "wcwidth")


def forget_drawn() -> None:
    """Empty the caches of everything that draws, and drop what only garbage still holds."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and _draws(one):
            one.cache_clear()
    gc.collect()


def _draws(cache: functools._lru_cache_wrapper[object]) -> bool:
    module = getattr(cache, "__module__", None) or ""
    return module.partition(".")[0] in DRAWING
