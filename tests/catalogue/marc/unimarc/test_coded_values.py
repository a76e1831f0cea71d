"""What the codes of a UNIMARC record say: language, audience, form, dates."""

from __future__ import annotations

from datetime import date

import pymarc
import pytest

from kiosk.catalogue.models import Audience, Language, MaterialForm
from tests.catalogue.marc.made import field
from tests.catalogue.marc.unimarc.made import BOOK, book, coded, record, title

TITLE = field("200", "$aX", "1 ")


@pytest.mark.parametrize(
    ("codes", "language"),
    [
        ("$ageo", Language.GEORGIAN),
        ("$arus", Language.RUSSIAN),
        ("$aeng$afre", Language.ENGLISH),
        ("$ageo$cfre", Language.GEORGIAN),
        ("$aita", Language.OTHER),
        ("$a|||", Language.GEORGIAN),
        ("$cfre", Language.GEORGIAN),
    ],
)
def test_languages(codes: str, language: Language) -> None:
    made = record(coded(), field("101", codes), field("200", "$aსათაური", "1 "))
    assert title(made).language is language


@pytest.mark.parametrize(
    ("codes", "audience"),
    [
        ("a", Audience.CHILDREN),
        ("b", Audience.CHILDREN),
        ("c", Audience.CHILDREN),
        ("d", Audience.CHILDREN),
        ("bcd", Audience.CHILDREN),
        ("e", Audience.YOUNG),
        ("ek", Audience.YOUNG),
        ("k", Audience.ADULT),
        ("m", Audience.ADULT),
        ("u", Audience.ADULT),
        ("|||", Audience.ADULT),
    ],
)
def test_audiences(codes: str, audience: Audience) -> None:
    assert title(record(coded(audience=codes), TITLE)).audience is audience


@pytest.mark.parametrize(
    ("more", "kind", "form"),
    [
        ((), "a", MaterialForm.BOOK),
        ((field("106", "$ar"),), "a", MaterialForm.BOOK),
        ((field("106", "$ad"),), "a", MaterialForm.LARGE_PRINT),
        ((field("106", "$af"),), "a", MaterialForm.BRAILLE),
        ((field("106", "$as"),), "a", MaterialForm.ELECTRONIC),
        ((), "i", MaterialForm.AUDIOBOOK),
        ((), "j", MaterialForm.MUSIC),
        ((), "c", MaterialForm.SCORE),
        ((), "d", MaterialForm.SCORE),
        ((), "e", MaterialForm.MAP),
        ((), "g", MaterialForm.FILM),
        ((), "l", MaterialForm.ELECTRONIC),
        ((), "k", MaterialForm.OTHER),
        ((), "r", MaterialForm.OTHER),
        ((field("126", "$aagxaxxx       xx$bxxx"),), "a", MaterialForm.AUDIOBOOK),
        ((field("106", "$ar"), field("126", "$aag")), "a", MaterialForm.BOOK),
        ((field("126", "$aag"), field("215", "$a120 с.$eCD")), "a", MaterialForm.BOOK),
        ((field("115", "$acb---"),), "a", MaterialForm.FILM),
        ((field("135", "$adrcn"),), "a", MaterialForm.ELECTRONIC),
        ((field("181", "$ah4$bxxxa"), field("182", "$aa")), "a", MaterialForm.AUDIOBOOK),
        ((field("181", "$ai#$b###d"), field("182", "$an")), "a", MaterialForm.BRAILLE),
        ((field("181", "$ad#$baxxe"),), "a", MaterialForm.SCORE),
        ((field("181", "$ad#$bbxxa"),), "a", MaterialForm.MUSIC),
        ((field("181", "$ab#$bcb2e"),), "a", MaterialForm.MAP),
        ((field("181", "$ab#$b#a2e"),), "a", MaterialForm.FILM),
        ((field("181", "$cspw$2rdacontent"),), "a", MaterialForm.AUDIOBOOK),
        ((field("181", "$ctct$2rdacontent"),), "a", MaterialForm.BRAILLE),
        ((field("181", "$ctxt"), field("182", "$cn")), "a", MaterialForm.BOOK),
        ((field("203", "$aТекст$bвизуальный$cнепосредственный"),), "a", MaterialForm.BOOK),
        ((field("203", "$aТекст$bтактильный$cнепосредственный"),), "a", MaterialForm.BRAILLE),
        ((field("203", "$aУстная речь$cаудио"),), "a", MaterialForm.AUDIOBOOK),
        ((field("203", "$aМузыка$bисполняемая$cаудио"),), "a", MaterialForm.MUSIC),
        ((field("203", "$aМузыка$bзаписанная знаками"),), "a", MaterialForm.SCORE),
        ((field("203", "$aИзображение$bдвижущееся$cвидео"),), "a", MaterialForm.FILM),
        ((field("205", "$aმსხვილშრიფტიანი გამოცემა"),), "a", MaterialForm.LARGE_PRINT),
        ((field("215", "$a4 кн., шрифт Брайля"),), "a", MaterialForm.BRAILLE),
        ((field("215", "$a1 აუდიოდისკი (MP3)"),), "a", MaterialForm.AUDIOBOOK),
        ((field("215", "$a1 зв. диск (CD-DA)"), field("608", "$aАудиокниги")), "a",
         MaterialForm.AUDIOBOOK),
        ((field("606", "$aШрифт Брайля"),), "a", MaterialForm.BOOK),
    ],
)  # fmt: skip
def test_forms(more: tuple[pymarc.Field, ...], kind: str, form: MaterialForm) -> None:
    leader = f"{BOOK[:6]}{kind}{BOOK[7:]}"
    assert title(record(coded(), TITLE, *more, leader=leader)).form is form


@pytest.mark.parametrize(
    ("designation", "form"),
    [
        ("Текст", MaterialForm.BOOK),
        ("Text printed", MaterialForm.BOOK),
        ("ტექსტი", MaterialForm.BOOK),
        ("Ноты", MaterialForm.SCORE),
        ("Карты", MaterialForm.MAP),
        ("Звукозапись", MaterialForm.AUDIOBOOK),
        ("ხმის ჩანაწერი", MaterialForm.AUDIOBOOK),
        ("Видеозапись", MaterialForm.FILM),
        ("ვიდეოჩანაწერი", MaterialForm.FILM),
        ("Электронный ресурс", MaterialForm.ELECTRONIC),
        ("Шрифт Брайля", MaterialForm.BRAILLE),
        ("ბრაილის შრიფტი", MaterialForm.BRAILLE),
    ],
)
def test_the_designation_of_the_material(designation: str, form: MaterialForm) -> None:
    assert title(book(1, f"$aX$b{designation}")).form is form


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ((field("210", "$aთბილისი$cმერანი$d1988"),), 1988),
        ((field("210", "$d[2015?]"),), 2015),
        ((field("214", "$dDL 2010", " 0"),), 2010),
        ((field("214", "$dC 1999", " 4"), field("214", "$d2001", " 0")), 2001),
        ((field("210", "$aМ."),), 1974),
    ],
)
def test_years(fields: tuple[pymarc.Field, ...], year: int) -> None:
    assert title(book(1, "$aX", *fields)).year == year


def test_the_day_it_was_entered() -> None:
    assert title(book(1, "$aX")).entered == date(2001, 2, 3)
    assert title(record(field("100", "$a|||"), TITLE)).entered is None
