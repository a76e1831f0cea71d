"""Which files are changed: the pure parts whose tests must notice any fault."""

from __future__ import annotations

from pathlib import Path

AREAS: dict[str, tuple[str, ...]] = {
    "accessibility": ("accessibility/**/*.py",),
    "session": ("kiosk/session/*.py",),
    "voice": (
        "voice/conversation.py",
        "voice/dialogue.py",
        "voice/listen/*.py",
        "voice/protocol/*.py",
        "voice/speech/**/*.py",
        # What each language has of it.
        "config/locales/*/*.py",
        "config/locales/*/pronunciation/*.py",
        *(
            f"voice/host/{name}.py"
            for name in ("headsets", "mixer", "rates", "rendering", "segmenter", "turns")
        ),
    ),
    "catalogue": (
        "kiosk/catalogue/search/*.py",
        *(
            f"kiosk/catalogue/backends/embedded/{name}.py"
            for name in ("calls", "circulation", "holds", "patrons", "queue", "rules", "sign_in")
        ),
    ),
}


def files_of(root: Path, area: str) -> list[str]:
    """Paths relative to ``root``, sorted. Raises KeyError for an unknown area."""
    found = {path for pattern in AREAS[area] for path in root.glob(pattern)}
    return sorted(str(path.relative_to(root)) for path in found)
