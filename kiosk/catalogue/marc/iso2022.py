"""Text in the 7-bit character sets of libraries, two at a time (UNIMARC Manual, appendix J).

One set is for bytes below 0x80, one for those above; escape sequences of ISO 2022 bring others in.
ISO 5426 and ISO 5428 write an accent before the letter that carries it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pymarc.marc8_mapping import CODESETS

REPLACEMENT = "\ufffd"
NOT_SORTED = "\x88"
SORTED_AGAIN = "\x89"
"""Controls round what is not filed (ISO 6630), an article before a title."""

_ESCAPE = 0x1B
_SHIFT_OUT, _SHIFT_IN = 0x0E, 0x0F
_SINGLE_SHIFTS = MappingProxyType({0x8E: 2, 0x8F: 3})
_DESIGNATORS = MappingProxyType({0x28: 0, 0x29: 1, 0x2A: 2, 0x2B: 3})
"""What follows ESC -> which of G0 to G3 the set goes to."""
_LOCKING_LOW = MappingProxyType({0x6E: 2, 0x6F: 3})
_LOCKING_HIGH = MappingProxyType({0x7E: 1, 0x7D: 2, 0x7C: 3})
_CONTROLS = MappingProxyType({
    0x88: NOT_SORTED, 0x89: SORTED_AGAIN, 0x98: NOT_SORTED, 0x9C: SORTED_AGAIN,
})  # fmt: skip
_ESCAPED_CONTROLS = MappingProxyType({0x48: NOT_SORTED, 0x49: SORTED_AGAIN})
_FINALS = MappingProxyType({
    0x40: "01", 0x42: "01", 0x4E: "02", 0x50: "03", 0x51: "04", 0x53: "05",
})  # fmt: skip
"""Final byte of an escape sequence (ISO-IR 2, 6, 37, 53, 54, 55) -> code of field 100."""

_ISO_5426 = MappingProxyType({
    0x21: "¡", 0x22: "„", 0x23: "£", 0x24: "$", 0x25: "¥", 0x26: "†", 0x27: "§", 0x28: "′",
    0x29: "‘", 0x2A: "“", 0x2B: "«", 0x2C: "♭", 0x2D: "©", 0x2E: "℗", 0x2F: "®",
    0x30: "ʻ", 0x31: "ʼ", 0x32: "‚", 0x36: "‡", 0x37: "·", 0x38: "″",
    0x39: "’", 0x3A: "”", 0x3B: "»", 0x3C: "♯", 0x3D: "ʹ", 0x3E: "ʺ", 0x3F: "¿",
    0x40: "\u0309", 0x41: "\u0300", 0x42: "\u0301", 0x43: "\u0302", 0x44: "\u0303",
    0x45: "\u0304", 0x46: "\u0306", 0x47: "\u0307", 0x48: "\u0308", 0x49: "\u0308",
    0x4A: "\u030a", 0x4B: "\u0315", 0x4C: "\u0313", 0x4D: "\u030b", 0x4E: "\u031b",
    0x4F: "\u030c", 0x50: "\u0327", 0x51: "\u031c", 0x52: "\u0326", 0x53: "\u0328",
    0x54: "\u0325", 0x55: "\u032e", 0x56: "\u0323", 0x57: "\u0324", 0x58: "\u0332",
    0x59: "\u0333", 0x5A: "\u0329", 0x5B: "\u032d", 0x5D: "\ufe20", 0x5E: "\ufe21",
    0x5F: "\ufe23",
    0x61: "Æ", 0x62: "Đ", 0x66: "Ĳ", 0x68: "Ł", 0x69: "Ø", 0x6A: "Œ", 0x6C: "Þ",
    0x71: "æ", 0x72: "đ", 0x73: "ð", 0x75: "ı", 0x76: "ĳ", 0x78: "ł", 0x79: "ø", 0x7A: "œ",
    0x7B: "ß", 0x7C: "þ",
})  # fmt: skip
"""ISO 5426:1983, extended Latin (ISO-IR 53)."""
_GEORGIAN = MappingProxyType(
    {0x4D: ".", 0x4E: ",", 0x4F: "჻"}
    | dict(enumerate("აბგდევზჱთიკლმნჲოპჟრსტუჳფქღყშჩცძწჭხჴჯჰჵჶ", start=0x50))
)
"""ISO 10586:1996, the Georgian alphabet with its old letters."""


def _from_marc_8(final: int) -> Mapping[int, str]:
    """A set that MARC-8 has as well, from its tables."""
    return MappingProxyType({byte & 0x7F: chr(char) for byte, (char, _) in CODESETS[final].items()})


SETS: Mapping[str, Mapping[int, str]] = MappingProxyType({
    "01": MappingProxyType({byte: chr(byte) for byte in range(0x21, 0x7F)}),
    "02": _from_marc_8(0x4E),
    "03": _ISO_5426,
    "04": _from_marc_8(0x51),
    "05": _from_marc_8(0x53),
    "07": _GEORGIAN,
})  # fmt: skip
"""By their code in 100 $a: ISO 646, basic Cyrillic (ISO-IR 37), ISO 5426, ISO 5427, ISO 5428
(Greek), ISO 10586 (Georgian). Keys are 0x21 to 0x7E."""


_NAME = "iso2022:"
_NAMED = MappingProxyType({
    "iso5426": ("01", "03"), "isoir37": ("01", "02"), "iso5427": ("01", "02", "04"),
    "iso5428": ("01", "05"), "iso10586": ("01", "07"),
})  # fmt: skip
"""What librarians call them."""


def name_of(codes: Sequence[str]) -> str:
    """The name of an encoding in which these sets are used."""
    return _NAME + ",".join(codes)


def codes_of(name: str) -> Sequence[str] | None:
    """The sets of an encoding of this name (``iso-5426``, or one of name_of), None if unknown."""
    if name.startswith(_NAME):
        return name.removeprefix(_NAME).split(",")
    return _NAMED.get("".join(char for char in name.lower() if char.isalnum()))


def decoded(data: bytes, codes: Sequence[str]) -> str:
    """``data`` as text, G0 to G3 being the sets of these codes, those left out being empty.

    A byte that is no character of them comes out as REPLACEMENT.
    """
    return _Text(data, [SETS.get(code, {}) for code in (*codes, "", "", "", "")[:4]]).whole()


class _Text:
    """One subfield on its way to Unicode."""

    def __init__(self, data: bytes, sets: list[Mapping[int, str]]) -> None:
        self._data = data
        self._sets = sets
        self._low, self._high = 0, 1
        self._made: list[str] = []
        self._accents = ""

    def whole(self) -> str:
        at = 0
        while at < len(self._data):
            at += self._take(at)
        self._made.append(self._accents)
        return "".join(self._made)

    def _take(self, at: int) -> int:
        """Take in what begins here; how many bytes it is."""
        byte = self._data[at]
        if byte == _ESCAPE:
            return self._escape(at)
        if byte in (_SHIFT_OUT, _SHIFT_IN):
            self._low = 1 if byte == _SHIFT_OUT else 0
        elif byte in _SINGLE_SHIFTS and at + 1 < len(self._data):
            self._put(self._data[at + 1] & 0x7F, self._sets[_SINGLE_SHIFTS[byte]])
            return 2
        elif byte in _CONTROLS:
            self._made.append(_CONTROLS[byte])
        elif byte <= 0x20 or byte in (0x7F, 0xA0):
            self._base(chr(byte))
        else:
            self._put(byte & 0x7F, self._sets[self._high if byte & 0x80 else self._low])
        return 1

    def _escape(self, at: int) -> int:
        after = self._data[at + 1 : at + 3]
        if after[:1] and after[0] in _DESIGNATORS and len(after) == 2 and after[1] in _FINALS:
            self._sets[_DESIGNATORS[after[0]]] = SETS[_FINALS[after[1]]]
            return 3
        if after[:1] and after[0] in _LOCKING_LOW:
            self._low = _LOCKING_LOW[after[0]]
        elif after[:1] and after[0] in _LOCKING_HIGH:
            self._high = _LOCKING_HIGH[after[0]]
        elif after[:1] and after[0] in _ESCAPED_CONTROLS:
            self._made.append(_ESCAPED_CONTROLS[after[0]])
        else:
            self._base(REPLACEMENT)
            return 1
        return 2

    def _put(self, position: int, known: Mapping[int, str]) -> None:
        char = known.get(position, REPLACEMENT)
        if "\u0300" <= char <= "\u036f" or "\ufe20" <= char <= "\ufe2f":
            self._accents += char
        else:
            self._base(char)

    def _base(self, char: str) -> None:
        self._made.append(char + self._accents)
        self._accents = ""
