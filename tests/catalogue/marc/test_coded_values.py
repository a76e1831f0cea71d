"""What the codes of a record say: language, audience, form and year."""

from __future__ import annotations

import pymarc
import pytest

from kiosk.catalogue.models import Audience, Language, MaterialForm
from tests.catalogue.marc.made import book, field, record
from tests.catalogue.marc.mapped import coded, title


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("geo", Language.GEORGIAN),
        ("eng", Language.ENGLISH),
        ("rus", Language.RUSSIAN),
        ("fre", Language.OTHER),
        ("|||", Language.GEORGIAN),
        ("   ", Language.GEORGIAN),
    ],
)
def test_languages(code: str, language: Language) -> None:
    assert title(book(1, "სათაური", coded=coded(language=code))).language is language


def test_language_from_041_where_008_has_none() -> None:
    made = record(field("041", "$aengrus"), field("245", "$aX"))
    assert title(made).language is Language.ENGLISH


@pytest.mark.parametrize(
    ("code", "audience"),
    [
        ("j", Audience.CHILDREN),
        ("a", Audience.CHILDREN),
        ("d", Audience.YOUNG),
        ("e", Audience.ADULT),
        (" ", Audience.ADULT),
        ("|", Audience.ADULT),
    ],
)
def test_audiences(code: str, audience: Audience) -> None:
    assert title(book(1, "X", coded=coded(audience=code))).audience is audience


SOUND = "00000nim a2200000 i 4500"


@pytest.mark.parametrize(
    ("more", "leader", "code", "form"),
    [
        ((), "", " ", MaterialForm.BOOK),
        ((), "", "d", MaterialForm.LARGE_PRINT),
        ((), "", "f", MaterialForm.BRAILLE),
        ((), SOUND, " ", MaterialForm.AUDIOBOOK),
        ((field("007", "tb"),), "", " ", MaterialForm.LARGE_PRINT),
        ((field("007", "tc"),), "", " ", MaterialForm.BRAILLE),
        (
            (
                field("007", "ta"),
                field("007", "sd fsngnn"),
            ),
            "",
            " ",
            MaterialForm.BOOK,
        ),
        ((field("336", "$atactile text$btct$2rdacontent"),), "", " ", MaterialForm.BRAILLE),
        ((field("336", "$aspoken word$bspw$2rdacontent"),), "", " ", MaterialForm.AUDIOBOOK),
        ((field("245", "$aX$h[sound recording]"),), "", " ", MaterialForm.AUDIOBOOK),
        ((field("300", "$a3 ტომი (ბრაილის შრიფტით)"),), "", " ", MaterialForm.BRAILLE),
        ((field("250", "$aLarge print edition"),), "", " ", MaterialForm.LARGE_PRINT),
        ((field("655", "$aმსხვილშრიფტიანი წიგნები"),), "", " ", MaterialForm.LARGE_PRINT),
        ((field("650", "$aბრაილის შრიფტი"),), "", " ", MaterialForm.BOOK),
    ],
)
def test_forms(more: tuple[pymarc.Field, ...], leader: str, code: str, form: MaterialForm) -> None:
    own = () if any(each.tag == "245" for each in more) else (field("245", "$aX"),)
    made = record(
        field("008", coded(form=code)), *own, *more, leader=leader or "00000nam a2200000 i 4500"
    )
    assert title(made).form is form


@pytest.mark.parametrize(
    ("written", "year"),
    [
        (field("260", "$c[2015?]"), 2015),
        (field("260", "$cc1999, 2001 printing"), 1999),
        (field("260", "$c2015 წ."), 2015),
        (field("260", "$a12345"), 1974),
        (field("245", "$bX"), 1974),
    ],
)
def test_years(written: pymarc.Field, year: int) -> None:
    assert title(book(1, "X", written)).year == year
