"""Whole visits through session, HTTP client, service and database, with keys as bytes."""

from __future__ import annotations

import pytest

from accessibility.page import NEXT_PAGE, PREVIOUS_PAGE, Grid
from accessibility.pages import paginate
from config.i18n import load_lexicons
from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from tests.flows.conftest import NewVisitor, Visitor

UP, DOWN, RIGHT, LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
ENTER, BACK, HELP, REPEAT, HOME = b"\r", b"\x1b", b"\x1bOP", b"\x1bOQ", b"\x1b[H"
NINE_KEYS = {UP, DOWN, RIGHT, LEFT, ENTER, BACK, HELP, REPEAT, HOME}


async def go_to(visitor: Visitor, node_id: str) -> None:
    """Walk the focus to a node with Left, Right and Enter, turning pages where need be."""
    words = load_lexicons(strict=True)[visitor.runner.state.language]
    for _ in range(100):
        page = visitor.page
        if page.node(node_id) is not None:
            await _along(visitor, node_id)
            return
        there = [p.index for p in paginate(page.spec, words, page.grid) if p.node(node_id)]
        assert there, f"there is no {node_id} on {visitor.screen}"
        await _along(visitor, NEXT_PAGE if there[0] > page.index else PREVIOUS_PAGE)
        await visitor.press(ENTER)
    raise AssertionError(f"{node_id} cannot be reached from {visitor.screen}")


async def _along(visitor: Visitor, node_id: str) -> None:
    order = [node.id for node in visitor.page.operable()]
    steps = order.index(node_id) - order.index(visitor.page.focus)
    await visitor.press(RIGHT if steps > 0 else LEFT, abs(steps))
    assert visitor.page.focus == node_id


async def choose(visitor: Visitor, node_id: str) -> None:
    await go_to(visitor, node_id)
    await visitor.press(ENTER)


async def spell(visitor: Visitor, text: str, prefix: str = "letter") -> None:
    """Letter by letter with arrows and Enter."""
    for char in text:
        node_id = f"digit-{char}" if prefix == "digit" else f"letter-{ord(char):x}"
        await choose(visitor, "space" if char == " " else node_id)


async def sign_in(visitor: Visitor, card: str, pin: str = "1234") -> None:
    await spell(visitor, card, "digit")
    await choose(visitor, "submit")
    await spell(visitor, pin, "digit")
    await choose(visitor, "submit")


async def open_first_edition(visitor: Visitor) -> None:
    """From a work to a record: by way of its editions where it has several."""
    if visitor.screen == "editions":
        await choose(visitor, str(visitor.page.spec.nodes[1].id))
    assert visitor.screen == "record"


@pytest.mark.parametrize("grid", [Grid(58, 17), Grid(40, 11), Grid(29, 8), Grid(20, 6)])
async def test_nine_keys_alone_find_sign_in_hold_renew_and_leave(
    new_visitor: NewVisitor, backend: EmbeddedBackend, grid: Grid
) -> None:
    visitor = await new_visitor(grid)
    await choose(visitor, "search")
    await spell(visitor, "ქართული")
    await choose(visitor, "submit")
    assert visitor.screen == "results"
    await visitor.press(ENTER)
    await open_first_edition(visitor)
    await choose(visitor, "hold")
    assert visitor.screen == "card"
    await sign_in(visitor, "2000000008")
    assert visitor.screen == "pickup"
    await visitor.press(ENTER)
    await choose(visitor, "confirm")
    assert visitor.screen == "hold-placed"
    await choose(visitor, "ok")
    assert visitor.screen == "record"
    await visitor.press(HOME)
    await choose(visitor, "loans")
    assert visitor.screen == "loans"
    await visitor.press(HOME)
    await choose(visitor, "finish")
    assert visitor.screen == "goodbye"
    await choose(visitor, "ok")
    assert visitor.screen == "welcome"
    assert visitor.runner.state.patron is None


async def test_keyboard_does_the_same_with_typing(visitor: Visitor) -> None:
    await visitor.press("1ქართული\r")
    assert visitor.screen == "results"
    await visitor.press("1")
    await open_first_edition(visitor)
    await go_to(visitor, "hold")
    await visitor.press(ENTER)
    await visitor.press("2000000008\r1234\r")
    assert visitor.screen == "pickup"


async def test_renew_all_tells_each_title_its_result(visitor: Visitor) -> None:
    await visitor.press("2")
    await visitor.press("2000000001\r1234\r")
    assert visitor.screen == "loans"
    await choose(visitor, "renew-all")
    assert visitor.screen == "renewals"
    results = [node for node in visitor.page.spec.nodes if node.id.startswith("result-")]
    assert len(results) == 8
    assert len({node.value for node in results}) >= 4, "different reasons for different titles"


@pytest.mark.parametrize(
    ("card", "pin"), [("2000000001", "0000"), ("9999999999", "1234"), ("2000000013", "1234")]
)
async def test_a_wrong_pin_is_entered_again_and_the_tries_left_are_told(
    visitor: Visitor, card: str, pin: str
) -> None:
    """Alike for a card that is unknown, has no PIN, or another: nobody learns which."""
    words = load_lexicons(strict=True)[visitor.runner.state.language]
    await visitor.press("3")
    await visitor.press(f"{card}\r")
    for left in (4, 3):
        await visitor.press(f"{pin}\r")
        assert visitor.screen == "pin"
        outcome = visitor.page.spec.outcome
        assert outcome is not None
        assert words.render(outcome).startswith(f"დარჩენილი ცდები: {left}")
    await visitor.press(BACK)
    field = visitor.page.spec.node("card-number")
    assert field is not None
    assert field.value is not None
    assert card in words.render(field.value)


async def test_an_expired_pin_says_what_now(visitor: Visitor) -> None:
    await visitor.press("3")
    await visitor.press("2000000014\r1234\r")
    assert visitor.screen == "refusal"
    assert visitor.page.spec.node("call") is not None
    now = visitor.page.spec.node("now")
    assert now is not None
    assert now.name.key == "refused-password_expired-now"


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ("2000000003", "expired"),
        ("2000000004", "restriction"),
        ("2000000005", "debt"),
        ("2000000009", "tooManyReserves"),
        ("2000000010", "card_lost"),
        ("2000000011", "gone_no_address"),
    ],
)
async def test_blocked_patrons_get_a_reason_when_they_place_a_hold(
    visitor: Visitor, card: str, reason: str
) -> None:
    await visitor.press("1შუშანიკის\r")
    await visitor.press("1")
    await choose(visitor, "hold")
    await visitor.press(f"{card}\r1234\r")
    # Before a place is chosen: nothing is asked that will come to nothing.
    assert visitor.screen == "refusal"
    node = visitor.page.spec.node("what")
    assert node is not None
    assert node.name.key == f"refused-{reason}"
    await choose(visitor, "ok")
    assert visitor.screen == "record"


async def test_many_wrong_pins_lock_and_say_for_how_long(visitor: Visitor) -> None:
    await visitor.press("3")
    await visitor.press("2000000006\r")
    for _ in range(8):
        await visitor.press("0000\r")
        now = visitor.page.spec.node("now")
        if now is not None and now.name.key == "try-again-in":
            return
    pytest.fail("eight wrong PINs did not lock the card")


async def test_thirty_loans_are_paged_and_all_reachable(visitor: Visitor) -> None:
    await visitor.press("2")
    await visitor.press("2000000015\r1234\r")
    loans = [node.id for node in visitor.page.spec.nodes if node.id.startswith("loan-")]
    assert len(loans) == 30
    await go_to(visitor, loans[-1])
    await visitor.resize(Grid(29, 8))
    assert visitor.page.focus == loans[-1]


async def test_hold_can_be_undone_from_where_it_stands(visitor: Visitor) -> None:
    await visitor.press("1შუშანიკის\r")
    await visitor.press("1")
    await choose(visitor, "hold")
    await visitor.press("2000000008\r1234\r")
    await visitor.press(ENTER)
    await choose(visitor, "confirm")
    await choose(visitor, "cancel")
    assert visitor.screen == "hold-cancelled"
    await visitor.press(HOME)
    await choose(visitor, "finish")
    keys = [node.name.key for node in visitor.page.spec.nodes if node.id.startswith("receipt")]
    assert keys == ["receipt-held", "receipt-cancelled"]


async def test_scanned_card_asks_for_the_pin(visitor: Visitor) -> None:
    await visitor.scan("2000000008")
    assert visitor.screen == "pin"
    await visitor.press("1234\r")
    assert visitor.screen == "home"


async def test_loudspeaker_never_says_what_a_patron_has(visitor: Visitor) -> None:
    await visitor.press("2")
    await visitor.press("2000000001\r1234\r")
    words = load_lexicons(strict=True)["ka"]
    titles = [
        words.render(node.name) for node in visitor.page.spec.nodes if node.id.startswith("loan-")
    ]
    assert len(titles) == 8
    await visitor.press(DOWN, 10)
    await choose(visitor, "renew-all")
    await visitor.press(HOME)
    await choose(visitor, "finish")
    said = " ".join(visitor.tape.said)
    assert not any(title in said for title in titles)
    assert "1234" not in said
    assert "2000000001" not in said
