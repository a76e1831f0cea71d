"""What the kiosk's patrons may say: the sentences and words that a test model's graph must hold.

Sources, all of them in this project: the voice commands of ``lang/commands.csv``, the ``.say``
phrases of the locale files, numbers and letters, and the titles, authors and subjects of the
demonstration collection. Nothing is trained on them; the net has not heard most of these words.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = ROOT / "kiosk/catalogue/backends/embedded/seed"
LOCALES = ROOT / "config/locales"

TYPED = "plain.ftl"
"""Its ``.say`` is typed at a plain terminal, never spoken."""

LETTERS = {"ka": "ა-ჰ", "en": "a-z'"}


def sentences(code: str, spell_number) -> list[str]:
    """All of it in the spelling of a recogniser's answers: small letters, no marks, no digits.

    ``spell_number(n)``: words of 0 to 100.
    """
    found: dict[str, None] = {}
    for raw in (*_commands(code), *_say_phrases(code), *_collection(code)):
        said = spoken(code, raw, spell_number)
        if said:
            found[said] = None
    for phrase in _say_phrases(code):
        # The kiosk's own phrases go to the recogniser as they stand, x-ray with its hyphen.
        if "-" in phrase and spoken(code, phrase.replace("-", ""), spell_number):
            found[phrase] = None
    return list(found)


def spoken(code: str, text: str, spell_number) -> str:
    """``text`` as it would be recognised; words in other letters are left out."""
    text = text.casefold().replace("’", "'")
    text = re.sub(r"\d+", lambda m: f" {_number(int(m[0]), spell_number)} ", text)
    words = re.findall(r"[\w']+", text)
    allowed = re.compile(f"[{LETTERS[code]}]+")
    # A Georgian consonant by itself is said by its name; as a word of one sound it would turn up
    # wherever that sound does.
    kept = (word.strip("'") for word in words)
    return " ".join(
        w for w in kept if allowed.fullmatch(w) and (code == "en" or len(w) > 1 or w in "აეიოუ")
    )


def _number(n: int, spell_number) -> str:
    if n <= 100:
        return spell_number(n)
    # A year or a shelf: people read it in pairs or not at all; the pairs are in the list anyway.
    return ""


def _commands(code: str) -> Iterator[str]:
    numbers: list[str] = []
    templates: list[str] = []
    with (HERE / "lang/commands.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] != code:
                continue
            forms = [row["canonical"], *(part.strip() for part in row["synonyms"].split(";"))]
            forms = [form for form in forms if form]
            if any("{N}" in form for form in forms):
                templates += forms
                continue
            if row["intent"] == "number":
                numbers += forms
            yield from forms
    for template in templates:
        # One number in each is enough for the words and their order; all numbers are sentences.
        for number in numbers[:40]:
            yield template.replace("{N}", number)


def _say_phrases(code: str) -> Iterator[str]:
    """What may be said, and what stands on the screen, in all forms that the kiosk makes of it."""
    from config.i18n import Form, load_lexicons, msg
    from config.languages import language_of

    words = load_lexicons((code,))[code]
    forms = language_of(code).said_forms
    for file in sorted((LOCALES / code).glob("*.ftl")):
        if file.name == TYPED:
            continue
        text = file.read_text(encoding="utf-8")
        for message in re.split(r"\n(?=[a-z])", text):
            key, _, rest = message.partition(" =")
            if not re.search(r"^\s+\.say\s*=", message, re.M):
                continue
            is_numbered = key.startswith("noun-") and key.endswith("-numbered")
            facts = language_of(code)
            said = tuple(_numbered(key, words, facts)) if is_numbered else words.phrases(msg(key))
            if not is_numbered and "{" not in rest.split("\n")[0]:
                # What is filled in at run time is said with the collection, or is a number.
                said = (*said, words.render(msg(key), Form.DISPLAY).casefold())
            for phrase in said:
                yield phrase
                yield from forms(phrase)


def _numbered(key: str, words, language) -> Iterator[str]:
    from config.i18n import msg

    for n in range(1, 10):
        number = {"cardinal": language.numbers.cardinal(n), "ordinal": language.numbers.ordinal(n)}
        yield from words.phrases(msg(key, **number))


def _collection(code: str) -> Iterator[str]:
    with (SEED / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["language"] == code or code == "ka":
                author = re.sub(r"\(.*?\)", " ", row["author"])
                yield row["title"]
                yield row["subtitle"]
                for one in author.split(";"):
                    yield one
                    if one.strip() and row["language"] == code:
                        yield f"{one} {row['title']}"
            if code == "ka":
                yield from row["subjects"].split(";")
    with (SEED / "authors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["name_ka"] if code == "ka" else row["latin"]
            yield name
            if code == "ka":
                yield from _of(name)
            else:
                yield f"books by {name}"
    with (SEED / "branches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["spoken_ka"] if code == "ka" else row["name_en"]


def _of(name: str) -> Iterable[str]:
    """The author's genitive before the noun, as people ask: დუმბაძის წიგნები (rules.md 10)."""
    first, _, last = name.rpartition(" ")
    if not re.fullmatch("[ა-ჰ-]{3,}", last):
        return
    genitive = {"ი": last[:-1] + "ის", "ე": last[:-1] + "ის", "ა": last[:-1] + "ას"}.get(
        last[-1], last + "ს"
    )
    if re.search("(ელი|ალი|არი|ერი)$", last):
        yield f"{last[:-3]}{last[-2]}ის წიგნები"
    yield f"{first} {genitive} წიგნები"
