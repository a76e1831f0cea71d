"""Everything a library can set, as one frozen tree; each service gets its own branch.

Units are in the names. ``config/defaults.toml`` shows every key with its default; a test keeps the
two alike.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator


class Section(BaseModel):
    """Base of all sections: frozen, and a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)


class CatalogueSettings(Section):
    """Where the central catalogue API is, and who this kiosk is to it."""

    base_url: str = Field(default="http://127.0.0.1:8765", pattern=r"^https?://[^\s/]+")
    """Address of the catalogue service, without /v1."""
    kiosk_key: SecretStr = SecretStr("")
    """This kiosk's key; better in the environment or the secrets folder than in a file."""
    library_id: str = Field(default="M0", min_length=1, max_length=16)
    """Code of the library this kiosk stands in."""
    connect_timeout_s: float = Field(default=2.0, gt=0, le=30)
    read_timeout_s: float = Field(default=5.0, gt=0, le=60)


class ScreenSettings(Section):
    """What the patron sees first."""

    languages: tuple[str, ...] = Field(default=("ka", "en"), min_length=1)
    """Folders of config/locales, the kiosk's first language first."""
    theme: Literal["light_on_dark", "dark_on_light", "yellow_on_black", "low_glare"] = (
        "light_on_dark"
    )


class ScannerSettings(Section):
    """The barcode scanner: a keyboard that types fast."""

    prefix: str = Field(default="", max_length=8)
    """Characters the scanner sends first. With one, cards are accepted on every screen."""
    suffix: str = Field(default="enter", min_length=1, max_length=8)
    """Key or characters the scanner sends last."""
    max_gap_ms: int = Field(default=35, ge=5, le=200)
    """Longest pause between two characters of one scan."""
    min_length: int = Field(default=4, ge=2, le=32)
    """Fewest characters of a card number."""


class SessionSettings(Section):
    """How patient the kiosk is."""

    busy_after_s: float = Field(default=0.6, gt=0, le=1.0)
    """When "please wait" appears (VVSG 2.0 7.2-N: within one second)."""
    goodbye_s: float = Field(default=30.0, ge=5, le=120)
    """How long the receipt of a visit stays."""


class KeySettings(Section):
    """Which keys do what; names as terminals give them (up, enter, escape, f1, pageup, a …)."""

    up: tuple[str, ...] = ("up",)
    down: tuple[str, ...] = ("down",)
    left: tuple[str, ...] = ("left", "shift+tab")
    right: tuple[str, ...] = ("right", "tab")
    activate: tuple[str, ...] = ("enter", "space")
    back: tuple[str, ...] = ("escape", "backspace")
    help: tuple[str, ...] = ("f1", "?")
    repeat: tuple[str, ...] = ("f2",)
    home: tuple[str, ...] = ("home",)
    next_page: tuple[str, ...] = ("pagedown",)
    previous_page: tuple[str, ...] = ("pageup",)
    erase: tuple[str, ...] = ("backspace",)
    erase_all: tuple[str, ...] = ("delete",)

    @model_validator(mode="after")
    def _no_key_twice(self) -> KeySettings:
        seen: dict[str, str] = {}
        for action in type(self).model_fields:
            if action in ("erase", "erase_all"):
                # They count only where there is a field, so they may share a key with another.
                continue
            for key in getattr(self, action):
                if key in seen:
                    raise ValueError(f"key {key!r} is set for both {seen[key]!r} and {action!r}")
                seen[key] = action
        return self


class LogSettings(Section):
    """The log holds kinds of events, never what they were about."""

    path: str = "var/kiosk.log"
    level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(Section):
    """All of it."""

    catalogue: CatalogueSettings = CatalogueSettings()
    screen: ScreenSettings = ScreenSettings()
    scanner: ScannerSettings = ScannerSettings()
    session: SessionSettings = SessionSettings()
    keys: KeySettings = KeySettings()
    log: LogSettings = LogSettings()
