"""Numbers as people say them, back to digits: Georgian and English; pure."""

from __future__ import annotations

from functools import cache

from voice.speech.pronounce.english import numbers as english
from voice.speech.pronounce.georgian import numbers as georgian

_FILLERS = {
    "ka": frozenset(("ნომერი", "ნომრით", "რიცხვი", "რიგით", "წიგნი", "შედეგი", "ციფრი")),
    "en": frozenset(("number", "the", "one's", "result", "book", "digit", "and", "item")),
}
_SLIPS = {"თრამეტი": 18, "თექსმეტი": 16, "ჩვიტმეტი": 17, "ცხრამეტ": 19}
"""How 16, 17 and 18 are often said, and the dative of 19."""
_EXTRA_DIGITS = {
    "ka": {"ნულოვანი": 0, "ერთიანი": 1, "ორიანი": 2, "სამიანი": 3, "ხუთიანი": 5},
    "en": {"oh": 0, "o": 0, "nought": 0, "nil": 0},
}
LARGEST_SPOKEN = 999


def parse_number(text: str, language: str) -> int | None:
    """0 to 999 as a cardinal, ordinal or dative, written apart or together; else None.

    ``ოცდა ხუთი``, ``ოცდახუთი``, ``ოცდამეხუთე``, ``ნომერი ხუთი``, ``number twenty five``, ``fifth``.
    """
    table = _table(language)
    if table is None:
        return None
    words = [word for word in text.casefold().replace("-", " ").split()
             if word not in _FILLERS[language]]  # fmt: skip
    if not words and language == "en" and text.casefold().split() == ["one"]:
        return 1
    return table.get("".join(words))


def parse_digits(text: str, language: str) -> str | None:
    """Digits said one by one or in pairs, None if a word is none: ``ორი ოცდახუთი`` is ``225``.

    Numbers up to 99 stand for their figures, ``ნული ხუთი`` for ``05``.
    """
    table = _table(language)
    if table is None:
        return None
    words = [word for word in text.casefold().replace("-", " ").split()
             if word not in _FILLERS[language]]  # fmt: skip
    said: list[str] = []
    at = 0
    while at < len(words):
        for count in (2, 1):
            several = words[at : at + count]
            number = _EXTRA_DIGITS[language].get(several[0]) if count == 1 else None
            if number is None and len(several) == count:
                number = table.get("".join(several))
            # „ოცდა ხუთი“ is one number; „ოცი ხუთი“ are two, and so are „სამი ოთხი“.
            if number is not None and number < 100 and (count == 1 or _is_one(several, language)):
                said.append(str(number))
                at += count
                break
        else:
            return None
    return "".join(said) or None


def _is_one(words: list[str], language: str) -> bool:
    if language == "ka":
        return words[0].endswith("და")
    tens = _table("en") or {}
    first, second = tens.get(words[0], 0), tens.get(words[1], 0)
    return first >= 20 and first % 10 == 0 and 0 < second < 10


@cache
def _table(language: str) -> dict[str, int] | None:
    if language == "ka":
        return _georgian()
    return _english() if language == "en" else None


def _georgian() -> dict[str, int]:
    table: dict[str, int] = {}
    for n in range(LARGEST_SPOKEN + 1):
        whole = georgian.cardinal(n).replace(" ", "")
        bare = georgian.stem(whole)
        for form in (whole, bare, f"{whole}ს", f"{bare}ს", f"{bare}ზე", f"{bare}ში"):
            table.setdefault(form, n)
        if n:
            ordinal = georgian.ordinal(n).replace(" ", "")
            for form in (ordinal, f"{ordinal}ს"):
                table.setdefault(form, n)
    table.setdefault("პირველს", 1)
    for form, n in _SLIPS.items():
        table.setdefault(form, n)
    return table


def _english() -> dict[str, int]:
    table: dict[str, int] = {}
    for n in range(LARGEST_SPOKEN + 1):
        for words in (english.cardinal(n), english.ordinal(n)):
            table.setdefault(_run_together(words), n)
    for n in range(100, LARGEST_SPOKEN + 1):
        if n < 200:
            table.setdefault(_run_together(english.cardinal(n).replace("one ", "a ", 1)), n)
    return table


def _run_together(words: str) -> str:
    return "".join(word for word in words.replace("-", " ").split() if word != "and")
