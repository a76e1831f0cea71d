"""What a UNIMARC record is called: field 200 with all its parts, volumes, other titles."""

from __future__ import annotations

import pymarc
import pytest

from tests.catalogue.marc.made import field
from tests.catalogue.marc.unimarc.made import VOLUME, book, coded, record, title


def called(content: str, *more: pymarc.Field, leader: str = "") -> list[object]:
    """Title, subtitle, other titles."""
    made = record(
        coded(), field("200", content, "1 "), *more, leader=leader or "00000nam0 2200000   450 "
    )
    found = title(made)
    return [found.title, found.subtitle, list(found.other_titles)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("$aვეფხისტყაოსანი$fშოთა რუსთაველი", ["ვეფხისტყაოსანი", "", []]),
        ("$aდედა ენა$eსახელმძღვანელო$eI კლასი", ["დედა ენა", "სახელმძღვანელო: I კლასი", []]),
        ("$aЧе Гевара$eПоследний романтик$e[16+]", ["Че Гевара", "Последний романтик", []]),
        (
            "$aРазговорник$dGuide de conversation$eкраткий",
            ["Разговорник", "краткий", ["Guide de conversation"]],
        ),
        (
            "$aქართული ენა$eლექსიკონი$dThe Georgian Language$ea dictionary",
            ["ქართული ენა", "ლექსიკონი", ["The Georgian Language"]],
        ),
        (
            "$aТом 1$hЧасть 2$iДороги$dVolume 1$hPart 2$iRoads",
            ["Том 1. Часть 2, Дороги", "", ["Volume 1"]],
        ),
        ("$aМатематика$h= Mathematics$eучебник", ["Математика", "учебник", []]),
        (
            "$aЛегенда горного ручья$aРассказы о привидениях$fК. Кин",
            [
                "Легенда горного ручья; Рассказы о привидениях",
                "",
                ["Легенда горного ручья", "Рассказы о привидениях"],
            ],
        ),
        (
            "$aHamlet$fWilliam Shakespeare$cVolpone$fBen Jonson$cEdward II$cFaustus",
            [
                "Hamlet; Volpone; Edward II",
                "",
                ["Hamlet", "Volpone", "Edward II", "Faustus"],
            ],
        ),
        ("$aСобрание сочинений$vТ. 3", ["Собрание сочинений. Т. 3", "", []]),
        ("$a<<The >>Trial", ["The Trial", "", []]),
        ("$a\x88La \x89peste", ["La peste", "", []]),
        ("$a\x98Der \x9cProzess", ["Der Prozess", "", []]),
        ("$a≠NSB≠La ≠NSE≠vision publique", ["La vision publique", "", []]),
        ("$aIl *nome della rosa", ["Il nome della rosa", "", []]),
        ("$aL'*altra faccia", ["L'altra faccia", "", []]),
        ("$aM*A*S*H", ["M*A*S*H", "", []]),
        ("$a€uro : pro ‰ contra", ["€uro : pro ‰ contra", "", []]),
        ("$aC++", ["C++", "", []]),
    ],
)
def test_field_200(content: str, expected: list[object]) -> None:
    assert called(content) == expected


WHOLE = field("461", "$1001123$12001 $aთხზულებანი$fი. ჭავჭავაძე$vტ. 2", " 0")


@pytest.mark.parametrize(
    ("content", "indicators", "expected"),
    [
        ("$aტ. 2", "0 ", "თხზულებანი. ტ. 2"),
        ("$aტომი II.", "1 ", "თხზულებანი. ტომი II"),
        ("$aმე-2 ტომი", "1 ", "თხზულებანი. მე-2 ტომი"),
        ("$aТ. 2: Проза", "1 ", "თხზულებანი. Т. 2: Проза"),
        ("$aВып. 7, 8", "1 ", "თხზულებანი. Вып. 7, 8"),
        ("$aMarch", "0 ", "თხზულებანი. March"),
        ("$eპროზა", "1 ", "თხზულებანი. ტ. 2"),
        ("$aკაცია-ადამიანი", "1 ", "კაცია-ადამიანი"),
        ("$a1984", "1 ", "1984"),
        ("$aТом Сойер", "1 ", "Том Сойер"),
        ("$aVolga 24", "1 ", "Volga 24"),
    ],
)
def test_a_volume_has_the_name_of_the_whole(content: str, indicators: str, expected: str) -> None:
    found = title(record(coded(), field("200", content, indicators), WHOLE, leader=VOLUME))
    assert found.title == expected
    assert ("თხზულებანი, ტ. 2" in found.series) is not expected.startswith("თხზულებანი")


def test_the_whole_as_older_systems_name_it() -> None:
    whole = field("461", "$tЗадачи и этюды$vВып. 13")
    found = title(record(coded(), field("200", "$aВып. 13.", "0 "), whole, leader=VOLUME))
    assert found.title == "Задачи и этюды. Вып. 13"


def test_the_whole_of_several_levels() -> None:
    found = title(
        record(
            coded(),
            field("200", "$aВып. 2", "0 "),
            field("461", "$12001 $aВестник университета$vВып. 269", " 0"),
            field("462", "$12001 $aХимическая технология$vВып. 2", " 0"),
            leader=VOLUME,
        )
    )
    assert found.title == "Химическая технология. Вып. 2"
    assert found.other_titles == ("Вестник университета. Вып. 269",)


def test_other_titles() -> None:
    found = title(
        book(
            1,
            "$aВыбранныя места",
            field("510", "$aSelected places$zeng", "1 "),
            field("512", "$aМеста"),
            field("517", "$aИзбранное$hЧ. 1"),
            field("518", "$aВыбранные места", "1 "),
            field("423", "$12001 $aОтшельник$1700 1$aПогожев$bИ. Б.$gИван Борисович", " 0"),
            field("464", "$12001 $aПервый рассказ", " 0"),
        )
    )
    assert found.other_titles == (
        "Selected places",
        "Места",
        "Избранное. Ч. 1",
        "Выбранные места",
        "Отшельник",
        "Первый рассказ",
    )
    assert "Иван Борисович Погожев" in found.names


@pytest.mark.parametrize(
    "original",
    [
        field("454", "$1001X$12001 $aAnna Karenina$1700 1$aTolstoi$bL.", " 0"),
        field("454", "$tAnna Karenina"),
        field("500", "$aAnna Karenina$mგერმანული", "10"),
    ],
)
def test_the_original_title(original: pymarc.Field) -> None:
    found = title(book(1, "$aანა კარენინა", original))
    assert found.original_title == "Anna Karenina"
    assert found.other_titles == ()


def test_the_same_title_in_several_scripts() -> None:
    found = title(
        record(
            coded(),
            field("200", "$6a01$7ba$aVepkhistqaosani$epoema", "1 "),
            field("200", "$6a01$7ma$aვეფხისტყაოსანი$eპოემა", "1 "),
            field("700", "$6a02$7ba$aRustaveli$bShota", " 1"),
            field("700", "$6a02$7ma$aრუსთაველი$bშოთა", " 1"),
        )
    )
    assert (found.title, found.subtitle) == ("ვეფხისტყაოსანი", "პოემა")
    assert found.other_titles == ("Vepkhistqaosani poema",)
    assert found.author == "შოთა რუსთაველი"
    assert found.names == ("შოთა რუსთაველი", "Shota Rustaveli")


def test_what_a_volume_of_the_same_name_differs_by_is_shown() -> None:
    both = [
        title(book(n, f"$aИстория$hКн. {n}")).title
        for n in (1, 2)
    ]  # fmt: skip
    assert both == ["История. Кн. 1", "История. Кн. 2"]
