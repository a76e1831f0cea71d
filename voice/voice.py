"""What the kiosk asks of a voice, whoever it is: :mod:`voice.client` or :mod:`voice.tape`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from voice.protocol import EarconName, Event, Listen, Say

Told = Callable[[Event], None]
"""Called on the event loop, once for each event, in order. It must not block."""


class Voice(Protocol):
    """Speaks and listens. No method blocks or raises; what becomes of it comes as events.

    All on the event loop. Numbers of utterances and grammars are the caller's and only grow.

    **When a headset comes out** (a Headset event after one that was in) speech has already been
    stopped, and everything is swallowed (``SpeechDone(no, is_completed=False)``) until
    :meth:`headset_noted` is called with the newest number. Call it for every Headset event, once
    the profile says what now holds: what is said after ``is_in=False`` sounds in the room.
    """

    def start(self) -> None:
        """Come up; Headset and Ready follow. Saying something before that is allowed: it waits."""

    def say(self, say: Say) -> None:
        """Say it now, cutting short what is being said."""

    def stop(self) -> None:
        """Be silent now."""

    def pause(self) -> None:
        """Hold what is being said."""

    def resume(self) -> None:
        """Go on with it."""

    def earcon(self, name: EarconName) -> None:
        """Play a short sound."""

    def set_volume(self, step: int) -> None:
        """Loudness from now on, 1 to :data:`~voice.protocol.VOLUMES`."""

    def headset_noted(self, no: int) -> None:
        """That Headset event was handled (see above)."""

    def listen(self, listen: Listen) -> None:
        """Open the microphone for a grammar; Listening, Level, Heard and ListeningDone follow."""

    def stop_listening(self) -> None:
        """Close the microphone."""

    def forget(self) -> None:
        """End of a visit: stop, usual volume, and nothing spoken or heard is left in memory."""

    async def aclose(self) -> None:
        """End it; nothing of it is left running."""


MakeVoice = Callable[[Told], Voice]
"""Makes a voice that tells its events to the given function; it starts when told to."""
