"""Sound that is mixed ahead of what is heard, and taken back where something changed.

A device with a long buffer rides out a busy machine, but what is in the buffer is decided before it
sounds. So for every block it is remembered where the mixer stood before it:

1. Somebody wants silence, another loudness, a short sound: the mixer goes back to the first block
   that has not sounded, and all behind it is mixed again.
2. The device died: the mixer goes back to what was heard last, and the clause that was cut begins
   again on the next device.
3. What the mixer marks (begun, clause over, done) is told when it has sounded, not when it was
   mixed; marks of blocks that were taken back are never told.

Frames are counted from the first one mixed here. One thread only, that of the device.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from voice.host.clause import Item
from voice.host.mixer import Mark, Mixer, Point
from voice.host.synth import Samples

BLOCK = 128
"""Frames (6 ms): what a change may have to wait for, beside the device."""


@dataclass(slots=True)
class _Block:
    begins: int
    before: Point
    marks: tuple[Mark, ...]
    taken: list[Item] = field(repr=False)


class Ahead:
    """What was mixed of ``mixer`` and has not been heard yet."""

    def __init__(self, mixer: Mixer) -> None:
        self._mixer = mixer
        self._blocks: deque[_Block] = deque()
        self._mixed = 0
        self._forgotten = mixer.forgotten
        mixer.taken()

    @property
    def mixed(self) -> int:
        """Frames mixed so far, without those taken back."""
        return self._mixed

    def mix(self, blocks: int) -> Samples:
        """The next ``blocks`` blocks."""
        sound = np.empty(blocks * BLOCK, dtype=np.float32)
        for at in range(0, len(sound), BLOCK):
            before = self._mixer.point()
            marks = self._mixer.mix(sound[at : at + BLOCK])
            self._blocks.append(_Block(self._mixed, before, marks, self._mixer.taken()))
            self._mixed += BLOCK
            if self._mixer.forgotten != self._forgotten:
                self._forget()
        return sound

    def heard(self, frame: int) -> None:
        """All before ``frame`` has sounded: tell what was marked there."""
        while self._blocks and self._blocks[0].begins + BLOCK <= frame:
            for mark in self._blocks.popleft().marks:
                self._mixer.tell(mark)

    def take_back(self, frame: int) -> bool:
        """Mix again from the first block that begins at ``frame`` or later; whether there is one.

        The sound before it goes on without a gap.
        """
        at = next((at for at, each in enumerate(self._blocks) if each.begins >= frame), None)
        if at is None:
            return False
        self._back_to(at, is_live=True)
        return True

    def cut(self) -> None:
        """The device is gone: the clause it was in begins again, wherever that is mixed next."""
        if self._blocks:
            self._back_to(0, is_live=False)

    def _back_to(self, at: int, *, is_live: bool) -> None:
        point = self._blocks[at].before
        self._mixed = self._blocks[at].begins
        taken: list[Item] = []
        while len(self._blocks) > at:
            taken[:0] = self._blocks.pop().taken
        self._mixer.back_to(point, taken, is_live=is_live)

    def _forget(self) -> None:
        """Nothing of what was said may stay, and nothing of it comes back."""
        self._forgotten = self._mixer.forgotten
        for block in self._blocks:
            for item in block.taken:
                item.overwrite()
