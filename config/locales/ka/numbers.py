"""Georgian number words and what endings do to them; pure.

Vigesimal below 100. A part followed by a smaller part loses its -ი and stands apart:
ათას ცხრაას ორმოცდარვა (1948).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from config.languages import Numbers

_UNITS = (
    "ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა ათი თერთმეტი თორმეტი ცამეტი თოთხმეტი "
    "თხუთმეტი თექვსმეტი ჩვიდმეტი თვრამეტი ცხრამეტი"
)
UNITS = tuple(_UNITS.split())
_SCORES = ("", "ოცი", "ორმოცი", "სამოცი", "ოთხმოცი")
_HUNDRED = "ასი ორასი სამასი ოთხასი ხუთასი ექვსასი შვიდასი რვაასი ცხრაასი"
_HUNDREDS = ("", *_HUNDRED.split())
_BIG = ((1_000_000, "მილიონი"), (1_000, "ათასი"))
_SCORE_AND = re.compile(r"(ოც|ორმოც|სამოც|ოთხმოც)და(?=.)")
_VOWELS = "აეიოუ"

LARGEST = 999_999_999
"""What :func:`cardinal` has words for; longer numbers are said digit by digit."""


def stem(word: str) -> str:
    """Without the -ი of the nominative: ხუთ, but რვა."""
    return word[:-1] if word.endswith("ი") else word


def cardinal(n: int) -> str:
    """0 to :data:`LARGEST` (or its negative) in the nominative."""
    if n < 0:
        return f"მინუს {cardinal(-n)}"
    if n < 20:
        return UNITS[n]
    if n < 100:
        score, rest = divmod(n, 20)
        return f"{stem(_SCORES[score])}და{UNITS[rest]}" if rest else _SCORES[score]
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        return f"{stem(_HUNDREDS[hundreds])} {cardinal(rest)}" if rest else _HUNDREDS[hundreds]
    size, word = next(pair for pair in _BIG if n >= pair[0])
    count, rest = divmod(n, size)
    head = "" if count == 1 and size == 1000 else f"{cardinal(count)} "
    return head + (f"{stem(word)} {cardinal(rest)}" if rest else word)


def attributive(n: int) -> str:
    """Before a noun in the dative group: ხუთ წელს, სამ დღეში."""
    return stem(cardinal(n))


def ordinal(n: int) -> str:
    """პირველი, მეორე … ოცდამეერთე, ას მეერთე: only the last part is made ordinal."""
    if n == 1:
        return "პირველი"
    head, blank, last = cardinal(n).rpartition(" ")
    score = _SCORE_AND.match(last)
    before, last = (score.group(), last[score.end() :]) if score else ("", last)
    return f"{head}{blank}{before}მე{last[:-1]}ე"


def digits(text: str) -> str:
    """The digits of ``text`` one by one, a pause after each: cards, telephones, ISBN."""
    return ", ".join("იქსი" if char in "Xx" else UNITS[int(char)] for char in text
                     if char in "0123456789Xx")  # fmt: skip


def counted(n: str, *, before_dative: bool = False) -> str:
    """A written number: words, or digit by digit if it is a code (007, ten digits and more)."""
    if len(n) > 9 or (len(n) > 2 and n[0] == "0"):
        return digits(n)
    return attributive(int(n)) if before_dative else cardinal(int(n))


def inflected(word: str, ending: str) -> str:
    """``word`` (nominative) with a written ending: ხუთი + ში, რვა + დან → რვიდან.

    Takes the endings people write after a hyphen, with or without their first vowel.
    """
    ending = ending.replace("-", "")
    if word[-1] not in _VOWELS:
        return word + ending
    bare, vowel = word[:-1], word[-1]
    ending = _FULL.get(ending, ending)
    if vowel == "ი":
        if ending.startswith(_SHORTENING):
            bare = SHORTENED.get(word, bare)
        return bare + ending if ending != "ი" else word
    if ending.startswith(("ის", "ით", "იდან", "იან")) and vowel in "აე":
        return bare + ending
    return word + _AFTER_VOWEL.get(ending, ending)


SHORTENED = {
    "იანვარი": "იანვრ", "თებერვალი": "თებერვლ", "სექტემბერი": "სექტემბრ",
    "ოქტომბერი": "ოქტომბრ", "ნოემბერი": "ნოემბრ", "დეკემბერი": "დეკემბრ",
    "წელი": "წლ", "ნახევარი": "ნახევრ", "ნომერი": "ნომრ",
}  # fmt: skip
"""Words that lose their last vowel, and what they are then: ნოემბრამდე, წლის."""

_SHORTENING = ("ის", "ით", "იდან", "ამდე", "ად")
"""How the endings begin before which they lose it (rules.md 9); not ნოემბერს, ნოემბერში."""

_FULL = {
    "დან": "იდან", "მდე": "ამდე", "თვის": "ისთვის", "სთვის": "ისთვის", "გან": "ისგან",
    "კენ": "ისკენ", "სთან": "თან", "თი": "ით", "მ": "მა", "დ": "ად", "ვე": "ივე", "ნი": "ნი",
}  # fmt: skip
"""The ending a consonant asks for."""

_AFTER_VOWEL = {
    "ი": "", "იდან": "დან", "ამდე": "მდე", "ის": "ს", "ით": "თი", "მა": "მ", "ად": "დ",
    "თან": "სთან", "ივე": "ვე", "ისთვის": "სთვის", "ისგან": "სგან", "ისკენ": "სკენ",
}  # fmt: skip


def ordinal_with(n: int, ending: str) -> str:
    """An ordinal with an ending: მესამე + ის → მესამის, პირველი + ში → პირველში."""
    return inflected(ordinal(n), ending) if ending else ordinal(n)


_VERBS = "ეს აქვს გაქვს მაქვს ჰყავს გყავს მყავს დგას თან პლუს მინუს"
_NOT_DATIVE = frozenset(_VERBS.split())
"""They end like a dative and are none."""
_DATIVE = re.compile(r"(?:(?<!ი)ს|ში|ზე|მდე|თან)$")
_NEXT = re.compile(r"[ \u00a0]([ა-ჰ]+)(?:[ \u00a0]([ა-ჰ]+))?")


def is_before_dative(text: str, end: int) -> bool:
    """Whether the noun after ``end`` stands in the dative group, an attribute between or not."""
    found = _NEXT.match(text, end, end + 60)
    if found is None:
        return False
    first, second = found[1], found[2]
    if first in _NOT_DATIVE:
        return False
    if _DATIVE.search(first):
        return True
    # მთავარ ბიბლიოთეკაში: an attribute that has lost its own -ი.
    return (
        second is not None
        and first[-1] not in _VOWELS
        and len(first) > 2
        and second not in _NOT_DATIVE
        and _DATIVE.search(second) is not None
    )


def spoken_forms(n: int) -> Iterator[str]:
    """Cardinal and ordinal of 0 to 999 with the endings of answers: ხუთი, ხუთს, ხუთზე, მეხუთეს."""
    whole = cardinal(n).replace(" ", "")
    bare = stem(whole)
    yield from (whole, bare, f"{whole}ს", f"{bare}ს", f"{bare}ზე", f"{bare}ში")
    if n:
        said = ordinal(n).replace(" ", "")
        yield from (said, f"{said}ს")
    if n == 1:
        yield "პირველს"


def _are_one(first: str, second: str) -> bool:
    """„ოცდა ხუთი“ is one number; „ოცი ხუთი“ are two, and so are „სამი ოთხი“."""
    return first.endswith("და")


NUMBERS = Numbers(
    cardinal,
    ordinal,
    spoken_forms,
    fillers=frozenset(("ნომერი", "ნომრით", "რიცხვი", "რიგით", "შედეგი", "ციფრი")),
    # 16, 17 and 18 as they are often said, and the dative of 19.
    slips={"თრამეტი": 18, "თექსმეტი": 16, "ჩვიტმეტი": 17, "ცხრამეტ": 19},
    digit_names={"ნულოვანი": 0, "ერთიანი": 1, "ორიანი": 2, "სამიანი": 3, "ხუთიანი": 5},
    repeats={"ორჯერ": 2, "სამჯერ": 3},
    are_one=_are_one,
)
