"""A tape that passes for a voice which can be heard."""

from __future__ import annotations

from config.languages import spoken_languages
from voice.protocol import Headset, Ready, Say
from voice.tape import TapeVoice


class HeardTape(TapeVoice):
    """Keeps what it is asked for, and says that it speaks."""

    def start(self) -> None:
        self.tell(Headset(0, is_in=False))
        self.tell(Ready(1, "tape", speaks=spoken_languages(), sees_headset=True))

    @property
    def says(self) -> list[Say]:
        return [command for command in self.commands if isinstance(command, Say)]

    @property
    def last(self) -> str:
        """The words of the latest utterance."""
        return self.said[-1] if self.said else ""
