"""Records in every encoding that UNIMARC and RUSMARC name, and in one that they do not name."""

from __future__ import annotations

import pytest

from kiosk.catalogue.marc.options import Options
from kiosk.catalogue.marc.reader import BadRecord, binary_title
from kiosk.catalogue.marc.title import Title
from tests.catalogue.marc.made import field
from tests.catalogue.marc.unimarc.made import (
    Encode,
    bytes_of,
    coded,
    in_sets,
    read,
    record,
    why_not,
)

RUSSIAN = ("Война и мир", "роман-эпопея", "Лев Николаевич Толстой", "Москва")
GEORGIAN = ("ვეფხისტყაოსანი", "პოემა", "შოთა რუსთაველი", "თბილისი")
ENGLISH = ("Jane Eyre", "an autobiography", "Charlotte Brontë", "London")
POLISH = ("Pan Tadeusz: księga", "poemat żółty", "Adam Mickiewicz", "Łódź")


def by(encoding: str) -> Encode:
    return lambda text: text.encode(encoding)


def made(texts: tuple[str, ...], sets: str, encode: Encode) -> bytes:
    title, subtitle, author, publisher = texts
    given, family = author.rsplit(" ", 1)
    return bytes_of(
        record(
            field("001", "17"),
            coded(sets=sets),
            field("101", "$aeng"),
            field("200", f"$a{title}$e{subtitle}", "1 "),
            field("210", f"$c{publisher}$d1988"),
            field("700", f"$a{family}$b{given}", " 1"),
        ),
        encode,
    )


@pytest.mark.parametrize(
    ("texts", "sets", "encode"),
    [
        (RUSSIAN, "50", by("utf-8")),
        (GEORGIAN, "50", by("utf-8")),
        (ENGLISH, "50", by("utf-8")),
        (RUSSIAN, "89", by("cp1251")),
        (RUSSIAN, "0189", by("cp1251")),
        (RUSSIAN, "79", by("cp866")),
        (RUSSIAN, "0179", by("cp866")),
        (RUSSIAN, "99", by("koi8-r")),
        (RUSSIAN, "0102", in_sets("01", "02")),
        (GEORGIAN, "0107", in_sets("01", "07")),
        (ENGLISH, "0103", in_sets("01", "03")),
        (POLISH, "0103", in_sets("01", "03")),
        # What many exports do: another set is named than UTF-8, which it is in.
        (RUSSIAN, "0189", by("utf-8")),
        (GEORGIAN, "0103", by("utf-8")),
        (GEORGIAN, "||||", by("utf-8")),
        (ENGLISH, "    ", by("utf-8")),
    ],
)
def test_the_encoding_that_field_100_names(
    texts: tuple[str, ...], sets: str, encode: Encode
) -> None:
    found = read(made(texts, sets, encode))
    assert (found.title, found.subtitle, found.author, found.publisher) == texts


@pytest.mark.parametrize("sets", ["50", "0189", "0103", "    ", "0111"])
def test_plain_ascii_whatever_is_named(sets: str) -> None:
    texts = ("Emma", "a novel", "Jane Austen", "London")
    assert read(made(texts, sets, str.encode)).title == "Emma"


def test_sets_are_found_where_field_100_is_too_short() -> None:
    data = bytes_of(
        record(field("100", "$a19980716d1997  y0rusy0189    ca"), field("200", "$aМир")),
        by("cp1251"),
    )
    assert read(data).title == "Мир"


def test_the_marks_of_filing_in_each_encoding() -> None:
    texts = ("\x88The \x89trial", "a novel", "Franz Kafka", "London")
    for sets, encode in (("50", by("utf-8")), ("0103", by("latin-1")), ("0189", by("latin-1"))):
        assert read(made(texts, sets, encode)).title == "The trial", sets


@pytest.mark.parametrize(
    ("texts", "sets", "encode", "why"),
    [
        (RUSSIAN, "79", by("cp1251"), "not in the encoding that it names"),
        (RUSSIAN, "89", by("cp866"), "not in the encoding that it names"),
        (RUSSIAN, "89", by("koi8-r"), "not in the encoding that it names"),
        (RUSSIAN, "50", by("cp1251"), "not in the encoding that it names"),
        (RUSSIAN, "0103", by("cp1251"), "not in the encoding that it names"),
        (RUSSIAN, "0107", by("cp1251"), "not in the encoding that it names"),
        (GEORGIAN, "50", in_sets("01", "07"), "not in the encoding that it names"),
        (RUSSIAN, "    ", by("cp1251"), "does not name the character set"),
        (RUSSIAN, "||||", by("cp866"), "does not name the character set"),
        (RUSSIAN, "01", by("cp1251"), "does not name the character set"),
        (RUSSIAN, "0111", by("cp1251"), "(11 in field 100) is not known here"),
        (
            tuple(each.encode("koi8-r").decode("cp1251") for each in RUSSIAN),
            "50",
            by("utf-8"),
            "read in a wrong encoding before",
        ),
    ],
)
def test_a_wrong_encoding_is_refused(
    texts: tuple[str, ...], sets: str, encode: Encode, why: str
) -> None:
    assert why in why_not(made(texts, sets, encode))


@pytest.mark.parametrize(
    ("texts", "encoding"),
    [(ENGLISH, "latin-1"), (GEORGIAN, "latin-1"), (RUSSIAN, "cp866"), (RUSSIAN, "koi8-r")],
)
def test_what_was_put_into_utf_8_twice(texts: tuple[str, ...], encoding: str) -> None:
    doubled = tuple(each.encode().decode(encoding) for each in texts)
    found = read(made(doubled, "50", by("utf-8")))
    assert (found.title, found.subtitle, found.author, found.publisher) == texts


@pytest.mark.parametrize(
    ("encode", "sets", "option"),
    [
        (by("cp1251"), "    ", "cp1251"),
        (by("cp1251"), "0103", "windows-1251"),
        (by("cp866"), "0189", "cp866"),
        (by("koi8-r"), "50", "koi8-r"),
        (in_sets("01", "02"), "||||", "iso-ir-37"),
        (by("utf-8"), "    ", "cp1251"),
    ],
)
def test_the_encoding_that_the_librarian_names(encode: Encode, sets: str, option: str) -> None:
    found = binary_title(made(RUSSIAN, sets, encode), Options(encoding=option))
    assert isinstance(found, Title), found
    assert (found.title, found.author) == (RUSSIAN[0], RUSSIAN[2])


def test_what_the_librarian_names_may_be_wrong_as_well() -> None:
    bad = binary_title(made(RUSSIAN, "0189", by("cp1251")), Options(encoding="cp866"))
    assert bad == BadRecord("its text is not in cp866: say with --encoding which it is in")
