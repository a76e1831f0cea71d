"""UNIMARC records as titles of the catalogue: what is taken from which field."""

from __future__ import annotations

from datetime import date

import pymarc
import pytest

from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.reader import BadRecord, binary_title
from kiosk.catalogue.marc.title import Copy, Title
from kiosk.catalogue.models import Audience, Language, MaterialForm
from tests.catalogue.marc.made import binary, field
from tests.catalogue.marc.made import book as marc21_book
from tests.catalogue.marc.unimarc.made import (
    BOOK,
    book,
    bytes_of,
    coded,
    record,
    title,
    why_not,
)

GEORGIAN = record(
    field("001", "RU-0017"),
    field("003", "GE-RU"),
    field("010", "$aISBN 978-9941-31-024-9$bყდაში$d12 ლ."),
    field("010", "$z5-02-011390-1"),
    coded(year="1988", audience="e"),
    field("101", "$ageo"),
    field("102", "$aGE"),
    field("105", "$aa   a   001ay"),
    field("200", "$aდათა თუთაშხია$eრომანი$fჭაბუა ამირეჯიბი$gმხატვარი ლადო სუთიძე", "1 "),
    field("205", "$aმე-3 გამოცემა"),
    field("210", "$aთბილისი$cმერანი$d1988"),
    field("215", "$a784 გვ.$cილ.$d21 სმ"),
    field("225", "$aქართული პროზა$hწიგნი$v12", "2 "),
    field("410", "$12001 $aქართული პროზა. წიგნი$v12", " 0"),
    field("606", "$aქართული რომანი$zXX საუკუნე$jკრებულები$2local"),
    field("600", "$aმაჩაბელი$bი.$gივანე$f1854-1898", " 1"),
    field("607", "$aრუსთავი$xისტორია"),
    field("610", "$aაბრაგები; ჟანდარმები$aკავკასია", "0 "),
    field("675", "$a821.353.1-31"),
    field("700", "$aამირეჯიბი$bჭ.$gჭაბუა$f1921-2013", " 1"),
    field("801", "$aGE$bRU$c20010203", " 0"),
    field("899", "$aMAIN$j821 ამი$p0001"),
)


def test_everything_that_is_taken() -> None:
    found = title(GEORGIAN)
    assert found == Title(
        title="დათა თუთაშხია",
        subtitle="რომანი",
        author="ჭაბუა ამირეჯიბი",
        names=("ჭაბუა ამირეჯიბი", "ჭ. ამირეჯიბი"),
        series=("ქართული პროზა. წიგნი, 12",),
        subjects=(
            "ქართული რომანი – XX საუკუნე – კრებულები",
            "მაჩაბელი, ივანე",
            "რუსთავი – ისტორია",
            "აბრაგები",
            "ჟანდარმები",
            "კავკასია",
        ),
        year=1988,
        publisher="მერანი",
        edition="მე-3 გამოცემა",
        language=Language.GEORGIAN,
        form=MaterialForm.BOOK,
        audience=Audience.YOUNG,
        isbns=("9789941310249",),
        call_number="821.353.1-31",
        entered=date(2001, 2, 3),
        control_number="GE-RU:RU-0017",
        copies=(Copy(places=("MAIN",), barcode="0001", call_number="821 ამი"),),
    )


@pytest.mark.parametrize(
    ("fields", "number"),
    [
        ((field("001", "17"), field("003", "GE-RU")), "GE-RU:17"),
        ((field("001", "17"),), ":17"),
        ((field("001", "1"), field("003", "http://www.sudoc.fr/1")), "www.sudoc.fr:1"),
        ((field("001", r"RU\NLR\bibl\3415"),), r":RU\NLR\bibl\3415"),
        ((), ""),
    ],
)
def test_control_numbers(fields: tuple[pymarc.Field, ...], number: str) -> None:
    assert title(record(*fields, coded(), field("200", "$aX"))).control_number == number


@pytest.mark.parametrize(
    ("fields", "series"),
    [
        ((field("225", "$aБиблиотека историка$eБИ$vвып. 3"),), ("Библиотека историка, вып. 3",)),
        ((field("410", "$tEncyclopédie$v37"),), ("Encyclopédie, 37",)),
        ((field("225", "$aX"), field("410", "$12001 $aX$v4")), ("X, 4",)),
    ],
)  # fmt: skip
def test_series(fields: tuple[pymarc.Field, ...], series: tuple[str, ...]) -> None:
    assert title(book(1, "$aX", *fields)).series == series


def test_an_article_is_in_an_issue_and_a_whole_has_volumes() -> None:
    fields = (
        field("200", "$aИ вечен вешний свет", "1 "),
        field("461", "$12001 $aИзвестия", " 0"),
        field("463", "$12000 $a26 окт.$1210  $d1982", " 0"),
    )
    article = title(record(coded(), *fields, leader=f"{BOOK[:7]}a2{BOOK[9:]}"))
    assert (article.title, article.series) == ("И вечен вешний свет", ("Известия", "26 окт."))
    assert article.year == 1982
    whole = title(record(coded(), *fields, leader=f"{BOOK[:8]}1{BOOK[9:]}"))
    assert (whole.series, whole.year) == (("Известия",), 1974)


@pytest.mark.parametrize(
    ("subject", "heading"),
    [
        (field("601", "$aРосконцерт$bОркестр$xИстория"), "Росконцерт. Оркестр – История"),
        (field("602", "$aОрбелиани$xИстория"), "Орбелиани – История"),
        (field("605", "$aБиблия$xКомментарии"), "Библия – Комментарии"),
        (field("608", "$aРоманы$yГрузия"), "Романы – Грузия"),
        (
            field("604", "$1600 1$aНейман$bМ. Б.$gМоисей Борисович$1605  $aШахматы$jСборники"),
            "Нейман, Моисей Борисович – Шахматы – Сборники",
        ),
    ],
)
def test_subjects(subject: pymarc.Field, heading: str) -> None:
    assert title(book(1, "$aX", subject)).subjects == (heading,)


@pytest.mark.parametrize(
    ("fields", "publisher"),
    [
        ((field("210", "$a[თბ.]$c[მერანი]$d1988"),), "მერანი"),
        ((field("214", "$cPrinter", " 3"), field("214", "$cGallimard", " 0")), "Gallimard"),
        ((field("210", "$d1988"), field("461", "$12001 $aX$1210  $cНаука")), "Наука"),
    ],
)
def test_publishers(fields: tuple[pymarc.Field, ...], publisher: str) -> None:
    assert title(book(1, "$aY", *fields)).publisher == publisher


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (record(coded(), field("200", "$fავტორი")), "no title (field 200)"),
        (record(coded(), field("200", "$a / ")), "no title (field 200)"),
        (record(field("200", "$aX"), leader=f"00000d{BOOK[6:]}"), "deleted"),
        (record(field("200", "$aრუსთაველი$bშ."), leader=f"{BOOK[:6]}x{BOOK[7:]}"), "authority"),
        (record(field("200", "$aX"), leader=f"{BOOK[:6]}v{BOOK[7:]}"), "holdings"),
    ],
)
def test_what_is_no_title(made: pymarc.Record, why: str) -> None:
    assert why in why_not(bytes_of(made))


def test_each_record_of_a_file_is_of_its_own_format() -> None:
    both = binary([marc21_book(1, "MARC21")]), bytes_of(book(1, "$aUNIMARC"))
    made = [binary_title(each) for each in both]
    assert [each.title for each in made if isinstance(each, Title)] == ["MARC21", "UNIMARC"]


@pytest.mark.parametrize(
    ("name", "says"),
    [("marc21", "it has no title (field 245)"), ("unimarc", "X"), ("rusmarc", "X")],
)
def test_the_format_that_the_librarian_names(name: str, says: str) -> None:
    made = binary_title(bytes_of(book(1, "$aX")), Options(format=name))
    assert (made.why if isinstance(made, BadRecord) else made.title) == says


def test_kinds_of_copies_that_the_librarian_names() -> None:
    made = bytes_of(book(1, "$aX", field("995", "$bMAIN$f1$rKAS")))
    found = binary_title(made, Options(item_types={"KAS": MaterialForm.AUDIOBOOK}))
    assert isinstance(found, Title)
    assert found.form is MaterialForm.AUDIOBOOK


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("$aმე-2 გამოცემა$bშევსებული", "მე-2 გამოცემა, შევსებული"),
        ("$a2-е изд.$bперераб. и доп.$fИванов", "2-е изд., перераб. и доп."),
        ("$a3. ed. /$fA. Nobody", "3. ed."),
    ],
)
def test_the_edition_statement(written: str, kept: str) -> None:
    assert title(book(1, "$aქარი", field("205", written))).edition == kept
