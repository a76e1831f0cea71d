"""The invented readers, loans and records of the samples; the books are known ones."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from kiosk.catalogue.models import (
    Account,
    Audience,
    Biblio,
    BiblioId,
    BiblioSummary,
    Block,
    Charge,
    CheckoutId,
    Hold,
    HoldId,
    HoldStatus,
    Item,
    ItemId,
    ItemStatus,
    Language,
    Library,
    LibraryId,
    Loan,
    MaterialForm,
    OpeningHours,
    Patron,
)
from kiosk.catalogue.outcomes import RefusalReason

TODAY = date(2026, 11, 23)
_TBILISI = timezone(timedelta(hours=4))

LIBRARIES = (
    Library(
        library_id=LibraryId("M0"),
        name_ka="მთავარი ბიბლიოთეკა",
        name_en="Main library",
        is_pickup_location=True,
        hours=tuple(
            OpeningHours(weekday=day, opens=time(10), closes=time(18 if day < 6 else 15))
            for day in range(1, 7)
        ),
        services_ka=("აბონემენტი", "სამკითხველო დარბაზი"),
        services_en=("lending", "reading room"),
        phone="000 00 00 00",
        address_ka="ნიმუშის ქუჩა 1",
        address_en="1 Example Street",
        is_example=True,
    ),
    Library(
        library_id=LibraryId("F1"),
        name_ka="ფილიალი №1",
        name_en="Branch 1",
        is_pickup_location=True,
    ),
    Library(
        library_id=LibraryId("F2"),
        name_ka="ფილიალი №2",
        name_en="Branch 2",
        is_pickup_location=True,
    ),
    Library(
        library_id=LibraryId("AC"),
        name_ka="ამერიკული კუთხე",
        name_en="American Corner",
        is_pickup_location=False,
    ),
)


def due_in(days: int) -> datetime:
    day = TODAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=_TBILISI)


def _loan(number: int, title: str, author: str, days: int, refusal: str | None = None) -> Loan:
    return Loan(
        checkout_id=CheckoutId(number),
        biblio_id=BiblioId(number),
        title=title,
        author=author,
        due=due_in(days),
        renewals_used=1,
        renewals_limit=2,
        is_overdue=days < 0,
        days_late=max(0, -days),
        refusal=refusal,
    )


LOANS = (
    _loan(1, "ჯაყოს ხიზნები", "მიხეილ ჯავახიშვილი", -4),
    _loan(2, "დიდოსტატის მარჯვენა", "კონსტანტინე გამსახურდია", 2),
    _loan(3, "კვაჭი კვაჭანტირაძე", "მიხეილ ჯავახიშვილი", 19, RefusalReason.ON_HOLD_FOR_OTHER),
    _loan(4, "The Knight in the Panther's Skin", "Shota Rustaveli", 45, RefusalReason.TOO_SOON),
)
MANY_LOANS = tuple(
    _loan(number, f"ქართული ზღაპრები, ტომი {number:02}", "", number) for number in range(1, 31)
)

BIBLIOS = (
    BiblioSummary(
        biblio_id=BiblioId(1),
        title="ვეფხისტყაოსანი",
        author="შოთა რუსთაველი",
        year=1974,
        language=Language.GEORGIAN,
        form=MaterialForm.BOOK,
        available_at=(LibraryId("M0"), LibraryId("F2"), LibraryId("F1")),
    ),
    BiblioSummary(
        biblio_id=BiblioId(2),
        title="ვეფხისტყაოსანი",
        author="შოთა რუსთაველი",
        year=2023,
        language=Language.GEORGIAN,
        form=MaterialForm.BRAILLE,
        available_at=(LibraryId("M0"),),
    ),
    BiblioSummary(
        biblio_id=BiblioId(3),
        title="The Knight in the Panther's Skin: a romantic epic, a close rendering in prose",
        author="Shota Rustaveli",
        language=Language.ENGLISH,
        form=MaterialForm.LARGE_PRINT,
        earliest_due=date(2026, 12, 5),
        hold_count=2,
    ),
    BiblioSummary(
        biblio_id=BiblioId(4),
        title="Витязь в тигровой шкуре",
        language=Language.RUSSIAN,
        form=MaterialForm.AUDIOBOOK,
        earliest_due=date(2027, 1, 5),
    ),
    *(
        BiblioSummary(
            biblio_id=BiblioId(10 + number),
            title=f"რუსთაველის მსოფლმხედველობა, ტომი {number}",
            author="შალვა ნუცუბიძე",
            year=1950 + number,
            language=Language.GEORGIAN,
            form=MaterialForm.BOOK,
        )
        for number in range(1, 9)
    ),
)

ODD = (
    BIBLIOS[0].model_copy(
        update={"biblio_id": BiblioId(90), "title": "Title [electronic resource]"}
    ),
    BIBLIOS[0].model_copy(update={"biblio_id": BiblioId(91), "title": "[b]notes[/]"}),
    BIBLIOS[0].model_copy(update={"biblio_id": BiblioId(92), "title": ""}),
    BIBLIOS[0].model_copy(update={"biblio_id": BiblioId(93), "title": "日本語の本" * 20}),
    BIBLIOS[0].model_copy(update={"biblio_id": BiblioId(94), "title": "ა" * 300}),
)


def _items(*statuses: tuple[str, ItemStatus, int | None]) -> tuple[Item, ...]:
    return tuple(
        Item(
            item_id=ItemId(number),
            library_id=LibraryId(library),
            call_number="821.353.1 რუს",
            status=status,
            due_date=None if days is None else TODAY + timedelta(days=days),
        )
        for number, (library, status, days) in enumerate(statuses, start=1)
    )


RECORD = Biblio(
    biblio_id=BiblioId(1),
    title="ვეფხისტყაოსანი",
    subtitle="პოემა",
    author="შოთა რუსთაველი",
    year=1974,
    language=Language.GEORGIAN,
    form=MaterialForm.BOOK,
    publisher="საბჭოთა საქართველო",
    subjects=("ქართული კლასიკა", "პოემა"),
    isbn="9789941310249",
    available_at=(LibraryId("M0"), LibraryId("F2")),
    items=_items(
        ("M0", ItemStatus.AVAILABLE, None),
        ("M0", ItemStatus.AVAILABLE, None),
        ("F2", ItemStatus.ON_LOAN, 12),
        ("F1", ItemStatus.IN_TRANSIT, None),
    ),
)
RECORD_ON_LOAN = RECORD.model_copy(
    update={
        "biblio_id": BiblioId(5),
        "title": "დიდოსტატის მარჯვენა",
        "subtitle": "",
        "author": "კონსტანტინე გამსახურდია",
        "available_at": (),
        "earliest_due": TODAY + timedelta(days=12),
        "hold_count": 2,
        "items": _items(("M0", ItemStatus.ON_LOAN, 12), ("F1", ItemStatus.ON_HOLD_SHELF, None)),
    }
)
RECORD_ELSEWHERE = RECORD.model_copy(
    update={
        "biblio_id": BiblioId(6),
        "available_at": (LibraryId("F2"),),
        "items": _items(("F2", ItemStatus.AVAILABLE, None)),
        "audience": Audience.CHILDREN,
        "original_title": "The Man in the Panther Skin",
    }
)
RECORD_REFERENCE = RECORD.model_copy(
    update={
        "biblio_id": BiblioId(7),
        "available_at": (),
        "is_holdable": False,
        "items": _items(("M0", ItemStatus.REFERENCE, None)),
    }
)
RECORD_BARE = Biblio(
    biblio_id=BiblioId(8),
    title="",
    language=Language.OTHER,
    form=MaterialForm.BOOK,
    is_holdable=False,
)

HOLD = Hold(
    hold_id=HoldId(7),
    biblio_id=BiblioId(5),
    title="დიდოსტატის მარჯვენა",
    author="კონსტანტინე გამსახურდია",
    pickup_library_id=LibraryId("F2"),
    status=HoldStatus.PENDING,
    queue_position=3,
    placed_on=TODAY,
)

HOLDS = (
    HOLD.model_copy(
        update={
            "hold_id": HoldId(1),
            "title": "Les misérables",
            "author": "Victor Hugo",
            "pickup_library_id": LibraryId("M0"),
            "status": HoldStatus.READY,
            "queue_position": None,
            "last_pickup_day": TODAY + timedelta(days=4),
        }
    ),
    HOLD,
    HOLD.model_copy(
        update={
            "hold_id": HoldId(3),
            "title": "Война и мир",
            "status": HoldStatus.IN_TRANSIT,
            "queue_position": None,
        }
    ),
    HOLD.model_copy(
        update={
            "hold_id": HoldId(4),
            "title": "ვეფხისტყაოსანი",
            "status": HoldStatus.SUSPENDED,
            "suspended_until": TODAY + timedelta(days=30),
        }
    ),
)

ACCOUNT = Account(
    patron=Patron(
        name="ნინო მაგალითაძე",
        card_expires=TODAY + timedelta(days=400),
        balance=Decimal("0.60"),
        loan_count=8,
        loan_limit=40,
        hold_count=3,
        hold_limit=6,
        message="თქვენი დაკარგული ქოლგა ჩვენთანაა.",
    ),
    charges=(
        Charge(
            description="ჯაყოს ხიზნები",
            kind="overdue",
            amount=Decimal("0.60"),
            charged_on=TODAY - timedelta(days=3),
        ),
    ),
)
BLOCKED_ACCOUNT = Account(
    patron=Patron(
        name="თამარ მაგალითაძე",
        card_expires=TODAY - timedelta(days=12),
        blocks=tuple(Block),
        balance=Decimal("9.25"),
        loan_limit=40,
        hold_limit=6,
    ),
    charges=(
        Charge(description="", kind="lost", amount=Decimal("9.25"), charged_on=date(2025, 12, 30)),
    ),
)
