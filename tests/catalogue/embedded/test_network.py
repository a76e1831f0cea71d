"""The table of libraries: read strictly, kept whole, shown in its order."""

from __future__ import annotations

from datetime import time

import pytest

from kiosk.catalogue.backends.embedded import network
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.backends.embedded.network import NetworkTableError
from kiosk.catalogue.models import Library, LibraryId, LibraryKind, OpeningHours
from tests.catalogue.embedded.world import World

HEAD = "code,kind,sort,name_ka,name_en,pickup,hours,services_ka,services_en,phone,example,other\n"
MAIN = "M0,main,0,მთავარი,Main,yes,1-2 09:00-13:00; 1 14:00-18:00,ა; ბ,a; b,5550100,,x\n"


def test_a_full_line() -> None:
    (library,) = network.read("\ufeff" + HEAD + MAIN)
    morning = {day: OpeningHours(weekday=day, opens=time(9), closes=time(13)) for day in (1, 2)}
    assert library == Library(
        library_id=LibraryId("M0"),
        name_ka="მთავარი",
        name_en="Main",
        is_pickup_location=True,
        kind=LibraryKind.MAIN,
        hours=(
            morning[1],
            morning[2],
            OpeningHours(weekday=1, opens=time(14), closes=time(18)),
        ),
        services_ka=("ა", "ბ"),
        services_en=("a", "b"),
        phone="5550100",
    )


def test_only_the_needed_columns_in_the_order_of_sort() -> None:
    table = "code,kind,sort,name_ka,name_en,pickup\nF1,branch,9,ფ,B,no\nM0,main,1,მ,M,yes\n"
    libraries = network.read(table)
    assert [each.library_id for each in libraries] == ["M0", "F1"]
    assert (libraries[0].hours, libraries[0].services_en, libraries[0].phone) == ((), (), "")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("", "Line 1 lacks the columns code, kind"),
        ("code,kind,sort,name_ka,name_en\n", "lacks the columns pickup"),
        (HEAD, "names no library"),
        (HEAD + MAIN.replace("M0", "M 0"), "Line 2: code must"),
        (HEAD + MAIN.replace("main", "castle"), "kind must be one of main, branch"),
        (HEAD + MAIN.replace("yes", "perhaps"), "pickup yes or no"),
        (HEAD + MAIN.replace(",0,", ",zero,"), "Line 2"),
        (HEAD + MAIN.replace("მთავარი", ""), "must be filled in"),
        (HEAD + MAIN.replace("1-2 ", "Mon "), "hours must be like"),
        (HEAD + MAIN.replace("13:00", "08:00"), "Line 2: a value does not fit"),
        (HEAD + MAIN.replace("13:00", "25:00"), "Line 2"),
        (HEAD + MAIN + MAIN, "same code"),
        (HEAD + MAIN + MAIN.replace("M0", "M1"), "same sort"),
        (HEAD + "M0\n", "Line 2"),
    ],
)
def test_what_does_not_fit_is_named(table: str, says: str) -> None:
    with pytest.raises(NetworkTableError, match=says):
        network.read(table)


def test_kept_as_read(world: World) -> None:
    table = HEAD + MAIN.replace("M0", "X0") + "X1,mobile,1,მობ,Mob,no,,,,,yes,\n"
    with world.db() as db:
        for each in ("opening_hours", "libraries"):
            db.execute(f"DELETE FROM {each}")
        network.add(db, network.read(table))
    first, second = world.backend.libraries()
    asked, _ = network.read(table)
    assert first.model_copy(update={"hours": asked.hours}) == asked
    assert [(each.weekday, each.opens.hour) for each in first.hours] == [(1, 9), (1, 14), (2, 9)]
    assert (second.kind, second.is_example, second.hours) == (LibraryKind.MOBILE, True, ())


def test_the_demonstration_says_its_hours_are_made_up(demo: EmbeddedBackend) -> None:
    libraries = demo.libraries()
    assert [each.kind for each in libraries] == ["main", *["branch"] * 4, "corner", "mobile"]
    for each in libraries:
        assert each.is_example
        assert len(each.services_ka) == len(each.services_en) > 0
        assert (each.phone, each.address_ka, each.address_en) == ("", "", "")
    open_on = [{hours.weekday for hours in each.hours} for each in libraries]
    assert open_on[0] == {1, 2, 3, 4, 5, 6}
    assert open_on[-1] == set()


def test_no_library_closes_before_it_opens() -> None:
    with pytest.raises(ValueError, match="open before it closes"):
        OpeningHours(weekday=1, opens=time(9), closes=time(9))
