"""Everything a library can set, as one frozen tree; each service gets its own branch.

Units are in the names. ``config/defaults.toml`` shows every key with its default; a test keeps the
two alike.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from config.addresses import checked_address
from config.languages import available_languages


class Section(BaseModel):
    """Base of all sections: frozen, and a misspelt key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    @field_validator("*")
    @classmethod
    def _has_no_nul(cls, value: object) -> object:
        # No path, program or message can hold one.
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(text, str) and "\0" in text for text in texts):
            raise ValueError("the text holds a character of code 0")
        return value


class CatalogueSettings(Section):
    """Where the central catalogue API is, and who this kiosk is to it."""

    base_url: str = Field(default="http://127.0.0.1:8765", pattern=r"^https?://[^\s/]+")
    """Address of the catalogue service, without /v1."""
    allow_plain_http: bool = False
    """An ``http://`` address of another machine may be asked; also said in the environment."""
    kiosk_key: SecretStr = SecretStr("")
    """This kiosk's key; better in the environment or the secrets folder than in a file."""
    library_id: str = Field(default="M0", min_length=1, max_length=16)
    """Code of the library this kiosk stands in."""
    connect_timeout_s: float = Field(default=2.0, gt=0, le=30)
    read_timeout_s: float = Field(default=5.0, gt=0, le=60)

    _can_be_asked = field_validator("base_url")(checked_address)

    @field_validator("kiosk_key")
    @classmethod
    def _can_be_sent(cls, key: SecretStr) -> SecretStr:
        text = key.get_secret_value()
        if not (text.isascii() and text.isprintable()) or " " in text:
            raise ValueError("a key consists of Latin letters, digits and signs, without blanks")
        return key


class ScreenSettings(Section):
    """What the patron sees first."""

    languages: tuple[str, ...] = Field(default=("ka", "en"), min_length=1)
    """Folders of config/locales, the kiosk's first language first."""
    theme: Literal["light_on_dark", "dark_on_light", "yellow_on_black", "low_glare"] = (
        "light_on_dark"
    )

    @field_validator("languages")
    @classmethod
    def _have_words(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        known = available_languages()
        for language in languages:
            if language not in known:
                raise ValueError(f"no words in {language!r}; there are: {', '.join(known)}")
        if len(set(languages)) < len(languages):
            raise ValueError("a language is named twice")
        return languages


class DisplaySettings(Section):
    """The measures of the screen, and what makes its letters larger (docs/type-size.md)."""

    terminal: Literal["auto", "kitty", "xterm", "urxvt", "alacritty", "sway", "fixed"] = "auto"
    """What is asked for another type size; ``fixed``: nothing, the size stays."""
    width_px: int = Field(default=1920, ge=320, le=16384)
    height_px: int = Field(default=1080, ge=240, le=16384)
    diagonal_inch: float = Field(default=21.5, ge=5, le=120)
    """Of the visible picture; not used where ``height_mm`` is set."""
    width_mm: float = Field(default=0.0, ge=0, le=3000)
    """Of the visible picture, by ruler; 0: from the diagonal."""
    height_mm: float = Field(default=0.0, ge=0, le=3000)
    """Of the visible picture, by ruler; 0: from the diagonal."""
    distance_mm: float = Field(default=600.0, ge=200, le=3000)
    """From a patron's eyes to the screen (EN 301 549 5.1.4 counts capitals in degrees)."""
    font_family: str = Field(default="DejaVu Sans Mono", max_length=64, pattern=r"^[\w .-]+$")
    """Monospaced, with the 33 Mkhedruli letters."""
    cap_height_ratio: float = Field(default=0.729, ge=0.4, le=1.0)
    """Height of the letter H over the font size."""
    terminal_dpi: float = Field(default=96.0, ge=48, le=600)
    """Dots per inch the terminal reckons points with (kitty, alacritty)."""
    base_font_px: int = Field(default=24, ge=6, le=400)
    """Font size of the terminal at output scale 1 (sway)."""
    kitty_socket: str = Field(default="", max_length=200)
    """kitty's ``listen_on`` without ``unix:``; empty: what kitty says in KITTY_LISTEN_ON."""
    sway_fifo: str = Field(default="", max_length=200)
    """Where a relay reads the scale; empty: straight to sway's socket (SWAYSOCK)."""
    first_capital_mm: float = Field(default=0.0, ge=0, le=40)
    """Capitals of the first size at the least; 0: 0.7 degrees at ``distance_mm``, 6.7 or more."""


class ScannerSettings(Section):
    """The barcode scanner: a device of its own, or a keyboard that types fast."""

    is_used: bool = True
    """False where there is none: digits that choose then act without the least delay."""
    device: str = Field(default="", max_length=200)
    """Its input device, /dev/input/by-id/…-event-kbd: read directly, nothing has to be guessed."""
    prefix: str = Field(default="", max_length=8)
    """Characters the scanner sends first. With one, no digit of a hand ever waits."""
    suffix: str = Field(default="enter", min_length=1, max_length=8)
    """Key or characters the scanner sends last."""
    max_gap_ms: int = Field(default=80, ge=5, le=200)
    """Longest pause between two characters of one scan. So long waits, without a prefix or a
    device, a digit that chooses."""
    min_length: int = Field(default=6, ge=2, le=32)
    """Fewest characters of a card number, where there is no pattern."""
    card_pattern: str = Field(default="", max_length=200)
    """A regular expression for the whole number of a card; empty: digits."""
    card_before: str = Field(default="", max_length=8)
    """Characters of the barcode before the number, no part of it."""
    card_after: str = Field(default="", max_length=8)
    """Characters of the barcode after the number, no part of it."""
    card_start_stop: bool = False
    """The scanner sends the start and stop letters of Codabar (A…B)."""
    card_check: Literal["none", "luhn", "mod11", "mod43", "mod16"] = "none"
    """How the last character of a card's number follows from the others."""
    card_check_printed: bool = True
    """The check character is part of the number; false: it is in the barcode only."""

    @field_validator("card_pattern")
    @classmethod
    def _is_an_expression(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern!r} is no regular expression: {error}") from None
        return pattern


class InputSettings(Section):
    """How hands are understood, and devices besides keyboard, touch and scanner."""

    devices: tuple[str, ...] = ()
    """``package.module:factory``, then a space and what the factory is handed, if anything."""
    settle_s: float = Field(default=0.4, ge=0, le=0.4)
    """A page that has just come takes no act for so long; what is typed is always taken."""
    repeat_gap_s: float = Field(default=0.15, ge=0.05, le=0.5)
    """Longest time between two repeats of a held key, where the terminal reports no key-up."""
    repeat_delay_s: float = Field(default=0.8, ge=0.2, le=2)
    """Longest time from a stroke to its first repeat, where the terminal reports no key-up."""
    escape_wait_s: float = Field(default=0.2, ge=0.05, le=1)
    """Longest pause between the Escape a key's sequence begins with and its rest."""


class SessionSettings(Section):
    """How patient the kiosk is."""

    busy_after_s: float = Field(default=0.6, gt=0, le=1.0)
    """When "please wait" appears (VVSG 2.0 7.2-N: within one second)."""
    goodbye_s: float = Field(default=30.0, ge=5, le=120)
    """How long the receipt of a visit stays."""
    double_strike_s: float = Field(default=0.0, ge=0, le=2)
    """The same act again within this time is a tremor, not a wish (EN 301 549 5.8); 0: off."""
    idle_limit_s: float = Field(default=180.0, ge=120, le=300)
    """Without a key pressed, until "are you still there?" (VVSG 2.0 7.2-O: 2 to 5 minutes)."""
    warning_s: float = Field(default=30.0, ge=20, le=45)
    """How long that question waits for an answer (VVSG 2.0 7.2-O: 20 to 45 s)."""
    kept_s: float = Field(default=300.0, ge=0, le=1800)
    """How long books looked at in an interrupted visit are kept for the same card and PIN."""


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
    settings: tuple[str, ...] = ("f3",)
    larger: tuple[str, ...] = ("f6", "+")
    smaller: tuple[str, ...] = ("f5", "-")
    sound: tuple[str, ...] = ("f4",)
    slower: tuple[str, ...] = ("f7",)
    faster: tuple[str, ...] = ("f8",)
    softer: tuple[str, ...] = ("f9",)
    louder: tuple[str, ...] = ("f10",)
    pause: tuple[str, ...] = ("f12",)
    spell: tuple[str, ...] = ("insert",)
    where: tuple[str, ...] = ("end",)
    read_page: tuple[str, ...] = ("shift+f2",)
    talk: tuple[str, ...] = ("f11", "*")

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


class SpeechSettings(Section):
    """What the kiosk says, when, and through what (docs/speech.md)."""

    starts: Literal["on", "on_request", "off"] = "on"
    """``on``: with the first key; ``on_request``: with the Repeat or sound key, or a headset;
    ``off``: never, and no screen mentions sound."""
    speed: int = Field(default=3, ge=1, le=7)
    """Step a visit begins with."""
    volume: int = Field(default=5, ge=1, le=7)
    """Step a visit begins with, 6 dB apart; it comes back after each visit (EN 5.1.3.13)."""
    captions: bool = False
    """A visit begins with what is said also standing on the screen."""
    hint_after_s: float = Field(default=4.0, ge=1, le=60)
    """Silence after which the hint of the chosen line is said."""
    in_plain: bool = False
    """Plain mode speaks too; not where a screen reader already does."""
    loudspeaker: str = Field(default="", max_length=200)
    """Name of the output device; empty: the sound server's own choice."""
    headset_sinks: tuple[str, ...] = ()
    """Words in names of sound sinks that are headsets, besides those that say so themselves."""


class ListeningSettings(Section):
    """The microphone, and the models that understand what it hears (docs/listening.md)."""

    starts: Literal["talk_key", "hands_free", "off"] = "talk_key"
    """``talk_key``: press once and speak; ``hands_free``: from the first key of a visit on;
    ``off``: never. Without a model it is off, and no screen mentions voice."""
    microphone: str = Field(default="", max_length=200)
    """Name of the input device; empty: the sound server's own choice."""
    acts_early: bool = True
    """A whole command acts as soon as the voice drops, not after a second of silence."""
    least_confidence: float = Field(default=0.7, ge=0, le=1)
    """What the recogniser must give every word of a command. Lower it where ``kiosk voice-check``
    shows real voices refused, and try with talk beside the kiosk."""
    models_folder: str = Field(default="var/models", min_length=1, max_length=400)
    """Where installed models are: one folder a language."""
    models_url: str = Field(
        default="https://alphacephei.com/vosk/models", pattern=r"^https?://[^\s/]+"
    )
    """Where ``kiosk models install`` fetches them: the publisher's site, or a mirror of it."""

    _can_be_asked = field_validator("models_url")(checked_address)


class LogSettings(Section):
    """The log holds kinds of events, never what they were about."""

    path: str = Field(default="var/kiosk.log", min_length=1, max_length=400)
    level: Literal["debug", "info", "warning", "error"] = "info"
    most_bytes: int = Field(default=5_000_000, ge=10_000, le=1_000_000_000)
    """Size at which the log begins anew."""
    files: int = Field(default=5, ge=1, le=100)
    """As many are kept, the one being written included: kiosk.log, kiosk.log.1, …"""


class Settings(Section):
    """All of it."""

    catalogue: CatalogueSettings = CatalogueSettings()
    screen: ScreenSettings = ScreenSettings()
    display: DisplaySettings = DisplaySettings()
    scanner: ScannerSettings = ScannerSettings()
    input: InputSettings = InputSettings()
    session: SessionSettings = SessionSettings()
    keys: KeySettings = KeySettings()
    speech: SpeechSettings = SpeechSettings()
    listening: ListeningSettings = ListeningSettings()
    log: LogSettings = LogSettings()
