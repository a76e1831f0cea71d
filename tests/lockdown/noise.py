"""What a terminal may be made to send: seeded, endless, and as rude as can be thought of."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from dataclasses import dataclass

ESC = b"\x1b"
LETTERS = (
    string.ascii_letters + string.digits + string.punctuation + "აბგდევზთიკლმнйüß漢😀\u202e\u0301"
)
FINALS = "ABCDEFGHIJKLMPQRSTUXZcdfghilmnpqrstuvwxyz~@"
NAMED = (
    *(f"\x1b[{final}" for final in "ABCDFHZ"),
    *(f"\x1bO{final}" for final in "ABCDFHPQRSM"),
    *(f"\x1b[{number}~" for number in range(1, 35)),
    *("\r", "\n", "\t", "\x7f", "\x08", " ", "\x1b"),
)
REPLIES = (
    "\x1b[?62;22c",
    "\x1b[>41;354;0c",
    "\x1b[0n",
    "\x1b[12;40R",
    "\x1b[?12;40R",
    "\x1b[?2026;1$y",
    "\x1b[?2026;0$y",
    "\x1b[?2048;1$y",
    "\x1b[?2048;3$y",
    "\x1b[?1u",
    "\x1b[48;24;80;480;640t",
    "\x1b[48;1;1;0;0t",
    "\x1b[48;9999;9999;0;0t",
    "\x1b[8;24;80t",
    "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "\x1bP>|kitty(0.26)\x1b\\",
    "\x1b_Gi=1;OK\x1b\\",
    "\x1b[I",
    "\x1b[O",
)


@dataclass(frozen=True, slots=True)
class Size:
    """The terminal is given another grid."""

    cols: int
    rows: int


class Noise:
    """One rude act after the other; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._acts: tuple[tuple[Callable[[], bytes | Size], int], ...] = (
            (self._letter, 20),
            (self._named, 30),
            (self._control, 8),
            (self._alt, 4),
            (self._modified, 6),
            (self._kitty, 6),
            (self._mouse, 12),
            (self._x10, 3),
            (self._drag, 3),
            (self._paste, 3),
            (self._broken, 6),
            (self._reply, 4),
            (self._no_text, 4),
            (self._size, 1),
        )

    def act(self) -> bytes | Size:
        acts, weights = zip(*self._acts, strict=True)
        chosen: Callable[[], bytes | Size] = self._random.choices(acts, weights)[0]
        return chosen()

    def _letter(self) -> bytes:
        return self._random.choice(LETTERS).encode()

    def _named(self) -> bytes:
        return self._random.choice(NAMED).encode()

    def _control(self) -> bytes:
        return bytes([self._random.randrange(32)])

    def _alt(self) -> bytes:
        return ESC + self._letter()

    def _modified(self) -> bytes:
        final = self._random.choice("ABCDFHPQRS~")
        return f"\x1b[{self._number(30)};{self._number(17)}{final}".encode()

    def _kitty(self) -> bytes:
        code = self._random.choice((99, 113, 112, 27, 13, 57441, 1114111, 1114112, 10**12))
        code = self._random.choice((code, self._number(0x20000)))
        modifiers, text = self._number(256), self._random.choice(("", ";", f";{code}", ";0", ";x"))
        return f"\x1b[{code};{modifiers}{text}u".encode()

    def _mouse(self) -> bytes:
        button = self._random.choice((0, 0, 0, 1, 2, 3, 32, 35, 64, 65, 66, 67, 128, 255, 999))
        place = f"{self._number(210) - 2};{self._number(70) - 2}"
        place = self._random.choice((place, place, place, "99999999;99999999", ";", "1", "-1;-1"))
        down = f"\x1b[<{button};{place}M"
        return (down + self._random.choice(("", down[:-1] + "m", down))).encode()

    def _x10(self) -> bytes:
        return b"\x1b[M" + self._random.randbytes(self._random.randrange(4))

    def _drag(self) -> bytes:
        points = [(self._number(80), self._number(24)) for _ in range(self._number(5))]
        moved = "".join(f"\x1b[<32;{x};{y}M" for x, y in points)
        return f"\x1b[<0;5;5M{moved}\x1b[<0;9;9m".encode()

    def _paste(self) -> bytes:
        kinds: tuple[Callable[[], bytes], ...]
        kinds = (self._letter, self._named, self._control, self._no_text)
        inside = b"".join(self._random.choice(kinds)() for _ in range(self._number(20)))
        opened = self._random.choice((b"\x1b[200~", b"\x1b[200~\x1b[200~", b""))
        closed = self._random.choice((b"\x1b[201~", b"\x1b[201~", b"\x1b[201", b""))
        return opened + inside + closed

    def _broken(self) -> bytes:
        begun = self._random.choice(("\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x9b"))
        middle = "".join(self._random.choices("0123456789;:<>?$ !", k=self._number(12) - 1))
        return (begun + middle + self._random.choice(f"  {FINALS}").strip()).encode()

    def _reply(self) -> bytes:
        return self._random.choice(REPLIES).encode()

    def _no_text(self) -> bytes:
        return self._random.randbytes(self._number(8))

    def _size(self) -> Size:
        return Size(self._number(200), self._number(60))

    def _number(self, most: int) -> int:
        return self._random.randint(1, most)
