"""Helping patrons by command: PIN, lock, blocks, payments, validity; refused in words."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from tests.catalogue.patrons.commands import Shelf, account, served, sign_in

CARD = "7000000001"
NAME = "ანა ნიმუშიშვილი"
PIN = "2580"


@pytest.fixture
def known(shelf: Shelf) -> Shelf:
    """With one patron of that card and PIN."""
    done = shelf.patron("add", CARD, "--name", NAME, "--until", "31.12.2099", "--pin-stdin",
                        typed=f"{PIN}\n")  # fmt: skip
    assert (done.code, done.said) == (0, "patron 1 added")
    return shelf


def owe(shelf: Shelf, *tetri: int) -> None:
    with closing(sqlite3.connect(shelf.database)) as db:
        for number, each in enumerate(tetri):
            db.execute("INSERT INTO charges (patron_id, kind, description, amount_tetri,"
                       " charged_on) VALUES (1, 'overdue', 'x', ?, ?)",
                       (each, f"2026-01-{number + 1:02}"))  # fmt: skip
        db.commit()


def charges(shelf: Shelf) -> list[int]:
    with closing(sqlite3.connect(shelf.database)) as db:
        rows = db.execute("SELECT amount_tetri FROM charges ORDER BY charged_on")
        return [row[0] for row in rows]


def test_added_with_a_pin_drawn_by_lot_somebody_can_sign_in(shelf: Shelf) -> None:
    done = shelf.patron("add", CARD, "--name", NAME)
    assert done.code == 0
    shown = re.search(r"shown this once: (\d{4})$", done.said)
    assert shown is not None
    with served(shelf.database) as client:
        answer = sign_in(client, CARD, shown[1])
        assert (answer.status_code, answer.json()["patron"]["name"]) == (201, NAME)


def test_locked_out_and_let_in_while_the_service_runs(known: Shelf) -> None:
    with served(known.database) as client:
        for _ in range(5):
            assert sign_in(client, CARD, "9999").status_code == 401
        assert sign_in(client, CARD, PIN).json()["refusal"]["reason"] == "locked"
        assert "locked: for " in known.patron("show", CARD).said
        assert known.patron("unlock", CARD).said == "patron 1 unlocked"
        assert sign_in(client, CARD, PIN).status_code == 201
        again = known.patron("unlock", CARD)
        assert again.code == 1
        assert "not locked" in again.complained


def test_a_new_pin_lets_in_and_ends_the_lock(known: Shelf) -> None:
    with served(known.database) as client:
        for _ in range(5):
            sign_in(client, CARD, "9999")
        assert known.patron("set-pin", CARD, "--pin-stdin", typed="7193\n").code == 0
        assert sign_in(client, CARD, PIN).status_code == 401
        assert sign_in(client, CARD, "7193").status_code == 201


@pytest.mark.parametrize(
    ("pin", "why"),
    [
        ("12a4", "digits only"),
        ("258", "4 to 12 digits"),
        ("1" * 13, "4 to 12 digits"),
        ("1111", "easy to guess"),
        ("4321", "easy to guess"),
        (CARD[-4:], "easy to guess"),
        ("", "digits only"),
    ],
)
def test_a_pin_that_is_refused_changes_nothing(known: Shelf, pin: str, why: str) -> None:
    done = known.patron("set-pin", CARD, "--pin-stdin", typed=f"{pin}\n")
    assert done.code == 1
    assert why in done.complained
    assert not pin or pin not in done.complained.replace("4 to 12", "")
    with served(known.database) as client:
        assert sign_in(client, CARD, PIN).status_code == 201


def test_asked_for_twice(known: Shelf) -> None:
    assert known.patron("set-pin", CARD, "--ask-pin", typed="7193\n7193\n").code == 0
    differing = known.patron("set-pin", CARD, "--ask-pin", typed="7193\n7194\n")
    assert differing.code == 1


def test_the_card_from_standard_input(known: Shelf) -> None:
    done = known.patron("set-pin", "-", "--pin-stdin", typed=f"{CARD}\n7193\n")
    assert (done.code, done.said) == (0, "patron 1 has a new PIN")


def test_blocked_and_unblocked(known: Shelf) -> None:
    assert known.patron("block", CARD, "--lost").said == "patron 1 blocked"
    assert "already" in known.patron("block", CARD, "--lost").complained
    assert known.patron("block", CARD, "--until", "2099-01-31").code == 0
    assert "until 2099-01-31" in known.patron("block", CARD, "--until", "2098-01-31").complained
    assert known.patron("block", CARD).code == 0
    assert "blocked: card_lost, restricted" in known.patron("show", CARD).said
    assert known.patron("unblock", CARD).said == "patron 1 unblocked"
    assert "blocked: no" in known.patron("show", CARD).said
    again = known.patron("unblock", CARD)
    assert again.code == 1
    assert "Nothing was lifted" in again.complained


def test_unblocking_says_what_blocks_all_the_same(known: Shelf) -> None:
    owe(known, 900)
    known.patron("block", CARD)
    done = known.patron("unblock", CARD)
    assert done.code == 0
    assert "Still blocked (debt)" in done.complained
    assert "patron pay CARD AMOUNT" in known.patron("unblock", CARD).complained


def test_paying_takes_the_oldest_first(known: Shelf) -> None:
    owe(known, 150, 300, 50)
    assert known.patron("pay", CARD, "2,50").said == "patron 1 paid 2.50 lari, owes 2.50 lari"
    assert charges(known) == [200, 50]
    too_much = known.patron("pay", CARD, "2.51")
    assert too_much.code == 1
    assert "owes 2.50 lari" in too_much.complained
    assert charges(known) == [200, 50]
    assert known.patron("pay", CARD, "2.5").code == 0
    assert charges(known) == []
    assert "owes nothing" in known.patron("pay", CARD, "0.01").complained


@pytest.mark.parametrize("amount", ["-5", "-0.01", "0", "1.001", "NaN", "Infinity", "1e3000"])
def test_amounts_nobody_pays(known: Shelf, amount: str) -> None:
    owe(known, 300)
    done = known.patron("pay", CARD, amount)
    assert done.code in (1, 2)
    assert "AMOUNT" in done.complained or "amount" in done.complained
    assert charges(known) == [300]


def test_words_are_no_amount(known: Shelf) -> None:
    done = known.patron("pay", CARD, "five")
    assert (done.code, "such as 2.50" in done.complained) == (2, True)


def test_extending(known: Shelf) -> None:
    assert known.patron("extend", CARD).said == "patron 1: card good until 2100-12-31"
    earlier = known.patron("extend", CARD, "--until", "2100-12-30")
    assert earlier.code == 1
    assert "good until 2100-12-31 already" in earlier.complained
    assert known.patron("extend", CARD, "--until", "2101-02-29").code == 2
    assert known.patron("extend", CARD, "--until", "01/02/2101").code == 2
    known.patron("add", "7000000002", "--name", NAME)
    assert "nothing to extend" in known.patron("extend", "7000000002").complained


def test_an_expired_card_is_extended_from_today(known: Shelf) -> None:
    with closing(sqlite3.connect(known.database)) as db:
        db.execute("UPDATE patrons SET card_expires = '2020-05-31'")
        db.commit()
    assert "blocked: expired" in known.patron("show", CARD).said
    assert "patron extend CARD" in known.patron("unblock", CARD).complained
    assert known.patron("extend", CARD).code == 0
    assert "blocked: no" in known.patron("show", CARD).said
    past = known.patron("extend", CARD, "--until", str(date.today() - timedelta(days=2)))  # noqa: DTZ011
    assert past.code == 1


@pytest.mark.parametrize(
    "act",
    [("show",), ("set-pin",), ("unlock",), ("block",), ("unblock",), ("extend",), ("log",)],
)
@pytest.mark.parametrize("card", ["7999999999", "' OR 1=1 --", "", "\ud800"])
def test_a_card_of_nobody(known: Shelf, act: tuple[str, ...], card: str) -> None:
    done = known.patron(*act, card)
    assert done.code == 1
    assert "No patron has that card" in done.complained
    assert known.patron("pay", card, "1").code == 1


@pytest.mark.parametrize(
    ("card", "name", "why"),
    [
        (CARD, NAME, "has that card already"),
        ("", NAME, "is missing"),
        ("70 01", NAME, "has spaces"),
        ("7\x007", NAME, "has spaces"),
        ("7" * 65, NAME, "longer than 64"),
        ("7000000009", " ", "needs a name"),
    ],
)
def test_nobody_is_added(known: Shelf, card: str, name: str, why: str) -> None:
    done = known.patron("add", card, "--name", name)
    assert done.code == 1
    assert why in done.complained
    assert known.patron("log").said.count("\tadd") == 1


def test_a_card_that_would_have_expired_already(known: Shelf) -> None:
    assert known.patron("add", "7000000009", "--name", NAME, "--until", "2001-01-01").code == 1


def test_every_act_is_written_down_without_whose_it_was(known: Shelf) -> None:
    owe(known, 300)
    known.patron("show", CARD)
    known.patron("set-pin", CARD, "--pin-stdin", typed="7193\n")
    known.patron("pay", CARD, "1")
    known.patron("extend", CARD, "--until", "2100-01-01")
    known.patron("block", CARD, "--until", "2099-01-31")
    known.patron("unblock", CARD)
    known.patron("pay", CARD, "100")  # refused: nothing is written down
    said = known.patron("log", CARD).said
    acts = [line.split("\t") for line in said.splitlines()]
    assert [each[3] for each in acts] == [
        *("add", "show", "set-pin", "pay 1.00", "extend 2100-01-01"),
        *("block restricted 2099-01-31", "unblock"),
    ]
    assert {each[2] for each in acts} == {"patron 1"}
    assert all(each[1] for each in acts)
    for secret in (CARD, NAME, PIN, "7193"):
        assert secret not in said


def test_help_names_no_option_that_takes_a_pin() -> None:
    from kiosk.catalogue.cli.patrons import patron

    for name, command in patron.commands.items():
        for option in command.params:
            if "pin" in (option.name or ""):
                assert getattr(option, "is_flag", False), (name, option.name)


def test_the_account_is_open_to_the_new_pin_only(known: Shelf) -> None:
    with served(known.database) as client:
        token = sign_in(client, CARD, PIN).json()["token"]
        assert account(client, token).status_code == 200
