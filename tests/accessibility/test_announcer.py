"""What is said and when: on a new screen, a move, a letter; in which order switches go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accessibility.announcer import (
    LIST_ENDS,
    Announcement,
    Cause,
    Sound,
    announce,
    is_hidden,
    joined,
    letter_name,
    refused,
    sentence,
    spoken_node,
    told,
    whole_page,
    with_number,
)
from accessibility.intents import Activate, Back
from accessibility.page import TOP, Anchor, Cell, Grid, Page, Row
from accessibility.profiles import LOUDSPEAKER, USUAL, Profile, SpeechContext, Verbosity
from accessibility.scanning.order import scan_order
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Sensitivity, Urgency
from config.i18n import Form, load_lexicons, msg, text

WORDS = load_lexicons(("en",))["en"]
HEADSET = SpeechContext(may_say_private=True)
BRIEF = SpeechContext(Profile(verbosity=Verbosity.BRIEF))
NAMES_SECRETS = SpeechContext(Profile(names_secrets=True), may_say_private=True)


def choice(name: str, role: Role = Role.ACTION, **more: object) -> Node:
    return Node(name, role, text(name), intent=Activate(), **more)  # type: ignore[arg-type]


def status(name: str, **more: object) -> Node:
    return Node(name, Role.STATUS, text(name), **more)  # type: ignore[arg-type]


def field(value: str) -> Node:
    return Node("f", Role.FIELD, text("Words"), value=text(value) if value else None)


def private(name: str, role: Role = Role.STATUS) -> Node:
    intent = Activate() if role is Role.ITEM else None
    return Node(name, role, text(name), intent=intent, sensitivity=Sensitivity.PRIVATE,
                public=text("A book"))  # fmt: skip


def page(*nodes: Node, count: int = 1, focus: str = "key0", **spec: object) -> Page:
    keys = (Node("key0", Role.ACTION, text("Back"), intent=Back()), choice("key1"))
    rows = tuple(
        Row((Cell(node, node.id, 9),), (node.id,), digit=at if node.is_operable else None)
        for at, node in enumerate(nodes, 1)
    )
    row = Row(tuple(Cell(key, key.id, 9) for key in keys), ("",), is_strip=True)
    made = ScreenSpec("any", text("Title"), nodes, keys, **spec)  # type: ignore[arg-type]
    return Page(
        spec=made,
        grid=Grid(40, 15),
        index=0,
        count=count,
        title="Title",
        position="",
        lead=(),
        lead_gap=0,
        rows=rows,
        key_rows=(row,),
        has_caption_line=False,
        notice="",
        start=TOP,
        following=Anchor("more") if count > 1 else None,
        preceding=None,
        focus=focus,
    )


def said(announcement: Announcement | None) -> str:
    assert announcement is not None
    return announcement.text


def of_page(shown: Page, context: SpeechContext = LOUDSPEAKER) -> str:
    return said(whole_page(shown, WORDS, context))


ONE = page(choice("one"), lead=text("Lead"))


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        (None, ONE, Cause.ENTERED),
        (ONE, ONE, None),
        (replace(ONE, spec=replace(ONE.spec, id="other")), ONE, Cause.ENTERED),
        (replace(ONE, spec=replace(ONE.spec, title=text("Other"))), ONE, Cause.ENTERED),
        (replace(ONE, index=1), ONE, Cause.ENTERED),
        (ONE, replace(ONE, spec=replace(ONE.spec, lead=None)), Cause.ENTERED),
        (ONE, replace(ONE, spec=replace(ONE.spec, outcome=text("Done"))), Cause.ENTERED),
        (replace(ONE, spec=replace(ONE.spec, outcome=text("Done"))), ONE, None),
        (ONE, replace(ONE, focus="one"), Cause.FOCUSED),
        (page(field("a")), page(field("ab")), Cause.CHANGED),
        (page(field("a")), page(field("a"), focus="key1"), Cause.FOCUSED),
        (page(status("s", value=text("1"))), page(status("s", value=text("2"))), None),
    ],
)
def test_what_is_new_is_said(before: Page | None, after: Page, cause: Cause | None) -> None:
    announcement = announce(before, after, WORDS, LOUDSPEAKER)
    assert (announcement.cause if announcement is not None else None) is cause


@pytest.mark.parametrize(
    ("cause", "spec", "urgency", "sound"),
    [
        (Cause.ENTERED, {}, Urgency.NORMAL, None),
        (Cause.ENTERED, {"outcome": text("Done")}, Urgency.OUTCOME, None),
        (Cause.ENTERED, {"urgency": Urgency.OUTCOME}, Urgency.OUTCOME, Sound.DONE),
        (Cause.ENTERED, {"urgency": Urgency.ALERT, "outcome": text("x")}, Urgency.ALERT, None),
        (Cause.ENTERED, {"is_refusal": True}, Urgency.NORMAL, Sound.ERROR),
        (
            Cause.ENTERED,
            {"is_refusal": True, "urgency": Urgency.OUTCOME},
            Urgency.OUTCOME,
            Sound.ERROR,
        ),
        (Cause.REPEATED, {"urgency": Urgency.OUTCOME}, Urgency.NORMAL, None),
        (Cause.REPEATED, {"outcome": text("Done")}, Urgency.NORMAL, None),
    ],
)
def test_how_urgent_and_after_which_sound(
    cause: Cause, spec: dict[str, object], urgency: Urgency, sound: Sound | None
) -> None:
    shown = page(**spec)  # type: ignore[arg-type]
    announcement = whole_page(shown, WORDS, LOUDSPEAKER, cause=cause)
    assert (announcement.urgency, announcement.sound) == (urgency, sound)
    assert announcement.language == "en"


def test_a_move_ticks_and_a_letter_does_not() -> None:
    moved = announce(ONE, replace(ONE, focus="one"), WORDS, LOUDSPEAKER)
    typed = announce(page(field("")), page(field("a")), WORDS, LOUDSPEAKER)
    assert moved is not None
    assert typed is not None
    assert (moved.sound, typed.sound) == (Sound.FOCUS, None)
    assert [part.node_id for part in (*moved.parts, *typed.parts)] == ["one", "f"]


@pytest.mark.parametrize(
    ("shown", "context", "words"),
    [
        (page(), LOUDSPEAKER, "Title. Back."),
        (page(lead=text("Lead")), LOUDSPEAKER, "Title. Lead. Back."),
        (page(lead=text("Lead"), outcome=text("Done")), LOUDSPEAKER, "Title. Done. Back."),
        (page(outcome=text("Ann's"), outcome_public=text("A")), LOUDSPEAKER, "Title. A. Back."),
        (page(outcome=text("Ann's"), outcome_public=text("A")), HEADSET, "Title. Ann's. Back."),
        (page(choice("one")), LOUDSPEAKER, "Title. Back."),
        (page(choice("one"), choice("two")), LOUDSPEAKER, "Title. Back. 2 choices."),
        (page(choice("one"), choice("two")), BRIEF, "Title. Back."),
        (page(status("s"), count=2), LOUDSPEAKER, "Title. s. Back. This page goes on."),
        (page(private("a"), private("b")), LOUDSPEAKER, "Title. A book. Back."),
        (page(private("a"), private("b")), HEADSET, "Title. a. b. Back."),
        (page(private("a"), status("s"), private("b")), LOUDSPEAKER,
         "Title. A book. s. A book. Back."),
        (page(choice("one", Role.ITEM, position=(1, 3)), count=2), LOUDSPEAKER,
         "Title. Back. 1 out of 3. This page goes on."),
        (page(choice("one", Role.ITEM, position=(1, 3)),
              choice("two", Role.ITEM, position=(2, 3)), count=2), BRIEF,
         "Title. Back. 1 to 2 of 3. This page goes on."),
        (page(choice("one", Role.ITEM, position=(1, 1))), LOUDSPEAKER, "Title. Back."),
    ],
)  # fmt: skip
def test_a_page_in_its_order(shown: Page, context: SpeechContext, words: str) -> None:
    assert of_page(shown, context) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("", "a", "a."),
        ("a", "ab", "b."),
        ("a", "a ", "space."),
        ("ab", "a", "Erased: b."),
        ("a", "", "Erased: a. empty."),
        ("ab", "", "Words: empty."),
        ("", "ab", "Words: ab."),
        ("ab", "cd", "Words: cd."),
        ("a", "bc", "Words: bc."),
        ("ab", "c", "Words: c."),
    ],
)
def test_characters_that_came_or_went(before: str, after: str, words: str) -> None:
    assert said(announce(page(field(before)), page(field(after)), WORDS, LOUDSPEAKER)) == words


@pytest.mark.parametrize("context", [LOUDSPEAKER, HEADSET, NAMES_SECRETS])
def test_which_digit_of_a_pin_came_is_named_nowhere(context: SpeechContext) -> None:
    def shown(value: str) -> Page:
        value_shown = text(value) if value else None
        return page(Node("f", Role.FIELD, text("PIN"), value=value_shown,
                         sensitivity=Sensitivity.SECRET))  # fmt: skip

    assert said(announce(shown("7"), shown("77"), WORDS, context)) == "PIN: 77."
    assert said(announce(shown("7"), shown(""), WORDS, context)) == "PIN: empty."


@pytest.mark.parametrize(
    ("sensitivity", "context", "hidden"),
    [
        (Sensitivity.PUBLIC, LOUDSPEAKER, False),
        (Sensitivity.PRIVATE, LOUDSPEAKER, True),
        (Sensitivity.PRIVATE, HEADSET, False),
        (Sensitivity.SECRET, LOUDSPEAKER, True),
        (Sensitivity.SECRET, HEADSET, True),
        (Sensitivity.SECRET, NAMES_SECRETS, False),
    ],
)
def test_who_hears_what(sensitivity: Sensitivity, context: SpeechContext, hidden: bool) -> None:
    node = choice("7", sensitivity=sensitivity, public=text("A book"))
    assert is_hidden(node, context) is hidden
    expected = "7." if not hidden else "A book."
    if sensitivity is Sensitivity.SECRET and hidden:
        expected = "Digit key."
    assert spoken_node(node, WORDS, context) == expected


def test_nobody_hears_more_who_has_not_asked_for_it() -> None:
    assert SpeechContext() == LOUDSPEAKER
    assert not LOUDSPEAKER.may_say_private
    assert Profile() == USUAL
    assert (USUAL.speed, USUAL.volume, USUAL.has_speech) == (3, 5, True)
    assert (USUAL.says_secrets, USUAL.names_secrets, USUAL.hands_free) == (False, False, False)
    assert (USUAL.captions, USUAL.is_dark) == (False, False)


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (status("s", value=text("v")), "s: v."),
        (status("s", value=text("v"), states=(NodeState.OVERDUE,)), "s: v. Overdue."),
        (status("s"), "s."),
        (field(""), "Words: empty."),
        (choice("one", value=text("v"), states=(NodeState.READY,)), "one. Ready for you. v."),
    ],
)
def test_name_states_and_value(node: Node, words: str) -> None:
    assert spoken_node(node, WORDS, LOUDSPEAKER) == words


def test_what_is_hidden_in_a_list_says_where_it_is_told() -> None:
    node = private("a", Role.ITEM)
    shown = page(node, choice("two"))
    cut = replace(shown, rows=(replace(shown.rows[0], is_cut=True), *shown.rows[1:]))
    assert with_number(shown, node, WORDS, LOUDSPEAKER).text == (
        "one: A book. The details are on the screen."
    )
    assert with_number(cut, node, WORDS, LOUDSPEAKER).text == (
        "one: A book. To see all of it, choose it."
    )
    assert with_number(cut, node, WORDS, HEADSET).text == "one: a."
    assert with_number(shown, choice("elsewhere"), WORDS, LOUDSPEAKER).text == "elsewhere."


def test_the_end_of_a_list_is_no_fault() -> None:
    assert {refused(msg(key), ONE, WORDS).sound for key in LIST_ENDS} == {Sound.PAGE_END}
    other = refused(text("Wait"), ONE, WORDS)
    assert (other.sound, other.cause, other.parts[0].node_id) == (
        Sound.ERROR, Cause.REFUSED, "key0",
    )  # fmt: skip
    assert told(text("Set"), ONE, WORDS).text == "Set."


def test_several_announcements_are_one() -> None:
    first = whole_page(page(), WORDS, LOUDSPEAKER, cause=Cause.ENTERED)
    error = refused(text("Wait"), ONE, WORDS)
    urgent = replace(told(text("Set"), ONE, WORDS), urgency=Urgency.OUTCOME)
    assert joined([]) is None
    assert joined([first]) == first
    both = joined([first, urgent, error])
    assert both is not None
    assert both.text == "Title. Back. Set. Wait."
    assert (both.urgency, both.sound, both.cause) == (Urgency.OUTCOME, Sound.ERROR, Cause.ENTERED)


@pytest.mark.parametrize(
    ("words", "spoken"),
    [
        ("", ""),
        (" ", ""),
        ("a ", "a."),
        *((f"a{mark}", f"a{mark}") for mark in ".?!…:"),
        ("a,", "a,."),
    ],
)
def test_a_sentence_has_one_end(words: str, spoken: str) -> None:
    assert sentence(words) == spoken


def test_letters_have_names() -> None:
    georgian = load_lexicons(("ka",))["ka"]
    assert letter_name(" ", WORDS) == "space"
    assert letter_name("A", WORDS) == letter_name("a", WORDS)
    assert letter_name("&", WORDS) == "&"
    assert letter_name("ა", georgian) == georgian.render(msg("letter-10d0"), Form.SPEECH)


def test_a_row_alone_acts_at_once_and_a_strip_is_entered_first() -> None:
    shown = page(choice("one"), status("s"), choice("two"))
    groups = scan_order(shown)
    assert [group.node_ids for group in groups] == [("one",), ("two",), ("key0", "key1")]
    assert [group.acts_at_once for group in groups] == [True, True, False]
