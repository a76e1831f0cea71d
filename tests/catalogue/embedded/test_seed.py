"""The demonstration library: whole, consistent, and every card shows what it promises."""

from __future__ import annotations

import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.catalogue.backends.backend import Authenticated, PatronId
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend, open_embedded
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed import NotEmptyError, demo_cards, is_empty, seed
from kiosk.catalogue.finding import LONGEST_QUERY
from kiosk.catalogue.models import (
    BiblioId,
    Block,
    HoldStatus,
    ItemStatus,
    MaterialForm,
)
from kiosk.catalogue.outcomes import RefusalReason, Refused
from tests.catalogue.editions import found_ids
from tests.catalogue.embedded.world import CHEAP, M0, TODAY, Clock, day

SITUATIONS = [
    "many-loans", "suspended-hold", "expired", "restricted", "owing", "lock-out", "child",
    "nothing", "hold-limit", "card-lost", "no-address", "long-overdue", "no-pin", "pin-expired",
    "thirty-loans",
]  # fmt: skip


def signed_in(demo: EmbeddedBackend, situation: str) -> Authenticated | Refused:
    (card,) = (each for each in demo_cards() if each.situation == situation)
    return demo.authenticate(SecretStr(card.card), SecretStr(card.pin))


def patron(demo: EmbeddedBackend, situation: str) -> Authenticated:
    answer = signed_in(demo, situation)
    assert isinstance(answer, Authenticated)
    return answer


def numbers(demo: EmbeddedBackend, sql: str) -> list[sqlite3.Row]:
    with demo.store.reading() as db:
        return db.execute(sql).fetchall()


def test_the_cards() -> None:
    cards = demo_cards()
    assert [each.situation for each in cards] == SITUATIONS
    assert [each.card for each in cards] == [f"20000000{n:02}" for n in range(1, 16)]
    assert {each.pin for each in cards} == {"1234", ""}


def test_every_title_is_there(demo: EmbeddedBackend) -> None:
    forms = {row[0]: row[1] for row in numbers(
        demo, "SELECT form, COUNT(*) FROM biblios GROUP BY form"
    )}  # fmt: skip
    assert forms == {"book": 587, "large_print": 26, "audiobook": 24, "braille": 7}


def test_every_title_can_be_shown_and_found(demo: EmbeddedBackend) -> None:
    for biblio_id in range(1, 645):
        biblio = demo.biblio(BiblioId(biblio_id), home=M0)
        assert biblio is not None
        words = f"{biblio.title} {biblio.subtitle}"[:LONGEST_QUERY]
        assert biblio_id in found_ids(demo, words, most=50)


def test_titles_are_as_catalogued(demo: EmbeddedBackend) -> None:
    braille = demo.biblio(BiblioId(634), home=M0)
    assert braille is not None
    assert (braille.form, braille.year) == (MaterialForm.BRAILLE, 2023)
    assert braille.subjects == ("ქართული პოეზია", "ქართული კლასიკა")
    assert {item.call_number for item in braille.items} == {"821.353.1-1 რუს"}
    english = demo.biblio(BiblioId(635), home=M0)
    assert english is not None
    assert {item.call_number for item in english.items} == {"821.111(73)-32 Hem"}
    assert demo.biblio(BiblioId(645), home=M0) is None


def test_libraries_are_in_network_order(demo: EmbeddedBackend) -> None:
    libraries = demo.libraries()
    assert [each.library_id for each in libraries] == ["M0", "F1", "F2", "F3", "F4", "AC", "ML"]
    assert [each.is_pickup_location for each in libraries] == [True] * 5 + [False] * 2


def test_one_to_six_copies_in_lending_libraries(demo: EmbeddedBackend) -> None:
    counts = numbers(demo, "SELECT COUNT(*) FROM items GROUP BY biblio_id")
    assert {row[0] for row in counts} <= set(range(1, 8))
    assert len(counts) == 643
    libraries = {row[0] for row in numbers(demo, "SELECT DISTINCT library_id FROM items")}
    assert libraries == {"M0", "F1", "F2", "F3", "F4"}


def test_every_status_occurs(demo: EmbeddedBackend) -> None:
    found = Counter(row[0] for row in numbers(demo, "SELECT status FROM item_states"))
    assert set(found) == set(ItemStatus)
    assert found["available"] > sum(found.values()) / 2
    assert min(found.values()) > 10


INVARIANTS = {
    "a copy is in one place only": """
        SELECT item_id FROM items JOIN checkouts USING (item_id)
        WHERE in_transit_to IS NOT NULL OR is_missing OR is_reference
           OR item_id IN (SELECT item_id FROM holds WHERE item_id IS NOT NULL)""",
    "the view lists every copy once": """
        SELECT item_id FROM item_states GROUP BY item_id HAVING COUNT(*) <> 1
        UNION SELECT 0 WHERE (SELECT COUNT(*) FROM items) <> (SELECT COUNT(*) FROM item_states)""",
    "a hold's copy is of its title": """
        SELECT hold_id FROM holds JOIN items USING (item_id)
        WHERE items.biblio_id <> holds.biblio_id""",
    "a ready copy is where it is fetched": """
        SELECT hold_id FROM holds JOIN items USING (item_id) WHERE status = 'ready'
        AND (library_id <> pickup_library_id OR in_transit_to IS NOT NULL)""",
    "a copy on its way goes where it is wanted": """
        SELECT hold_id FROM holds JOIN items USING (item_id) WHERE status = 'in_transit'
        AND in_transit_to IS NOT pickup_library_id""",
    "holds are fetched at pickup libraries": """
        SELECT hold_id FROM holds JOIN libraries ON library_id = pickup_library_id
        WHERE NOT is_pickup_location""",
    "nobody holds what they have": """
        SELECT hold_id FROM holds JOIN items USING (biblio_id)
        JOIN checkouts ON checkouts.item_id = items.item_id
        WHERE checkouts.patron_id = holds.patron_id""",
    "nobody has two copies of a title": """
        SELECT patron_id FROM checkouts JOIN items USING (item_id)
        GROUP BY patron_id, biblio_id HAVING COUNT(*) > 1""",
    "held titles have a copy that can come": """
        SELECT hold_id FROM holds WHERE biblio_id NOT IN
        (SELECT biblio_id FROM items WHERE NOT is_reference AND NOT is_missing)""",
    "nobody is over a limit": """
        SELECT patron_id FROM holds GROUP BY patron_id HAVING COUNT(*) > 6
        UNION SELECT patron_id FROM checkouts GROUP BY patron_id HAVING COUNT(*) > 40""",
    "readers in the background cannot sign in": """
        SELECT patron_id FROM patrons WHERE card LIKE '3%' AND pin_hash IS NOT NULL""",
}


@pytest.mark.parametrize("name", INVARIANTS)
def test_invariants(demo: EmbeddedBackend, name: str) -> None:
    assert [row[0] for row in numbers(demo, INVARIANTS[name])] == []


def test_no_pending_hold_waits_beside_a_free_copy(demo: EmbeddedBackend) -> None:
    """Staff would have fetched it: only a suspended hold may wait so."""
    beside = numbers(
        demo,
        "SELECT hold_id FROM holds WHERE status = 'pending' AND NOT is_suspended AND biblio_id IN"
        " (SELECT biblio_id FROM item_states WHERE status = 'available')",
    )
    assert beside == []


def test_many_loans(demo: EmbeddedBackend) -> None:
    nino = patron(demo, "many-loans")
    assert str(nino.patron.balance) == "0.60"
    assert nino.patron.blocks == ()
    loans = demo.loans(nino.patron_id)
    assert len(loans) == 8
    assert Counter(each.refusal for each in loans) == {
        None: 4, "on_reserve": 1, "too_many": 1, "too_soon": 1, "item_denied_renewal": 1,
    }  # fmt: skip
    assert [each.refusal for each in loans if each.is_overdue] == [None]
    holds = demo.holds(nino.patron_id)
    assert [each.status for each in holds] == ["ready", "in_transit", "pending"]
    assert holds[2].queue_position == 2
    assert len(demo.account(nino.patron_id).charges) == 1


def test_suspended_hold(demo: EmbeddedBackend) -> None:
    holds = demo.holds(patron(demo, "suspended-hold").patron_id)
    assert HoldStatus.SUSPENDED in {each.status for each in holds}
    assert day(30) in {each.suspended_until for each in holds}


@pytest.mark.parametrize(
    ("situation", "block"),
    [
        ("expired", Block.EXPIRED),
        ("restricted", Block.RESTRICTED),
        ("owing", Block.DEBT),
        ("card-lost", Block.CARD_LOST),
        ("no-address", Block.GONE_NO_ADDRESS),
    ],
)
def test_blocked_cards(demo: EmbeddedBackend, situation: str, block: Block) -> None:
    blocked = patron(demo, situation)
    assert blocked.patron.blocks == (block,)
    assert {each.refusal for each in demo.loans(blocked.patron_id)} == {
        RefusalReason.RESTRICTED if block is Block.RESTRICTED else block.value
    }


@pytest.mark.parametrize(
    ("situation", "loans", "holds"),
    [
        ("lock-out", 1, 0), ("child", 2, 0), ("nothing", 0, 0), ("hold-limit", 0, 6),
        ("long-overdue", 1, 0), ("thirty-loans", 30, 0),
    ],
)  # fmt: skip
def test_counts(demo: EmbeddedBackend, situation: str, loans: int, holds: int) -> None:
    found = patron(demo, situation)
    assert (found.patron.loan_count, found.patron.hold_count) == (loans, holds)
    assert len(demo.loans(found.patron_id)) == loans
    assert len(demo.holds(found.patron_id)) == holds


def test_long_overdue(demo: EmbeddedBackend) -> None:
    (loan,) = demo.loans(patron(demo, "long-overdue").patron_id)
    assert (loan.days_late, loan.refusal) == (40, RefusalReason.OVERDUE)


def test_cards_that_do_not_open(demo: EmbeddedBackend) -> None:
    no_pin = signed_in(demo, "no-pin")
    assert isinstance(no_pin, Refused)
    assert no_pin.reason == RefusalReason.INVALID_CREDENTIALS
    assert signed_in(demo, "pin-expired") == Refused(reason=RefusalReason.PASSWORD_EXPIRED)


def test_the_demonstration_is_the_same_every_time(demo: EmbeddedBackend, tmp_path: Path) -> None:
    other = open_embedded(tmp_path / "x.sqlite3", clock=Clock(), rules=Rules(), hasher=CHEAP)
    assert is_empty(other.store)
    seed(other.store, today=TODAY, hasher=CHEAP)
    for table in ("biblios", "items", "checkouts", "holds", "postings"):
        query = f"SELECT * FROM {table}"
        assert [tuple(r) for r in numbers(demo, query)] == [tuple(r) for r in numbers(other, query)]
    with pytest.raises(NotEmptyError):
        seed(other.store, today=TODAY, hasher=CHEAP)
    other.close()


def test_names_and_titles_stay_out_of_reprs(demo: EmbeddedBackend) -> None:
    nino = patron(demo, "many-loans")
    (loan, *_), (hold, *_) = demo.loans(nino.patron_id), demo.holds(nino.patron_id)
    for value, secret in (
        (nino, nino.patron.name),
        (loan, loan.title),
        (hold, hold.title),
        (demo.account(PatronId(nino.patron_id)), nino.patron.name),
    ):
        assert secret not in repr(value)
