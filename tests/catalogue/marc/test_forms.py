"""What a title is as a thing: by leader, codes, words in three languages, and kinds of copies."""

from __future__ import annotations

import pymarc
import pytest

from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.reader import binary_title
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.models import MaterialForm
from tests.catalogue.marc.made import field, record
from tests.catalogue.marc.mapped import coded, title

BOOK, LARGE, AUDIO, BRAILLE, MUSIC, FILM, SCORE, MAP, ELECTRONIC, OTHER = (
    MaterialForm.BOOK,
    MaterialForm.LARGE_PRINT,
    MaterialForm.AUDIOBOOK,
    MaterialForm.BRAILLE,
    MaterialForm.MUSIC,
    MaterialForm.FILM,
    MaterialForm.SCORE,
    MaterialForm.MAP,
    MaterialForm.ELECTRONIC,
    MaterialForm.OTHER,
)


def form(*fields: pymarc.Field, kind: str = "a", item: str = " ", place: int = 23) -> MaterialForm:
    """Of a record of this kind (leader 06) with this form of item in 008."""
    data = coded()
    data = data[:place] + item + data[place + 1 :]
    own = [] if any(each.tag == "245" for each in fields) else [field("245", "$aX")]
    leader = f"00000n{kind}m a2200000 i 4500"
    return title(record(field("008", data), *own, *fields, leader=leader)).form


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        *(("a", BOOK), ("t", BOOK), ("c", SCORE), ("d", SCORE), ("e", MAP), ("f", MAP)),
        *(("g", FILM), ("i", AUDIO), ("j", MUSIC), ("k", OTHER), ("m", ELECTRONIC)),
        *(("o", OTHER), ("p", OTHER), ("r", OTHER)),
    ],
)
def test_the_leader_tells_what_it_is(kind: str, what: MaterialForm) -> None:
    assert form(kind=kind) is what


@pytest.mark.parametrize(
    ("kind", "item", "place", "what"),
    [
        *(("a", "d", 23, LARGE), ("a", "f", 23, BRAILLE), ("a", "o", 23, ELECTRONIC)),
        *(("c", "f", 23, BRAILLE), ("e", "f", 29, BRAILLE), ("i", "o", 23, AUDIO)),
        *(("g", "f", 23, FILM), ("a", "|", 23, BOOK), ("j", "s", 23, MUSIC)),
    ],
)
def test_the_form_of_item(kind: str, item: str, place: int, what: MaterialForm) -> None:
    assert form(kind=kind, item=item, place=place) is what


@pytest.mark.parametrize(
    ("data", "what"),
    [
        *(("ta", BOOK), ("tb", LARGE), ("tc", BRAILLE), ("fb", BRAILLE), ("sd fsngnn", AUDIO)),
        *(("vd cvaizq", FILM), ("aj canzn", MAP), ("qu", SCORE), ("cr nnn", ELECTRONIC)),
    ],
)
def test_the_physical_description(data: str, what: MaterialForm) -> None:
    assert form(field("007", data)) is what


def rda(content: str, medium: str, carrier: str) -> list[pymarc.Field]:
    pairs = (("336", content), ("337", medium), ("338", carrier))
    return [field(tag, f"$b{code}$2rda") for tag, code in pairs if code]


@pytest.mark.parametrize(
    ("kind", "codes", "what"),
    [
        ("a", ("txt", "n", "nc"), BOOK),
        ("a", ("tct", "n", "nc"), BRAILLE),
        ("c", ("tcm", "n", "nc"), BRAILLE),
        ("a", ("spw", "s", "sd"), AUDIO),
        ("i", ("prm", "s", "sd"), MUSIC),
        ("j", ("spw", "s", "sd"), AUDIO),
        ("j", ("prm", "s", "ss"), MUSIC),
        ("a", ("tdi", "v", "vd"), FILM),
        ("a", ("ntm", "n", "nb"), SCORE),
        ("a", ("cri", "n", "nb"), MAP),
        ("a", ("txt", "c", "cr"), ELECTRONIC),
        ("a", ("txt", "", "sd"), AUDIO),
    ],
)
def test_content_medium_and_carrier(
    kind: str, codes: tuple[str, str, str], what: MaterialForm
) -> None:
    assert form(*rda(*codes), kind=kind) is what


@pytest.mark.parametrize(
    ("tag", "content", "what"),
    [
        *(("245", "$aX$h[sound recording]", AUDIO), ("245", "$aX$h[აუდიოჩანაწერი]", AUDIO)),
        *(("245", "$aX$h[звукозапись]", AUDIO), ("245", "$aX$h[videorecording]", FILM)),
        *(("245", "$aX$h[ვიდეოჩანაწერი]", FILM), ("245", "$aX$h[Видеозапись]", FILM)),
        *(("245", "$aX$h[Ноты]", SCORE), ("245", "$aX$h[ნოტები]", SCORE)),
        *(("245", "$aX$h[Карты]", MAP), ("245", "$aX$h[რუკა]", MAP), ("245", "$aX$h[map]", MAP)),
        *(("245", "$aX$h[electronic resource]", ELECTRONIC), ("245", "$aX$h[braille]", BRAILLE)),
        *(("245", "$aX$h[Электронный ресурс]", ELECTRONIC), ("245", "$aX$h[Текст]", BOOK)),
        *(("245", "$aX$h[Шрифт Брайля]", BRAILLE), ("245", "$aX :$blarge print", LARGE)),
        *(("245", "$aX :$b[მსხვილი შრიფტით]", LARGE), ("245", "$aX :$bаудиокнига", AUDIO)),
        *(("245", "$aX :$ba history of braille", BOOK), ("245", "$aBraille", BOOK)),
        *(("250", "$aLarge print edition", LARGE), ("250", "$aმსხვილშრიფტიანი გამოცემა", LARGE)),
        *(("250", "$aИзд. крупным шрифтом", LARGE), ("250", "$aКрупношрифтное изд.", LARGE)),
        *(("250", "$aგადიდებული შრიფტით", LARGE), ("250", "$aДля слабовидящих", LARGE)),
        *(("250", "$aმე-2 გამოცემა", BOOK), ("250", "$aUnabridged audio edition", AUDIO)),
        *(("300", "$a4 v. of braille", BRAILLE), ("300", "$a3 ტომი (ბრაილის შრიფტით)", BRAILLE)),
        *(
            ("300", "$a2 кн. рельефно-точечным шрифтом", BRAILLE),
            ("300", "$a1 DVD (95 min.)", FILM),
        ),
        *(("300", "$a1 CD (DAISY)", AUDIO), ("300", "$a5 audio discs", AUDIO)),
        *(("300", "$a1 აუდიოდისკი (3 სთ.)", AUDIO), ("300", "$a2 аудиокассеты", AUDIO)),
        *(("300", "$a245 p. + 1 audio disc", BOOK), ("300", "$a120 გვ., 1 რუკა", BOOK)),
        *(("300", "$a120 с.$e1 электрон. опт. диск", BOOK), ("300", "$a1 CD-ROM", ELECTRONIC)),
        *(("300", "$a1 score (24 p.)", BOOK), ("300", "$a1 რუკა", MAP), ("300", "$a1 карта", MAP)),
        *(("336", "$aтактильный текст", BRAILLE), ("336", "$aустная речь", AUDIO)),
        *(("336", "$aზეპირი სიტყვა", AUDIO), ("336", "$aperformed music", MUSIC)),
        *(("336", "$aисполняемая музыка", MUSIC), ("336", "$aнотированная музыка", SCORE)),
        *(("336", "$acartographic image", MAP), ("336", "$aкартографическое изображение", MAP)),
        *(("337", "$aвидео", FILM), ("338", "$aaudio disc", AUDIO), ("338", "$avideodisc", FILM)),
        *(("340", "$nlarge print (18 point)", LARGE), ("546", "$bBraille", BRAILLE)),
        *(("546", "$bбрайль", BRAILLE), ("655", "$aLarge type books", LARGE)),
        *(("655", "$aAudiobooks", AUDIO), ("655", "$aაუდიოწიგნები", AUDIO)),
        *(("655", "$aГоворящие книги", AUDIO), ("655", "$aFeature films", FILM)),
        *(("655", "$aმხატვრული ფილმები", FILM), ("655", "$aRoad maps", MAP)),
        *(("655", "$aაუდიოვიზუალური მასალა", BOOK), ("538", "$aDAISY ფორმატი", AUDIO)),
        *(("500", "$aLarge print book", LARGE), ("500", "$aНапечатано крупным шрифтом", LARGE)),
        *(("500", "$aდაბეჭდილია ბრაილის შრიფტით", BRAILLE), ("650", "$aბრაილის შრიფტი", BOOK)),
        *(("650", "$aAudiobooks", BOOK), ("500", "$aIncludes a chapter on audio books", BOOK)),
    ],
)
def test_words_in_three_languages(tag: str, content: str, what: MaterialForm) -> None:
    assert form(field(tag, content)) is what


def test_a_disc_in_its_cover_makes_no_audiobook_of_a_book() -> None:
    both = [*rda("txt", "n", "nc"), *rda("spw", "s", "sd")]
    assert form(*both) is BOOK
    assert form(*both, field("250", "$aLarge print")) is LARGE
    assert form(field("007", "ta"), field("007", "sd fsngnn")) is BOOK
    assert form(field("338", "$avolume"), field("338", "$aaudio disc")) is BOOK


def test_daisy_is_listened_to_whatever_it_is_stored_on() -> None:
    assert form(field("300", "$a1 CD-ROM (DAISY)"), kind="m") is AUDIO
    assert form(field("007", "sd fsngnn"), kind="j") is MUSIC
    assert form(field("245", "$aX$h[ელექტრონული რესურსი]"), field("538", "$aDAISY 2.02")) is AUDIO


@pytest.mark.parametrize(
    ("types", "what"),
    [
        *(("$yLP", LARGE), ("$yBRL", BRAILLE), ("$yAUDIO", AUDIO), ("$yDVD", FILM), ("$yBK", BOOK)),
        *(
            ("$yMP", MAP),
            ("$yMU", MUSIC),
            ("$yREF", BOOK),
            ("$yბრაილი", BRAILLE),
            ("$yАУДИО", AUDIO),
        ),
    ],
)
def test_kinds_of_copies_tell_where_nothing_else_does(types: str, what: MaterialForm) -> None:
    assert form(field("952", f"$aM0$bM0$p1{types}")) is what
    assert form(field("942", types.replace("$y", "$c"))) is what


def test_copies_of_several_kinds_tell_nothing() -> None:
    mixed = (field("952", "$aM0$yBK"), field("952", "$aM0$yLP"))
    assert form(*mixed) is BOOK
    assert form(*mixed, field("942", "$cLP")) is LARGE
    assert form(field("952", "$aM0$yREF"), field("952", "$aM0$yLP")) is LARGE


def test_what_is_coded_goes_before_the_usual_meaning_of_a_kind_of_copy() -> None:
    assert form(field("942", "$cBK"), kind="j") is MUSIC
    assert form(field("942", "$cBK"), item="f") is BRAILLE


def test_what_the_librarian_says_of_a_kind_goes_before_all() -> None:
    options = Options(item_types={"LP": MUSIC, "тип 3": BRAILLE})
    for code, what in (("lp", MUSIC), ("Тип 3", BRAILLE), ("other", FILM)):
        made = record(
            field("245", "$aX$h[videorecording]"), field("952", f"$aM0$y{code}")
        ).as_marc()
        found = binary_title(made, options)
        assert isinstance(found, Title)
        assert found.form is what
