"""Latin letters that a Georgian sentence says itself: addresses, and short names with an ending.

Seen to before a text is cut by language, or the ending would be said alone by another voice.
"""

from __future__ import annotations

import re

from config.roman import EVERYDAY, roman

from ..numbers import inflected

_LETTERS = "ეი ბი სი დი ი ეფ ჯი ეიჩ აი ჯეი კეი ელ ემ ენ ო პი ქიუ არ ეს თი იუ ვი დაბლიუ იქს უაი ზედ"
_NAMES = {
    letter: name
    for alphabet in ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
    for letter, name in zip(alphabet, _LETTERS.split(), strict=True)
}
_SOUNDS = {
    "sh": "შ", "ch": "ჩ", "kh": "ხ", "gh": "ღ", "zh": "ჟ", "ts": "ც", "dz": "ძ", "ph": "ფ",
    "th": "თ", "oo": "უ", "ee": "ი", "a": "ა", "b": "ბ", "c": "კ", "d": "დ", "e": "ე", "f": "ფ",
    "g": "გ", "h": "ჰ", "i": "ი", "j": "ჯ", "k": "კ", "l": "ლ", "m": "მ", "n": "ნ", "o": "ო",
    "p": "პ", "q": "ქ", "r": "რ", "s": "ს", "t": "ტ", "u": "უ", "v": "ვ", "w": "ვ", "x": "ქს",
    "y": "ი", "z": "ზ",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SIGNS = {"@": "ეტ", ".": "წერტილი", "/": "დახრილი ხაზი", "-": "ტირე", "_": "ქვედა ტირე"}
_ADDRESS = re.compile(
    r"(?<![\w@.-])(?:(?:https?://)?(?:[A-Za-z0-9_-]{1,63}\.){1,8}(?:ge|com|org|net|edu|gov|info|eu)"
    r"(?:/[A-Za-z0-9_/.-]{0,99})?"
    r"|[A-Za-z0-9_.-]{1,64}@(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z]{2,9})(?![\w@])"
)
_ADDRESS_PART = re.compile(r"[A-Za-z]+|\d+|[@./_-]")
_SHORT_NAME = re.compile(r"(?<![\w.-])(?P<name>[A-Z]{2,5})-(?P<ending>[ა-ჰ]{1,8})(?![ა-ჰ])")
_LETTER_AND_DIGIT = re.compile(r"(?<![\w-])(?P<letter>[A-M])(?P<digits>\d{1,2})(?= [ა-ჰ])")
"""A4 ფორმატი; N is a sign for a number."""
_KNOWN = {
    "Wi-Fi": "ვაიფაი", "WiFi": "ვაიფაი", "Facebook": "ფეისბუქი", "YouTube": "იუთუბი",
    "Google": "გუგლი", "Koha": "კოჰა", "Internet": "ინტერნეტი", "Instagram": "ინსტაგრამი",
    "Gmail": "ჯიმეილი", "e-mail": "იმეილი", "E-mail": "იმეილი", "email": "იმეილი",
}  # fmt: skip
_KNOWN_NAME = re.compile(
    rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, _KNOWN))})-(?P<ending>[ა-ჰ]{{1,8}})(?![ა-ჰ])"
)
_SHELF_MARK = re.compile(r"(?P<code>(?<![\w.])\d{1,3}[.(]\d[\d.()–-]{0,30}|(?<=: )\d{3}) "
                         r"(?P<mark>[A-Z]{1,4})(?![\w'’])(?=[.,;·]|$)")  # fmt: skip
_VOWELS = "აეიოუ"
_ENDINGS = re.compile(
    r"(?:ს|ის|ით|ად|ი|მა|მ|ც|ში|ზე|თან|სთან|დან|იდან|მდე|ამდე|გან|ისგან|კენ|ისკენ|თვის|ისთვის|ები\w*)"
)
"""Of a noun; anything else after the hyphen is a word (DVD-დისკი)."""
_OTHERWISE = frozenset(("PIN", "GEL", "USD", "EUR"))
"""Rules of their own say these."""
_WHOLE_NAMES = {"com": "კომ", "org": "ორგ", "net": "ნეტ", "edu": "ედუ", "gov": "გოვ",
                "info": "ინფო", "gmail": "ჯიმეილი", "www": "დაბლიუ დაბლიუ დაბლიუ"}  # fmt: skip


def letters(name: str) -> str:
    """The English names of Latin letters in Georgian: SMS, ეს ემ ეს."""
    return " ".join(_NAMES[letter] for letter in name)


def is_numeral(name: str) -> bool:
    """Whether Latin capitals are a Roman numeral rather than a short name (CD, MC, DC)."""
    return roman(name) is not None and (
        EVERYDAY.fullmatch(name) is not None or len(name) > 3 or set(name) <= set("XLIV")
    )


def said_in_georgian(text: str) -> str:
    """``text`` with such Latin words in Georgian letters; linear in its length."""
    if text.isascii() and "@" not in text and "." not in text:
        return text
    text = _ADDRESS.sub(_address, text)
    text = _LETTER_AND_DIGIT.sub(_letter_and_digit, text)
    text = _KNOWN_NAME.sub(_known_name, text)
    text = _SHELF_MARK.sub(lambda match: f"{match['code']} {letters(match['mark'])}", text)
    return _SHORT_NAME.sub(_short_name, text)


def _letter_and_digit(match: re.Match[str]) -> str:
    letter = "ა" if match["letter"] == "A" else letters(match["letter"])
    return f"{letter} {match['digits']}"


def _short_name(match: re.Match[str]) -> str:
    name, ending = match["name"], match["ending"]
    if is_numeral(name) or name in _OTHERWISE:
        return match.group()
    said = letters(name)
    if not _ENDINGS.fullmatch(ending):
        return f"{said} {ending}"
    if said[-1] not in _VOWELS:
        return inflected(f"{said}ი", ending)
    return _after_vowel(said, ending)


def _known_name(match: re.Match[str]) -> str:
    said, ending = _KNOWN[match["name"]], match["ending"]
    return _after_vowel(said, ending) if said[-2] in _VOWELS else inflected(said, ending)


def _after_vowel(said: str, ending: str) -> str:
    """The -ი of a letter's name is no ending: სი დიზე, დი ვი დის."""
    return said + (ending[1:] if ending[0] in _VOWELS else ending)


def _address(match: re.Match[str]) -> str:
    parts = _ADDRESS_PART.findall(match.group().split("://")[-1])
    return " ".join(_address_part(part, at == len(parts) - 1) for at, part in enumerate(parts))


def _address_part(part: str, is_last: bool) -> str:
    if part in _SIGNS:
        return _SIGNS[part]
    if part.isdigit():
        return part
    lower = part.lower()
    if lower in _WHOLE_NAMES:
        return _WHOLE_NAMES[lower]
    if is_last and len(part) == 2:
        return letters(part)
    return _SOUND.sub(lambda sound: _SOUNDS[sound.group()], lower)
