"""English number words; pure."""

from __future__ import annotations

from collections.abc import Iterator

from config.languages import Numbers

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
UNITS = tuple(_UNITS.split())
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = ("", "", *_DECADES.split())
_BIG = ((1_000_000, "million"), (1_000, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

LARGEST = 999_999_999


def cardinal(n: int) -> str:
    """0 to :data:`LARGEST` (or its negative): one hundred and five."""
    if n < 0:
        return f"minus {cardinal(-n)}"
    if n < 20:
        return UNITS[n]
    if n < 100:
        tens, rest = divmod(n, 10)
        return f"{_TENS[tens]}-{UNITS[rest]}" if rest else _TENS[tens]
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        head = f"{UNITS[hundreds]} hundred"
        return f"{head} and {cardinal(rest)}" if rest else head
    size, word = next(pair for pair in _BIG if n >= pair[0])
    count, rest = divmod(n, size)
    head = f"{cardinal(count)} {word}"
    if not rest:
        return head
    return f"{head} and {cardinal(rest)}" if rest < 100 else f"{head} {cardinal(rest)}"


def ordinal(n: int) -> str:
    """first, second … twenty-first, one hundredth."""
    words = cardinal(n)
    for mark in ("-", " "):
        head, found, last = words.rpartition(mark)
        if found and " " not in last:
            return head + mark + _ordinal_word(last)
    return _ordinal_word(words)


def _ordinal_word(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"


def year(n: int) -> str:
    """1985 nineteen eighty-five, 1905 nineteen oh five, 2003 two thousand and three."""
    century, rest = divmod(n, 100)
    if not 1100 <= n < 2100 or 2000 <= n < 2010:
        return cardinal(n)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {f'oh {UNITS[rest]}' if rest < 10 else cardinal(rest)}"


def digits(text: str) -> str:
    """One by one, a pause after each: cards, telephones, ISBN."""
    return ", ".join("X" if char in "Xx" else UNITS[int(char)] for char in text
                     if char in "0123456789Xx")  # fmt: skip


def counted(n: str) -> str:
    """A written number: words, or digit by digit if it is a code (007, ten digits and more)."""
    if len(n) > 9 or (len(n) > 2 and n[0] == "0"):
        return digits(n)
    return cardinal(int(n))


def spoken_forms(n: int) -> Iterator[str]:
    """Cardinal and ordinal of 0 to 999 without „and“; a hundred beside one hundred."""
    for words in (cardinal(n), ordinal(n)):
        yield _run_together(words)
    if 100 <= n < 200:
        yield _run_together(cardinal(n).replace("one ", "a ", 1))


def _run_together(words: str) -> str:
    return "".join(word for word in words.replace("-", " ").split() if word != "and")


_ONES = frozenset((*UNITS[1:10], *map(ordinal, range(1, 10))))


def _are_one(first: str, second: str) -> bool:
    """Twenty five is one number; five twenty are two, and so are three four."""
    return first in _TENS and second in _ONES


NUMBERS = Numbers(
    cardinal,
    ordinal,
    spoken_forms,
    fillers=frozenset(("number", "the", "one's", "result", "digit", "and", "item")),
    digit_names={"oh": 0, "o": 0, "nought": 0, "nil": 0},
    repeats={"double": 2, "triple": 3},
    are_one=_are_one,
)
