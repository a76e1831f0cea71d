"""What becomes of the fields of one record."""

from __future__ import annotations

from datetime import date

import pymarc
import pytest

from kiosk.catalogue.marc.reader import binary_title
from kiosk.catalogue.marc.title import Title
from kiosk.catalogue.models import Language
from tests.catalogue.marc.made import GEORGIAN_BOOK, book, field, record
from tests.catalogue.marc.mapped import coded, title, why_not


def test_a_whole_record() -> None:
    found = title(
        record(
            field("001", "kv-17"),
            field("003", "GE-RU"),
            field("008", GEORGIAN_BOOK),
            field("020", "$a978-9941-31-024-9 (მაგარ ყდაში) :$c20 ლარი"),
            field("020", "$a9941310240"),
            field("080", "$a821.353.1"),
            field("100", "$aრუსთაველი, შოთა,$dXII ს.", "1 "),
            field("240", "$aThe man in the panther's skin"),
            field("245", "$aვეფხისტყაოსანი :$bპოემა /$cშოთა რუსთაველი ; მხატვარი ი. თოიძე.", "10"),
            field("250", "$aმე-2 გამოც."),
            field("264", "$aთბილისი :$bსაბჭოთა საქართველო,$c1974.", " 1"),
            field("264", "$c©1966", " 4"),
            field("490", "$aქართული პოეზია ;$v3"),
            field("650", "$aქართული კლასიკა$xპოეზია", " 4"),
            field("653", "$aპოემა$aრაინდი"),
            field("700", "$aთოიძე, ირაკლი,$eმხატვარი.", "1 "),
            field("700", "$aსტამბა,$4prt", "0 "),
        )
    )
    assert found == Title(
        title="ვეფხისტყაოსანი",
        subtitle="პოემა",
        author="შოთა რუსთაველი; ირაკლი თოიძე (მხატვარი)",
        names=("შოთა რუსთაველი", "ირაკლი თოიძე", "სტამბა"),
        original_title="The man in the panther's skin",
        series=("ქართული პოეზია, 3",),
        subjects=("ქართული კლასიკა – პოეზია", "პოემა", "რაინდი"),
        year=1974,
        publisher="საბჭოთა საქართველო",
        edition="მე-2 გამოც.",
        language=Language.GEORGIAN,
        isbns=("9789941310249", "9941310240"),
        call_number="821.353.1",
        entered=date(1985, 1, 1),
        control_number="GE-RU:kv-17",
    )


def test_georgian_goes_before_its_romanisation() -> None:
    found = title(
        record(
            field("008", coded()),
            field("100", "$6880-01$aRustʻaveli, Šotʻa", "1 "),
            field("245", "$6880-02$aVepʻxistqaosani :$bpoema", "10"),
            field("650", "$6880-03$aKʻartʻuli poezia", " 4"),
            field("880", "$6100-01/(2/r$aრუსთაველი, შოთა", "1 "),
            field("880", "$6245-02$aვეფხისტყაოსანი :$bპოემა", "10"),
            field("880", "$6650-03$aქართული პოეზია", " 4"),
            field("880", "$6260-00$bმერანი,$c1988"),
        )
    )
    assert (found.title, found.subtitle, found.author) == (
        "ვეფხისტყაოსანი",
        "პოემა",
        "შოთა რუსთაველი",
    )
    assert found.other_titles == ("Vepʻxistqaosani poema",)
    assert found.names == ("შოთა რუსთაველი", "Šotʻa Rustʻaveli")
    assert (found.subjects, found.other_subjects) == (("ქართული პოეზია",), ("Kʻartʻuli poezia",))
    assert (found.publisher, found.year) == ("მერანი", 1988)


def test_a_romanisation_in_880_does_not_push_georgian_aside() -> None:
    found = title(
        book(
            1,
            "არ არის",
            field("880", "$6245-01$aar aris"),
        )
    )
    assert found.title == "არ არის"
    swapped = record(
        field("008", coded()),
        field("245", "$6880-01$aჯაყოს ხიზნები", "10"),
        field("880", "$6245-01$aJaqʼos xiznebi", "10"),
    )
    assert title(swapped).title == "ჯაყოს ხიზნები"
    assert title(swapped).other_titles == ("Jaqʼos xiznebi",)


def test_cyrillic_goes_before_its_romanisation() -> None:
    found = title(
        record(
            field("008", coded(language="rus")),
            field("245", "$6880-01$aVoĭna i mir", "10"),
            field("880", "$6245-01$aВойна и мир", "10"),
        )
    )
    assert (found.title, found.other_titles) == ("Война и мир", ("Voĭna i mir",))


def test_marc_8_with_references_for_georgian() -> None:
    made = record(
        field("245", "$aVepxi :$b&#x10D5;&#x10D4;&#4318;", "10"),
        leader="00000nam  2200000 i 4500",
    )
    raw = bytearray(made.as_marc())
    raw[9:10] = b" "
    found = binary_title(bytes(raw))
    assert isinstance(found, Title)
    assert (found.title, found.subtitle) == ("Vepxi", "ვეფ".replace("ფ", "\u10de"))


def test_marc_8_accents_are_composed() -> None:
    raw = bytearray(record(field("245", "$aMis@rables", "10")).as_marc())
    raw[9:10] = b" "
    # MARC-8: the accent (E2, acute) stands before its letter. One byte more, so the sizes change.
    made = bytes(raw).replace(b"Mis@rables", b"Mis\xe2erables"[:10])
    found = binary_title(made)
    assert isinstance(found, Title)
    assert found.title == "Misérable"


def test_utf_8_that_forgot_to_say_so() -> None:
    raw = bytearray(book(1, "ჯაყოს ხიზნები").as_marc())
    raw[9:10] = b" "
    found = binary_title(bytes(raw))
    assert isinstance(found, Title)
    assert found.title == "ჯაყოს ხიზნები"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("$aTolkien, J. R. R.$q(John Ronald Reuel),$d1892-1973", "J. R. R. Tolkien"),
        ("$aKing, Martin Luther,$cJr.", "Martin Luther King"),
        ("$aვაჟა-ფშაველა,$d1861-1915", "ვაჟა-ფშაველა"),
        ("$aრუსთაველი, შოთა.", "შოთა რუსთაველი"),
    ],
)
def test_names_in_reading_order(written: str, shown: str) -> None:
    assert title(book(1, "X", field("100", written, "1 "))).author == shown


def test_names_that_are_not_turned_round() -> None:
    assert title(book(1, "X", field("100", "$aილია$bII,$cპატრიარქი", "0 "))).author == (
        "ილია II, პატრიარქი"
    )
    assert title(book(1, "X", field("110", "$aსაქართველო.$bპარლამენტი"))).author == (
        "საქართველო. პარლამენტი"
    )


def test_roles_by_code_are_told_in_the_script_of_the_name() -> None:
    found = title(
        book(
            1,
            "ჰამლეტი",
            field("100", "$aშექსპირი, უილიამ", "1 "),
            field("700", "$aმაჩაბელი, ივანე$4trl", "1 "),
            field("700", "$aSmith, John$4http://id.loc.gov/vocabulary/relators/edt", "1 "),
            field("700", "$aНабоков, Владимир$4trl", "1 "),
        )
    )
    assert found.author == (
        "უილიამ შექსპირი; ივანე მაჩაბელი (მთარგმნელი); John Smith (editor);"
        " Владимир Набоков (переводчик)"
    )


def test_without_a_heading_the_statement_of_responsibility_names_the_author() -> None:
    made = record(field("008", coded()), field("245", "$aლექსები /$cგალაკტიონ ტაბიძე ; რედ. ნ. ნ."))
    found = title(made)
    assert (found.author, found.names) == ("გალაკტიონ ტაბიძე", ("გალაკტიონ ტაბიძე",))


def test_contained_works_make_no_authors_but_are_found() -> None:
    found = title(book(1, "კრებული", field("700", "$aTolstoy, Leo$tFather Sergius", "12")))
    assert found.author == ""
    assert "Father Sergius" in found.other_titles


def test_volumes_can_be_told_apart() -> None:
    made = record(field("245", "$aთხზულებანი.$nტომი 2,$pპროზა /$cილია ჭავჭავაძე"))
    assert title(made).title == "თხზულებანი. ტომი 2, პროზა"


def test_a_parallel_title_is_no_subtitle() -> None:
    made = record(field("245", "$aთამარი =$bTamar :$bისტორიული რომანი"))
    assert (title(made).subtitle, title(made).other_titles) == ("ისტორიული რომანი", ("Tamar",))


def test_copies_of_koha() -> None:
    found = title(
        book(
            1,
            "X",
            field("952", "$aMAIN$bEAST$p0001$o821 რუს$70$d2026-09-01"),
            field("952", "$aMAIN$bMAIN$p0002$71"),
            field("952", "$aMAIN$bMAIN$p0003$14"),
            field("952", "$aMAIN$bMAIN$p0004$7-1"),
        )
    ).copies
    assert found[0].places == ("EAST", "MAIN")
    assert found[0].homes == ("MAIN", "EAST")
    assert (found[0].barcode, found[0].call_number) == ("0001", "821 რუს")
    assert found[0].received == date(2026, 9, 1)
    assert [each.is_reference for each in found] == [False, True, False, False]
    assert [each.is_missing for each in found] == [False, False, True, True]


def test_copies_of_marc() -> None:
    (found,) = title(book(1, "X", field("852", "$aGE-RU$bMAIN$h821$iრუს$p17"))).copies
    assert found.places == ("MAIN", "GE-RU")
    assert (found.barcode, found.call_number) == ("17", "821 რუს")


def test_text_is_cleaned() -> None:
    found = title(book(1, "\x98The \x9cbook\u202e <i>of</i>\u200b  names /"))
    assert found.title == "The book of names"
    assert title(book(1, "a < b and [b]c[/b] & d")).title == "a < b and [b]c[/b] & d"


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (record(field("100", "$aX")), "no title"),
        (record(field("245", "$a /"), field("100", "$aX")), "no title"),
        (record(field("245", "$aX"), leader="00000dam a2200000 i 4500"), "deleted"),
        (record(field("100", "$aX"), leader="00000nz  a2200000n  4500"), "authority"),
        (record(field("004", "1"), leader="00000nx  a2200000n  4500"), "holdings"),
    ],
)
def test_what_is_no_title(made: pymarc.Record, why: str) -> None:
    assert why in why_not(made)


def test_odd_contents_break_nothing() -> None:
    for tag in ("020", "041", "100", "240", "245", "260", "490", "650", "700", "852", "880", "952"):
        for content in ("$a", "$6880-01$a", "$6$a/", "$a,", "$4", "$x;", "$p ", "$7x"):
            made = book(1, "X", field(tag, content))
            assert title(made).title == "X"
    for tag in ("007", "008"):
        assert title(book(1, "X", field(tag, "?"), coded="")).title == "X"
