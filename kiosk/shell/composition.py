"""The composition root: the only place that makes the real things and puts them together."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from accessibility.page import Grid, Page
from accessibility.profiles import Profile
from config.i18n import Lexicon, load_lexicons
from config.settings import Settings, SpeechSettings
from kiosk.catalogue.models import DemoCard, IdempotencyKey, LibraryId
from kiosk.catalogue.port import Catalogue
from kiosk.screens import build
from kiosk.session.events import Timer
from kiosk.session.machine import Machine
from kiosk.session.state import Fixed, State
from kiosk.shell.runner import Runner
from kiosk.shell.scanner import card_form
from kiosk.shell.surface import Sizes, Surface
from voice.voice import MakeVoice

SUGGEST_AFTER_S = 0.12
"""Without a letter, until suggestions are asked for: shorter than a pause between two words, longer
than between two letters of somebody who types with both hands."""
ANY_GRID = Grid(80, 22)
"""Until the terminal says how large it is."""


def local_now() -> datetime:
    """Now, with the machine's own offset."""
    return datetime.now().astimezone()


def new_key() -> IdempotencyKey:
    return IdempotencyKey(secrets.token_urlsafe(24))


@dataclass(frozen=True, slots=True)
class Kiosk:
    """All a front end needs but its surface."""

    settings: Settings
    lexicons: Mapping[str, Lexicon]
    catalogue: Catalogue
    demo_cards: tuple[DemoCard, ...] = ()
    sizes: Sizes | None = None
    now: Callable[[], datetime] = local_now
    voice: MakeVoice | None = None
    """What speaks; None: nothing, and no screen mentions sound."""
    has_picture: bool = True

    def runner(
        self,
        surface: Surface,
        *,
        grid: Grid = ANY_GRID,
        shown: Callable[[Page], None] = lambda page: None,
    ) -> Runner:
        """A kiosk at its first screen, showing itself on ``surface``.

        ``shown`` is told of every page that is put in front of the patron.
        """
        languages = self.settings.screen.languages
        state = State(
            fixed=Fixed(
                languages=languages,
                library_id=LibraryId(self.settings.catalogue.library_id),
                demo_cards=self.demo_cards,
                card_form=card_form(self.settings.scanner),
                theme=self.settings.screen.theme,
                profile=first_profile(self.settings.speech),
                idle_limit_s=self.settings.session.idle_limit_s,
                warning_s=self.settings.session.warning_s,
                has_picture=self.has_picture,
            ),
            grid=grid,
            today=self.now().date(),
            language=languages[0],
            profile=first_profile(self.settings.speech),
        )
        return Runner(
            Machine(self.lexicons, build=build, new_key=new_key),
            state,
            self.catalogue,
            surface,
            self.lexicons,
            now=self.now,
            timer_s={
                Timer.BUSY: self.settings.session.busy_after_s,
                Timer.GOODBYE: self.settings.session.goodbye_s,
                Timer.IDLE: self.settings.session.idle_limit_s,
                Timer.WARNING: self.settings.session.warning_s,
                Timer.SUGGEST: SUGGEST_AFTER_S,
                Timer.KEPT: self.settings.session.kept_s,
            },
            sizes=self.sizes,
            voice=self.voice,
            hint_after_s=self.settings.speech.hint_after_s,
            shown=shown,
        )


def first_profile(speech: SpeechSettings) -> Profile:
    """How a kiosk with these settings meets patrons."""
    return Profile(
        has_speech=speech.starts != "on_request",
        speed=speech.speed,
        volume=speech.volume,
        captions=speech.captions,
    )


def lexicons_for(settings: Settings) -> dict[str, Lexicon]:
    """The words of the languages set. Raises LexiconError for one that has no folder."""
    return load_lexicons(settings.screen.languages)
