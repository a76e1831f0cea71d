"""Abbreviations, single letters and signs in Georgian; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import inflected

_NAMES = (
    "ანი ბანი განი დონი ენი ვინი ზენი თანი ინი კანი ლასი მანი ნარი ონი პარი ჟანი რაე სანი "
    "ტარი უნი ფარი ქანი ღანი ყარი შინი ჩინი ცანი ძილი წილი ჭარი ხანი ჯანი ჰაე"
)
LETTER_NAMES = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", _NAMES.split(), strict=True))

_ABBREVIATIONS = {
    # Whole phrases first: the longest written form wins.
    r"და ა\. ?შ\.": "და ასე შემდეგ",
    r"ა\. ?შ\.": "ასე შემდეგ",
    r"და მისთ\.": "და მისთანები",
    r"ე\. ?ი\.": "ესე იგი",
    r"ე\. ?წ\.": "ეგრეთ წოდებული",
    r"მ\. ?შ\.": "მათ შორის",
    r"ძვ\. ?წ\.": "ძველი წელთაღრიცხვით",
    r"ახ\. ?წ\.": "ახალი წელთაღრიცხვით",
    r"ჩვ\. ?წ\.": "ჩვენი წელთაღრიცხვით",
    r"მაგ\.": "მაგალითად",
    r"თბ\.": "თბილისი",
    r"ქუთ\.": "ქუთაისი",
    r"გვ\.": "გვერდი",
    r"ტ\. ?(?=\d|[IVX])": "ტომი ",
    r"ტტ\. ?(?=\d|[IVX])": "ტომები ",
    r"ნაწ\.": "ნაწილი",
    r"რედ\.": "რედაქტორი",
    r"მთარგმნ\.": "მთარგმნელი",
    r"მთარგმ\.": "მთარგმნელი",
    r"თარგმ\.": "თარგმანი",
    r"შემდგ\.": "შემდგენელი",
    r"გამომც\.": "გამომცემლობა",
    r"გამოც\.": "გამოცემა",
    r"ავტ\.": "ავტორი",
    r"ილ\.": "ილუსტრაციები",
    r"იხ\.": "იხილეთ",
    r"ნახ\.": "ნახეთ",
    r"შდრ\.": "შეადარეთ",
    r"ტელ(?:\.|(?=:))": "ტელეფონი",
    r"მობ\.": "მობილური",
    r"პროფ\.": "პროფესორი",
    r"აკად\.": "აკადემიკოსი",
    r"დოქ\.": "დოქტორი",
    r"ბ-ნი(?![ა-ჰ])": "ბატონი",
    r"ქ-ნი(?![ა-ჰ])": "ქალბატონი",
    r"ბ-ნ(?=[ა-ჰ])": "ბატონ",
    r"ქ-ნ(?=[ა-ჰ])": "ქალბატონ",
    r"ქ\. (?=[ა-ჰ]{2})": "ქალაქი ",
    r"გამზ\.": "გამზირი",
    r"და სხვ\.": "და სხვა",
    r"სოფ\. ?": "სოფელი ",
    r"წმ\. ?(?=[ა-ჰ])": "წმინდა ",
    r"საათ\.": "საათი",
}
_UNITS = {
    r"კმ/სთ(?![ა-ჰ])\.?": "კილომეტრი საათში",
    r"კვ\. ?მ(?![ა-ჰ])\.?": "კვადრატული მეტრი",
    r"კვ\. ?კმ(?![ა-ჰ])\.?": "კვადრატული კილომეტრი",
    r"სთ(?![ა-ჰ])\.?": "საათი",
    r"წთ(?![ა-ჰ])\.?": "წუთი",
    r"წმ(?![ა-ჰ])\.?": "წამი",
    r"კგ(?![ა-ჰ])\.?": "კილოგრამი",
    r"გრ(?![ა-ჰ])\.?": "გრამი",
    r"კმ(?![ა-ჰ])\.?": "კილომეტრი",
    r"სმ(?![ა-ჰ])\.?": "სანტიმეტრი",
    r"მმ(?![ა-ჰ])\.?": "მილიმეტრი",
    r"მ(?![ა-ჰ])\.?": "მეტრი",
    r"ლ(?![ა-ჰ])\.?": "ლიტრი",
    r"მლნ(?![ა-ჰ])\.?": "მილიონი",
    r"მლრდ(?![ა-ჰ])\.?": "მილიარდი",
    r"ათ\.": "ათასი",
    # Before a noun it is the century's: XX ს. დასაწყისი.
    r"ს\.(?= ?[ა-ჰ]{3})": "საუკუნის",
    r"ს\.(?! ?[ა-ჰ]\.)": "საუკუნე",
    r"წწ\.": "წლები",
    r"წ\.": "წელი",
    r"kg\b": "კილოგრამი",
    r"km\b": "კილომეტრი",
    r"cm\b": "სანტიმეტრი",
    r"mm\b": "მილიმეტრი",
}
"""After a number only."""

_SIGNS = {
    "&": "და", "§": "პარაგრაფი", "=": "უდრის", "±": "პლუს მინუს", "×": "გამრავლებული",
    "÷": "გაყოფილი", "©": "საავტორო უფლება", "₾": "ლარი", "€": "ევრო", "£": "ფუნტი",
    "$": "დოლარი", "₽": "რუბლი", "−": "მინუს",
}  # fmt: skip

STARTS = r"(?<![ა-ჰ-])(?:" + "|".join(_ABBREVIATIONS) + ")"
"""Where an abbreviation begins."""
UNIT_STARTS = r"(?<=[0-9])[ \u00a0]?(?:" + "|".join(_UNITS) + ")"
"""Where a unit follows its number."""

_WORDS = re.compile(
    r"(?<![ა-ჰ-])(?:" + "|".join(f"(?P<a{n}>{p})" for n, p in enumerate(_ABBREVIATIONS)) + ")"
)
_UNIT_WORDS = re.compile(
    r"[ \u00a0]?(?:" + "|".join(f"(?P<a{n}>{p})" for n, p in enumerate(_UNITS)) + ")"
    r"(?:-(?P<ending>[ა-ჰ]{1,6})(?![ა-ჰ]))?"
)
_SPOKEN = tuple(_ABBREVIATIONS.values())
_SPOKEN_UNITS = tuple(_UNITS.values())


def letter_name(letter: str) -> str:
    """ბანი for ბ; what has no Georgian name is returned as it is."""
    return LETTER_NAMES.get(letter, letter)


def _abbreviation(match: re.Match[str]) -> str:
    return _SPOKEN[next(n for n in range(len(_SPOKEN)) if match[f"a{n}"] is not None)]


def _unit(match: re.Match[str]) -> str | None:
    before = match.string[max(0, match.start() - 1) : match.start()]
    if before not in "0123456789" or not before:
        return None
    said = _SPOKEN_UNITS[next(n for n in range(len(_SPOKEN_UNITS)) if match[f"a{n}"] is not None)]
    return " " + (inflected(said, match["ending"]) if match["ending"] else said)


def _initial(match: re.Match[str]) -> str:
    # The name and no full stop: that would be heard as the end of a sentence.
    return f"{LETTER_NAMES[match['letter']]} "


def _letter(match: re.Match[str]) -> str | None:
    letter, ending = match["letter"], match["ending"]
    if ending:
        return inflected(LETTER_NAMES[letter], ending)
    # A lone vowel is said right, and is a word besides; alone or quoted it is a letter.
    if letter in "აეიოუ":
        text, start, end = match.string, match.start(), match.end()
        is_alone = not any(char.isalnum() for char in text[max(0, start - 80) : start]) and not any(
            char.isalnum() for char in text[end : end + 80]
        )
        is_quoted = text[start - 1 : start] in ("„", "«", '"', "“", "(") and start > 0
        if not (is_alone or is_quoted or text[end : end + 1] == ")"):
            return None
    return LETTER_NAMES[letter]


def _sign(match: re.Match[str]) -> str:
    return f" {_SIGNS[match.group()]} "


_LETTER = r"(?<![^\W\d])(?<!['’-])(?P<letter>[ა-ჰ])(?![\w'’])"

ABBREVIATIONS = (Rule(_WORDS, _abbreviation), Rule(_UNIT_WORDS, _unit))
LETTERS = (
    Rule(re.compile(_LETTER + r"\.[ \u00a0]?(?=[ა-ჰA-Za-zА-я])"), _initial),
    Rule(re.compile(_LETTER + r"-(?=\d)"), _initial),
    Rule(
        re.compile(
            _LETTER
            + r"(?:-(?P<ending>ს|სა|ის|ით|ში|ზე|დან|იდან|მდე|ამდე|თან|სთან|თვის|ისთვის)(?![ა-ჰ])"
            r"|(?!-[ა-ჰ]))"
        ),
        _letter,
    ),
)
SIGNS = (
    Rule(
        re.compile(r"°(?: ?[CF](?![A-Za-z]))?(?:-(?P<ending>[ა-ჰ]{1,6})(?![ა-ჰ]))?"),
        lambda match: (
            f" {inflected('გრადუსი', match['ending']) if match['ending'] else 'გრადუსი'} "
        ),
    ),
    Rule(re.compile(r"%"), lambda _: " პროცენტი "),
    Rule(re.compile(r"\+"), lambda _: " პლუს "),
    Rule(re.compile("[" + "".join(_SIGNS) + "]"), _sign),
)
