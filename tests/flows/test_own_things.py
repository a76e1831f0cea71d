"""Holds, account, PIN, branches and calls through session, HTTP, service and database."""

from __future__ import annotations

import pytest

from accessibility.page import Grid
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from tests.flows.conftest import NewVisitor, Visitor
from tests.flows.test_visits import DOWN, ENTER, HOME, choose


async def sign_in(visitor: Visitor, card: str, pin: str = "1234") -> None:
    await choose(visitor, "sign-in")
    await visitor.press(f"{card}\r{pin}\r")
    assert visitor.screen == "home", visitor.text


@pytest.mark.parametrize("grid", [Grid(58, 17), Grid(29, 8)])
async def test_a_hold_is_suspended_moved_and_cancelled(new_visitor: NewVisitor, grid: Grid) -> None:
    visitor = await new_visitor(grid)
    await sign_in(visitor, "2000000009")
    await choose(visitor, "holds")
    assert visitor.screen == "holds"
    holds = [node.id for node in visitor.page.spec.nodes]
    assert len(holds) == 6
    await choose(visitor, holds[-1])
    await choose(visitor, "suspend")
    await choose(visitor, "for-month-1")
    assert visitor.page.spec.outcome is not None
    assert visitor.page.spec.outcome.key == "hold-suspended"
    await choose(visitor, "resume")
    assert visitor.page.spec.outcome.key == "hold-resumed"
    await choose(visitor, "move")
    await choose(visitor, "library-F3")
    assert visitor.screen == "hold"
    assert visitor.page.spec.outcome is not None
    assert visitor.page.spec.outcome.key == "hold-moved"
    await choose(visitor, "cancel")
    await choose(visitor, "confirm")
    assert visitor.screen == "holds"
    assert len(visitor.page.spec.nodes) == 5


async def test_a_changed_pin_is_the_one_that_works(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(Grid(58, 17))
    await sign_in(visitor, "2000000008")
    await choose(visitor, "account")
    await choose(visitor, "change-pin")
    await visitor.press("1234\r")
    await visitor.press("9057\r")
    await visitor.press("9057\r")
    assert visitor.page.spec.outcome is not None
    assert visitor.page.spec.outcome.key == "pin-changed", visitor.text
    await visitor.press(HOME)
    await choose(visitor, "finish")
    await choose(visitor, "ok")
    await sign_in(visitor, "2000000008", "9057")


@pytest.mark.parametrize(
    ("new", "said"),
    [("1111", "refused-pin_weak"), ("12", "pin-too-short")],
)
async def test_a_bad_new_pin_is_refused_with_a_reason(
    visitor: Visitor, new: str, said: str
) -> None:
    await sign_in(visitor, "2000000008")
    await choose(visitor, "account")
    await choose(visitor, "change-pin")
    for entered in ("1234", new):
        await visitor.press(f"{entered}\r")
    assert visitor.page.spec.outcome is not None
    assert visitor.page.spec.outcome.key == said


@pytest.mark.parametrize(
    ("card", "block"),
    [
        ("2000000003", "block-expired"),
        ("2000000004", "block-restricted"),
        ("2000000005", "block-debt"),
        ("2000000010", "block-card_lost"),
        ("2000000011", "block-gone_no_address"),
    ],
)
async def test_the_account_names_each_block_and_what_to_do(
    visitor: Visitor, card: str, block: str
) -> None:
    await sign_in(visitor, card)
    await choose(visitor, "account")
    assert visitor.page.spec.node(block) is not None


async def test_a_librarian_is_called_once_and_the_desk_sees_it(
    visitor: Visitor, backend: EmbeddedBackend
) -> None:
    await choose(visitor, "call")
    assert visitor.screen == "called"
    await choose(visitor, "ok")
    await choose(visitor, "call")
    with backend.store.reading() as connection:
        rows = connection.execute("SELECT * FROM staff_calls").fetchall()
    assert len(rows) == 1


async def test_branches_tell_their_hours_and_that_they_are_examples(visitor: Visitor) -> None:
    await choose(visitor, "branches")
    await visitor.press(ENTER)
    assert visitor.screen == "branch"
    ids = [node.id for node in visitor.page.spec.nodes]
    assert "example" in ids
    assert any(node_id.startswith("hours-") for node_id in ids)


async def test_settings_change_language_in_the_middle_of_a_search(visitor: Visitor) -> None:
    await visitor.press("1ვეფხ")
    await visitor.press(b"\x1bOR")
    assert visitor.screen == "settings"
    await choose(visitor, "language-en")
    await visitor.press(b"\x1b")
    assert visitor.screen == "search"
    assert "ვეფხ" in visitor.text
    assert "Find a book" in visitor.text


async def test_the_largest_type_reads_a_whole_account(new_visitor: NewVisitor) -> None:
    visitor = await new_visitor(Grid(20, 6))
    await sign_in(visitor, "2000000001")
    await choose(visitor, "account")
    seen = visitor.text
    for _ in range(60):
        await visitor.press(DOWN)
        seen += visitor.text
    assert "0,60" in seen
