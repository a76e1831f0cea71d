"""Copies of UNIMARC records, as five kinds of systems have them."""

from __future__ import annotations

from datetime import date

import pymarc
import pytest

from kiosk.catalogue.marc.title import Copy
from tests.catalogue.marc.made import field
from tests.catalogue.marc.unimarc.made import book, title


def copies(*fields: pymarc.Field) -> tuple[Copy, ...]:
    return title(book(1, "$aX", *fields)).copies


@pytest.mark.parametrize(
    ("tag", "content", "copy"),
    [
        (
            "995",
            "$aთბილისი$bMAIN$cEAST$f0001$k821 რუს$o0$rBK$52019-03-04",
            Copy(
                places=("EAST", "MAIN", "თბილისი"),
                homes=("MAIN", "თბილისი", "EAST"),
                barcode="0001",
                call_number="821 რუს",
                received=date(2019, 3, 4),
            ),
        ),
        (
            "952",
            "$aMAIN$bEAST$p0002$o821 რუს$70",
            Copy(
                places=("EAST", "MAIN"),
                homes=("MAIN", "EAST"),
                barcode="0002",
                call_number="821 რუს",
            ),
        ),
        (
            "899",
            "$aNLR$b2$k86-36$m66-4$p86-321475",
            Copy(places=("NLR", "2"), barcode="86-321475", call_number="86-36 66-4"),
        ),
        ("899", "$aNLR$h882$iП21", Copy(places=("NLR",), call_number="882 П21")),
        ("899", "$aФилиал 3$j84(2Рос)6", Copy(places=("Филиал 3",), call_number="84(2Рос)6")),
        ("899", "$1AN0001$2ANA BA$fP/G", Copy(places=("AN0001", "ANA BA"))),
        (
            "852",
            "$aNLR$j2003-8/2905$t1$n560203",
            Copy(places=("NLR",), barcode="560203", call_number="2003-8/2905"),
        ),
        (
            "852",
            "$pPT$aBN$bReservados$jRES 4562",
            Copy(places=("Reservados", "BN"), call_number="RES 4562"),
        ),
        (
            "852",
            "$aРГБ$bFB$jS 9/149$p00112233$x70",
            Copy(places=("FB", "РГБ"), barcode="00112233", call_number="S 9/149"),
        ),
    ],
)
def test_fields_of_copies(tag: str, content: str, copy: Copy) -> None:
    assert copies(field(tag, content)) == (copy,)


def test_the_union_catalogue_of_france() -> None:
    assert copies(
        field("915", "$5751052116:12$b0004"),
        field("930", "$5751052116:12$b751052116$a821 RUS"),
        field("930", "$5840072101:3$b840072101$a82 R"),
    ) == (
        Copy(places=("751052116", "751052116:12"), barcode="0004", call_number="821 RUS"),
        Copy(places=("840072101", "840072101:3"), call_number="82 R"),
    )


def test_an_item_is_not_told_of_twice() -> None:
    item = field("995", "$bMAIN$f0001")
    told = copies(
        item, field("899", "$aMAIN$j821"), field("852", "$aEAST"), field("899", "$aMAIN$p0001")
    )
    assert [(each.places[0], each.barcode) for each in told] == [("MAIN", "0001"), ("EAST", "")]
    two = copies(field("899", "$aMAIN$j1$p1"), field("899", "$aMAIN$j1$p2"), field("899", "$aMAIN"))
    assert [each.barcode for each in two] == ["1", "2", ""]


def test_what_is_read_over_the_network_stands_on_no_shelf() -> None:
    online = (field("106", "$as"), field("856", "$uhttps://example.org/1", "4 "))
    assert copies(*online, field("899", "$aMAIN$jонлайн")) == ()
    (disc,) = copies(*online, field("899", "$aMAIN$p0001"))
    assert disc.barcode == "0001"
    (scanned,) = copies(online[1], field("899", "$aMAIN$j821"))
    assert scanned.call_number == "821", "a printed book that can be read there as well"


@pytest.mark.parametrize(
    ("content", "is_reference", "is_missing"),
    [
        ("$o0$20", False, False),
        ("$o1", True, False),
        ("$oa", False, False),
        ("$o-1", False, True),
        ("$21", False, True),
        ("$01", False, True),
        ("$215.90", False, False),
    ],
)
def test_states_of_a_copy(content: str, is_reference: bool, is_missing: bool) -> None:
    (copy,) = copies(field("995", f"$bMAIN$f1{content}"))
    assert (copy.is_reference, copy.is_missing) == (is_reference, is_missing)


@pytest.mark.parametrize(
    ("classes", "number"),
    [
        ((field("686", "$a84(2Рос)6$2rubbk"), field("675", "$a821.353.1")), "821.353.1"),
        ((field("686", "$a84(2Рос)6$2rubbk"), field("676", "$a891.7")), "84(2Рос)6"),
        ((), ""),
    ],
)
def test_the_shelf_mark_of_the_title(classes: tuple[pymarc.Field, ...], number: str) -> None:
    assert title(book(1, "$aX", *classes)).call_number == number
