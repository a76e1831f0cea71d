"""From a line of a table to a patron: Koha's columns, and what is taken from each.

The names are those of Koha's tool "Import patrons" (Koha/Patrons/Import.pm: the columns of its
table ``borrowers``). What a kiosk does not need is not taken: no address, birthday, e-mail or
telephone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from kiosk.catalogue.marc.texts import clean
from kiosk.catalogue.patron_files.dates import DateError, DateOrder, read_date
from kiosk.catalogue.patron_files.lines import Line, PatronFileError, Table

CARD = "cardnumber"
TAKEN = (
    *(CARD, "surname", "firstname", "dateexpiry", "password", "lost", "gonenoaddress"),
    *("debarred", "opacnote"),
)
"""Columns whose values are taken."""
PASSED_OVER = (
    *("borrowernumber", "title", "middle_name", "othernames", "initials", "pronouns"),
    *("streetnumber", "streettype", "address", "address2", "city", "state", "zipcode", "country"),
    *("email", "phone", "mobile", "fax", "emailpro", "phonepro", "b_streetnumber", "b_streettype"),
    *("b_address", "b_address2", "b_city", "b_state", "b_zipcode", "b_country", "b_email"),
    *("b_phone", "dateofbirth", "branchcode", "categorycode", "dateenrolled", "date_renewed"),
    *("debarredcomment", "contactname", "contactfirstname", "contacttitle", "guarantorid"),
    *("borrowernotes", "relationship", "ethnicity", "ethnotes", "sex", "flags", "userid"),
    *("contactnote", "sort1", "sort2", "altcontactfirstname", "altcontactsurname"),
    *("altcontactaddress1", "altcontactaddress2", "altcontactaddress3", "altcontactstate"),
    *("altcontactzipcode", "altcontactcountry", "altcontactphone", "smsalertnumber"),
    *("sms_provider_id", "privacy", "privacy_guarantor_checkouts", "privacy_guarantor_fines"),
    *("checkprevcheckout", "updated_on", "lastseen", "lang", "login_attempts"),
    *("overdrive_auth_token", "anonymized", "autorenew_checkouts", "primary_contact_method"),
    *("protected", "secret", "auth_method", "password_expiration_date", "patron_attributes"),
    *("guarantor_id", "guarantor_firstname", "guarantor_surname", "guarantor_relationship"),
    *("preferred_name",),
)
"""Koha's other columns: known, and not taken."""
_OTHER_NAMES: Mapping[str, str] = MappingProxyType({
    "card_number": CARD, "card number": CARD, "card": CARD, "barcode": CARD,
    "last_name": "surname", "first_name": "firstname", "expiry_date": "dateexpiry",
    "date_expiry": "dateexpiry", "pin": "password",
})  # fmt: skip
_NO = frozenset({"", "0", "no", "n", "false", "null"})
_LONGEST_NAME = 200
_LONGEST_NOTE = 1_000
_HASHED = re.compile(r"\$\w{1,12}\$.+|[0-9A-Za-z+/]{22}|[0-9a-f]{32,}", re.S)
"""What Koha keeps in the place of passwords, should it have been exported."""


class LineError(ValueError):
    """The line is refused; says why, without what it holds."""


@dataclass(frozen=True, slots=True)
class FilePatron:
    """A patron as the file has them. None and "": the file does not say."""

    line: int
    card: str = field(repr=False)
    name: str = field(repr=False)
    expires: date | None = None
    restricted_until: date | None = None
    is_lost: bool = False
    is_without_address: bool = False
    message: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    is_hashed: bool = False
    """``password`` is what another system made of one, so that nobody can type it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where what stands in a line."""

    at: Mapping[str, int]
    unknown: tuple[str, ...]
    """Names of the file that mean nothing here."""
    order: DateOrder | None = None

    def patron(self, line: Line) -> FilePatron:
        """The patron of a line. Raises LineError."""
        if line.fault:
            raise LineError(line.fault)
        card = self._value(line.values, CARD)
        first, last = (clean(self._value(line.values, each)) for each in ("firstname", "surname"))
        name = " ".join(filter(None, (first, last)))
        if not name:
            raise LineError("it has neither surname nor firstname")
        if len(name) > _LONGEST_NAME:
            raise LineError(f"its name is longer than {_LONGEST_NAME} characters")
        password = self._value(line.values, "password")
        return FilePatron(
            line=line.number,
            card=card,
            name=name,
            expires=self._date(line.values, "dateexpiry"),
            restricted_until=self._date(line.values, "debarred"),
            is_lost=self._flag(line.values, "lost"),
            is_without_address=self._flag(line.values, "gonenoaddress"),
            message=clean(self._value(line.values, "opacnote"))[:_LONGEST_NOTE],
            password=password,
            is_hashed=_HASHED.fullmatch(password) is not None and not password.isdecimal(),
        )

    def _value(self, values: Sequence[str], column: str) -> str:
        place = self.at.get(column)
        return "" if place is None else values[place].strip()

    def _date(self, values: Sequence[str], column: str) -> date | None:
        text = self._value(values, column)
        if not text or text.startswith("0000-00-00") or text.lower() == "null":
            return None
        try:
            return read_date(text, self.order)
        except DateError as error:
            raise LineError(f"{column} {error}") from None

    def _flag(self, values: Sequence[str], column: str) -> bool:
        return self._value(values, column).lower() not in _NO


def columns_of(table: Table, renamed: Mapping[str, str], order: DateOrder | None = None) -> Columns:
    """Where what stands, by the first line; ``renamed``: the file's own names for Koha's.

    Raises PatronFileError where cards or names have no column, or one has two.
    """
    theirs = {name.strip().lower(): ours for name, ours in renamed.items()}
    missing = [name for name in theirs if name not in table.columns]
    if missing:
        raise PatronFileError(f"Its first line has no column {', '.join(missing)}.")
    at: dict[str, int] = {}
    unknown: list[str] = []
    for place, name in enumerate(table.columns):
        column = theirs.get(name) or _OTHER_NAMES.get(name, name)
        if column in at:
            raise PatronFileError(f"Its first line has two columns for {column}.")
        if column in TAKEN:
            at[column] = place
        elif column not in PASSED_OVER and name:
            unknown.append(name)
    lacking = [each for each in (CARD, "surname") if each not in at]
    if lacking and not (lacking == ["surname"] and "firstname" in at):
        raise PatronFileError(
            f"Its first line must name the columns; there is none for {' and '.join(lacking)}."
            " Say with --column THEIRS=OURS which one it is."
        )
    return Columns(at, tuple(unknown), order)
