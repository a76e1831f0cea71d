"""Abbreviations, single letters and signs in Georgian; pure."""

from __future__ import annotations

import re

from config.reading_rules import Rule

from ..numbers import attributive, inflected

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
    # Of the era as it stands before a year or century; „აღ-ით“ and the short form: by it.
    r"ძვ\. ?წ\. ?აღ\.(?! ?-)": "ძველი წელთაღრიცხვის",
    r"ახ\. ?წ\. ?აღ\.(?! ?-)": "ახალი წელთაღრიცხვის",
    r"ჩვ\. ?წ\. ?აღ\.(?! ?-)": "ჩვენი წელთაღრიცხვის",
    r"(?:ძვ|ჩვ)\. ?წ\. ?აღ\.?-?მდე": "ჩვენს წელთაღრიცხვამდე",
    r"ძვ\. ?წ\.(?: ?აღ\.?-?ით)?": "ძველი წელთაღრიცხვით",
    r"ახ\. ?წ\.(?: ?აღ\.?-?ით)?": "ახალი წელთაღრიცხვით",
    r"ჩვ\. ?წ\.(?: ?აღ\.?-?ით)?": "ჩვენი წელთაღრიცხვით",
    r"წელთაღ\.": "წელთაღრიცხვის",
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
    r"გამზ\.": "გამზირი",
    r"მოედ\.": "მოედანი",
    r"შეს\. ?(?=\d|№)": "შესახვევი ",
    r"კორპ\.": "კორპუსი",
    r"სართ\.": "სართული",
    r"(?<=[IVX] )ტ\.(?! ?[ა-ჰ])": "ტომი",
    r"(?<=-ე )ს\.(?! ?[ა-ჰ]\.)": "საუკუნე",
    r"აშშ(?= დოლარ)": "ამერიკული",
    r"(?<=[\d,] )ბ\. ?(?=№? ?\d)": "ბინა ",
    r"რ-ნი(?![ა-ჰ])": "რაიონი",
    r"რ-ნ(?=[ა-ჰ])": "რაიონ",
    r"სურ\. ?(?=\d|№)": "სურათი ",
    r"ცხრ\. ?(?=\d|№)": "ცხრილი ",
    r"წ\. ?(?=\d{1,2}(?!\d)|[IVX])": "წიგნი ",
    r"ბათ\.(?= ?[:,])": "ბათუმი",
    r"ტფ\.(?= ?[:,])": "ტფილისი",
    r"მ\.(?= ?:)": "მოსკოვი",
    r"დოც\.": "დოცენტი",
    r"დაბ\. ?(?=[ა-ჰ]{2,}ში(?![ა-ჰ]))": "დაიბადა ",
    r"დაბ\.": "დაბადებული",
    r"გარდ\. ?(?=[ა-ჰ]{2,}ში(?![ა-ჰ]))": "გარდაიცვალა ",
    r"გარდ\.": "გარდაცვლილი",
    r"და სხვ\.": "და სხვა",
    r"სოფ\. ?": "სოფელი ",
    r"წმ\. ?(?=[ა-ჰ])": "წმინდა ",
    r"საათ\.": "საათი",
}
_UNITS = {
    r"კმ/სთ(?![ა-ჰ])\.?": "კილომეტრი საათში",
    r"მ/წმ(?![ა-ჰ])\.?": "მეტრი წამში",
    r"ტ\.(?! ?[ა-ჰ]\.)": "ტომი",
    r"ც\.(?! ?[ა-ჰ])": "ცალი",
    r"კვ\. ?მ(?![ა-ჰ])\.?": "კვადრატული მეტრი",
    r"კვ\. ?კმ(?![ა-ჰ])\.?": "კვადრატული კილომეტრი",
    r"მ²": "კვადრატული მეტრი",
    r"კმ²": "კვადრატული კილომეტრი",
    r"სმ²": "კვადრატული სანტიმეტრი",
    r"მმ²": "კვადრატული მილიმეტრი",
    r"მ³": "კუბური მეტრი",
    r"კმ³": "კუბური კილომეტრი",
    r"სმ³": "კუბური სანტიმეტრი",
    r"კუბ\. ?მ(?![ა-ჰ])\.?": "კუბური მეტრი",
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
    r"გვ\.": "გვერდი",
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

STARTS = r"(?<![ა-ჰ-])(?:ქ\.|აშშ|სსრკ|" + "|".join(_ABBREVIATIONS) + ")"
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


_STREET = re.compile(r"ქ\. ?(?=(?P<name>[ა-ჰ]{2,}))?")
_CITIES = re.compile(
    r"(?:თბილის|რუსთავ(?!ელ)|ქუთაის|ბათუმ|გორ(?:ი|ში|ის)|ზუგდიდ|ფოთ|თელავ|მცხეთ|ახალციხ|სოხუმ|ცხინვალ"
    r"|ოზურგეთ|სამტრედი|ხაშურ|სენაკ|ზესტაფონ|მარნეულ|ბოლნის|გარდაბან|ქობულეთ|ბორჯომ|წყალტუბ|ჭიათურ"
    r"|სიღნაღ|გურჯაან|ყვარელ|მოსკოვ|ლონდონ|პარიზ|ბერლინ|რომ(?:ი|ში|ის))"
)
_REGION = re.compile(
    r"(?:საქართველოს|რესპუბლიკის|რაიონის|მუნიციპალიტეტის|აფხაზეთის|აჭარის|იმერეთის|ქართლის"
    r"|კახეთის) $"
)
_AFTER_GENITIVE = re.compile(r"[ა-ჰ]{2,}ს[“\"»]? $")
"""რუსთაველის, კოსტავას: whose street it is."""
_SURNAME = re.compile(r"(?:შვილი|ძე|ავა|უა|[დრნ]ია|იანი|ური|ული)$")
"""„ქ. გამსახურდია“ is a person."""
_OBLIQUE = re.compile(r"(?:ში|ზე|თან|დან|მდე|[^ი]ს|ით|ად|[ა-ჰ]{3}ის)$")


def _city_or_street(match: re.Match[str]) -> str | None:
    """„ქ. რუსთავი“ is a city, „რუსთაველის ქ. 5“ a street."""
    name, text, start = match["name"], match.string, match.start()
    is_after_genitive = (
        _AFTER_GENITIVE.search(text, max(0, start - 40), start) is not None
        and _REGION.search(text, max(0, start - 40), start) is None
    )
    if name is not None:
        if not _CITIES.match(name) and _SURNAME.search(name):
            return None
        is_oblique = _OBLIQUE.search(name) is not None
        if not is_after_genitive or (is_oblique and _CITIES.match(name)):
            return "ქალაქ " if is_oblique else "ქალაქი "
    if is_after_genitive or re.match(r" ?(?:№|N ?)?\d", text[match.end() : match.end() + 4]):
        return "ქუჩა "
    return None


_SINCE_BIRTH = re.compile(
    r"(?P<what>დაბ|გარდ)\. ?(?P<year>1\d{3}|20\d\d)"
    r"(?:(?: ?წ\.|(?: წელს?| ?წ-ს)(?![ა-ჰ]))|(?![\d.,/–-]\d))"
)
_LIVED = {"დაბ": "დაიბადა", "გარდ": "გარდაიცვალა"}


def _since_birth(match: re.Match[str]) -> str:
    return f"{_LIVED[match['what']]} {attributive(int(match['year']))} წელს"


_ACRONYMS = {"აშშ": "ამერიკის შეერთებული შტატები", "სსრკ": "საბჭოთა კავშირი"}
_ACRONYM = re.compile(r"(?P<short>აშშ(?! დოლარ)|სსრკ)(?:-(?P<ending>[ა-ჰ]{1,6}))?(?![ა-ჰ])")


def _acronym(match: re.Match[str]) -> str:
    said = _ACRONYMS[match["short"]]
    return inflected(said, match["ending"]) if match["ending"] else said


_POWERS = {"²": ("ორი", "კვადრატში"), "³": ("სამი", "კუბში")}


def _power(match: re.Match[str]) -> str:
    """x² is a power; after a word it is the number of a note."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    note, power = _POWERS[match.group()]
    return f" {note if len(before) == 3 and before.isalpha() else power} "


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

ABBREVIATIONS = (
    Rule(_SINCE_BIRTH, _since_birth),
    Rule(_STREET, _city_or_street),
    Rule(_ACRONYM, _acronym),
    Rule(_WORDS, _abbreviation),
    Rule(_UNIT_WORDS, _unit),
)
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
    Rule(re.compile("[²³]"), _power),
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
