"""Georgian phrases in the other forms people give them; pure.

The words of the kiosk hold one form of each wish, the polite imperative (გააგრძელეთ). The table
gives the parts that cannot be derived; :func:`said_forms` makes the rest of them by rule:

=============  =======================================  ====================
form           made                                     გააგრძელეთ
=============  =======================================  ====================
singular       without the plural ending -თ             გააგრძელე
for me         of the table, and its singular           გამიგრძელეთ, გამიგრძელე
first person   of the table, and its plural in -თ       გავაგრძელო, გავაგრძელოთ
verbal noun    of the table; its object in the genitive  ვადის გაგრძელება
=============  =======================================  ====================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_TABLE = """
აგრძელეთ     -            -            -
აირჩიეთ      არჩევა       ავირჩიო      ამირჩიეთ
აღადგინეთ    აღდგენა      აღვადგინო    -
აანთეთ       ანთება       ავანთო       -
ააჩქარეთ     აჩქარება     -            -
აუჩქარეთ     აჩქარება     -            -
აუწიეთ       -            ავუწიო       -
გაასწორეთ    გასწორება    გავასწორო    გამისწორეთ
გაზარდეთ     გაზრდა       გავზარდო     გამიზარდეთ
გააგრძელეთ   გაგრძელება   გავაგრძელო   გამიგრძელეთ
გაადიდეთ     გადიდება     გავადიდო     გამიდიდეთ
გაამეორეთ    გამეორება    გავიმეორო    გამიმეორეთ
გააუქმეთ     გაუქმება     გავაუქმო     გამიუქმეთ
გადადით      გადასვლა     გადავიდე     გადამიყვანეთ
გაიმეორეთ    გამეორება    -            გამიმეორეთ
გამაცანით    -            -            -
გამორთეთ     გამორთვა     გამოვრთო     გამომირთეთ
გაფილტრეთ    გაფილტვრა    გავფილტრო    გამიფილტრეთ
გაჩერდით     გაჩერება     -            -
გაჩუმდით     გაჩუმება     -            -
გახსენით     გახსნა       გავხსნა      გამიხსენით
განაახლეთ    განახლება    განვაახლო    განმიახლეთ
განაგრძეთ    -            განვაგრძო    -
დაადასტურეთ  დადასტურება  დავადასტურო  დამიდასტურეთ
დაალაგეთ     დალაგება     დავალაგო     დამილაგეთ
დააპატარავეთ დაპატარავება დავაპატარავო დამიპატარავეთ
დაამატეთ     დამატება     დავამატო     დამიმატეთ
დაამთავრეთ   დამთავრება   დავამთავრო   -
დაასახელეთ   დასახელება   -            დამისახელეთ
დაასრულეთ    დასრულება    დავასრულო    -
დაბრუნდით    დაბრუნება    დავბრუნდე    დამაბრუნეთ
დაიწყეთ      დაწყება      დავიწყო      -
დამეხმარეთ   დახმარება    -            -
დამაბრუნეთ   -            -            -
დატოვეთ      დატოვება     დავტოვო      დამიტოვეთ
დაუწიეთ      -            დავუწიო      -
დაუძახეთ     დაძახება     დავუძახო     დამიძახეთ
დაჯავშნეთ    დაჯავშნა     დავჯავშნო    დამიჯავშნეთ
თქვით        თქმა         ვთქვა        მითხარით
იპოვეთ       პოვნა        ვიპოვო       მიპოვეთ
ილაპარაკეთ   ლაპარაკი     -            -
მაჩვენეთ     ჩვენება      -            -
მითხარით     -            -            -
მიშველეთ     -            -            -
მოიცადეთ     მოცდა        -            -
მოძებნეთ     მოძებნა      მოვძებნო     მომიძებნეთ
მოხსენით     მოხსნა       მოვხსნა      მომიხსენით
მომისმინეთ   -            -            -
ნახეთ        ნახვა        ვნახო        -
სცადეთ       ცდა          ვცადო        -
ჩააქრეთ      ჩაქრობა      ჩავაქრო      -
ჩამომითვალეთ ჩამოთვლა     -            -
ჩართეთ       ჩართვა       ჩავრთო       ჩამირთეთ
შეაჩერეთ     შეჩერება     შევაჩერო     შემიჩერეთ
შეამცირეთ    შემცირება    შევამცირო    შემიმცირეთ
შეანელეთ     შენელება     -            -
შეინახეთ     შენახვა      შევინახო     შემინახეთ
შეუკვეთეთ    შეკვეთა      შევუკვეთო    შემიკვეთეთ
შემიყვანეთ   -            -            -
შეიყვანეთ    -            შევიყვანო    -
შეცვალეთ     შეცვლა       შევცვალო     შემიცვალეთ
შეწყვიტეთ    შეწყვეტა     შევწყვიტო    -
გადამინახეთ  გადანახვა    გადავინახო   -
გადადეთ      გადადება     გადავდო      გადამიდეთ
გადაწიეთ     გადაწევა     გადავწიო     გადამიწიეთ
გამოიძახეთ   გამოძახება   გამოვიძახო   გამომიძახეთ
წაიკითხეთ    წაკითხვა     წავიკითხო    წამიკითხეთ
წაშალეთ      წაშლა        წავშალო      წამიშალეთ
"""
"""Polite imperative, verbal noun, first person of the wish, polite imperative "for me"."""

_MISSING = "-"
_PARADIGMS = {row[0]: row for row in (line.split() for line in _TABLE.split("\n") if line)}
_PLURAL = "თ"
_VOWELS = "აეიოუ"
_ADVERBS = (
    "ნუ არ უფრო ცოტა ისევ კიდევ სულ თავიდან უკან ერთად ერთხელ ნელა ჩქარა სწრაფად ჩუმად ჩემთვის "
    "ხმამაღლა ხმადაბლა ასოებით მოკლედ ვრცლად"
)
_NO_OBJECT = frozenset(_ADVERBS.split())
"""Beside a verb they are not what is done something with, so they take no genitive."""


def said_forms(phrase: str) -> Iterator[str]:
    """``phrase`` (folded) in all other forms of the one verb it holds; none if it holds no verb.

    The order of words is free (``has_free_order``), so it is not varied here.
    """
    words = phrase.split()
    at = [place for place, word in enumerate(words) if word in _PARADIGMS]
    if len(at) != 1 or not _NO_FORMS.isdisjoint(words):
        return
    verb = at[0]
    before, after = words[:verb], words[verb + 1 :]
    _, noun, first_person, for_me = _PARADIGMS[words[verb]]
    for form in _imperatives(words[verb], first_person, for_me):
        yield " ".join((*before, form, *after))
    beside = (*before, *after)
    if noun != _MISSING and _NO_OBJECT.isdisjoint(beside):
        yield " ".join((*_genitive(beside), noun))


LIGHT_WORDS = frozenset(
    ("უფრო", "ცოტა", "ძალიან", "ეს", "ამ", "აი", "მე", "ახლა", "რომ", "ხომ", "და")
)
"""They may be said or left out."""

_NO_FORMS = frozenset(("ნუ", "დიახ", "არა"))


def _imperatives(verb: str, first_person: str, for_me: str) -> Iterator[str]:
    for polite in (verb, for_me):
        if polite != _MISSING:
            yield polite.removesuffix(_PLURAL)
            yield polite
    if first_person != _MISSING:
        yield first_person
        yield first_person + _PLURAL


def _genitive(words: Iterable[str]) -> tuple[str, ...]:
    """Only a last word in the nominative changes: ჩემი წიგნი → ჩემი წიგნის, ვადა → ვადის."""
    *rest, last = words or ("",)
    if not last:
        return ()
    if last in _GENITIVES:
        return (*rest, _GENITIVES[last])
    if last.endswith(_OTHER_CASES) or last[-1] not in "იაე":
        # As the verb asks for, and its noun too: ყველას ვადა, სათაურით ძებნა, მთავარზე დაბრუნება.
        return (*rest, last)
    return (*rest, f"{last[:-1]}ის")


_OTHER_CASES = ("ს", "ით", "ად", "ში", "ზე", "დან", "თან")
_GENITIVES = {"თანამშრომელი": "თანამშრომლის", "ვინმე": "ვინმეს", "რა": "რის"}
"""Of words that lose a vowel, or take another ending."""


def place_forms(name: str) -> Iterator[str]:
    """Where: მთავარი ბიბლიოთეკა → მთავარ ბიბლიოთეკაში, მთავარში; პირველი ფილიალი → პირველში."""
    words = name.split()
    if not words:
        return
    *attributes, noun = words
    shortened = [each[:-1] if each.endswith("ი") else each for each in attributes]
    yield " ".join((*shortened, _in(noun)))
    yield " ".join((*shortened, _from(noun)))
    if attributes:
        yield " ".join((*attributes[:-1], _in(attributes[-1])))


def _in(word: str) -> str:
    return (word[:-1] if word.endswith("ი") else word) + "ში"


def _from(word: str) -> str:
    if word.endswith("ი"):
        return word[:-1] + "იდან"
    return word[:-1] + "იდან" if word[-1] in "აე" else word + "დან"
