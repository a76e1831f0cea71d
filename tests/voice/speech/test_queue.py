"""Order of what is said: nothing lost, doubled or overlapping, outcomes heard, keys obeyed."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from voice.speech.queue import Begin, Command, Hush, SpeechQueue, Step, Wake, When, Wish

HELD = Wish("Your hold is placed.", is_outcome=True)
PAGE = Wish("Results.", has_hints=True)
FOCUS = Wish("First result.", is_page=False)
ALERT = Wish("Are you still there?", When.NOW)
NOTICE = Wish("The library closes soon.", When.NEXT)


@dataclass
class Mouth:
    """A voice that says what it is told, when the test lets it."""

    queue: SpeechQueue[str] = field(default_factory=SpeechQueue)
    saying: Begin[str] | None = None
    begun: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    wakes: list[int] = field(default_factory=list)

    def do(self, step: Step[str]) -> tuple[Command[str], ...]:
        self.queue = step.queue
        for command in step.commands:
            match command:
                case Begin():
                    assert self.saying is None or command.no > self.saying.no
                    self.saying = command
                    self.begun.append(command.what)
                case Hush():
                    self.saying = None
                case Wake(no=no):
                    self.wakes.append(no)
        return step.commands

    def wish(self, wish: Wish[str]) -> tuple[Command[str], ...]:
        return self.do(self.queue.wish(wish))

    def finish(self) -> None:
        """What is being said is said to its end."""
        if self.saying is not None:
            said, self.saying = self.saying, None
            self.whole.append(said.what)
            self.do(self.queue.done(said.no, is_completed=True))

    def finish_all(self) -> None:
        for _ in range(100):
            self.finish()


def test_the_newest_screen_replaces_the_one_before() -> None:
    mouth = Mouth()
    mouth.wish(PAGE)
    assert mouth.wish(FOCUS) == (Begin(2, FOCUS.what),)


def test_an_outcome_is_not_talked_down_by_a_screen() -> None:
    mouth = Mouth()
    mouth.wish(HELD)
    assert mouth.wish(PAGE) == ()
    mouth.finish_all()
    assert mouth.whole == [HELD.what, PAGE.what]


def test_an_outcome_is_cut_by_the_patron() -> None:
    mouth = Mouth()
    mouth.wish(HELD)
    mouth.wish(PAGE)
    assert mouth.do(mouth.queue.acted()) == (Hush(),)
    mouth.finish_all()
    assert mouth.whole == []


def test_an_alert_cuts_an_outcome_which_is_then_said_whole() -> None:
    mouth = Mouth()
    mouth.wish(HELD)
    mouth.wish(ALERT)
    assert mouth.begun[-1] == ALERT.what
    mouth.finish_all()
    assert mouth.whole == [ALERT.what, HELD.what]


def test_two_outcomes_are_both_heard_in_their_order() -> None:
    mouth = Mouth()
    mouth.wish(HELD)
    mouth.wish(Wish("Your loan is renewed.", is_outcome=True))
    mouth.wish(PAGE)
    mouth.finish_all()
    assert mouth.whole == [HELD.what, "Your loan is renewed.", PAGE.what]


def test_a_notice_waits_its_turn_and_is_not_talked_down() -> None:
    mouth = Mouth()
    mouth.wish(PAGE)
    assert mouth.wish(NOTICE) == ()
    mouth.finish()
    mouth.wish(FOCUS)
    mouth.finish_all()
    assert mouth.whole == [PAGE.what, NOTICE.what, FOCUS.what]


def test_stale_focus_is_not_said_after_an_outcome() -> None:
    """Five moves while an outcome is said: the page and the last of them, not a queue of five."""
    mouth = Mouth()
    mouth.wish(HELD)
    mouth.wish(PAGE)
    for n in range(5):
        mouth.wish(Wish(f"Result {n}.", is_page=False))
    mouth.finish_all()
    assert mouth.whole == [HELD.what, PAGE.what, "Result 4."]


def test_late_news_of_an_old_utterance_is_dropped() -> None:
    mouth = Mouth()
    mouth.wish(PAGE)
    mouth.wish(FOCUS)
    before = mouth.queue
    assert before.done(1, is_completed=False) == Step(before)


def test_hints_are_due_once_there_is_silence_and_not_after_a_key() -> None:
    mouth = Mouth()
    mouth.wish(PAGE)
    assert not mouth.queue.is_hint_due(1)
    mouth.finish()
    assert mouth.wakes == [1]
    assert mouth.queue.is_hint_due(1)
    mouth.do(mouth.queue.acted())
    assert not mouth.queue.is_hint_due(1)


def test_what_was_cut_or_refused_has_no_hints() -> None:
    mouth = Mouth()
    mouth.wish(PAGE)
    assert mouth.do(mouth.queue.done(1, is_completed=False)) == ()
    assert not mouth.queue.is_hint_due(1)


def test_a_key_leaves_no_word_behind() -> None:
    mouth = Mouth()
    for wish in (HELD, PAGE, NOTICE):
        mouth.wish(wish)
    mouth.do(mouth.queue.acted())
    assert HELD.what not in repr(mouth.queue)
    assert PAGE.what not in repr(mouth.queue)


wishes = st.builds(
    Wish,
    st.integers(0, 10**9).map(lambda n: f"words {n}"),
    st.sampled_from(When),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
acts = st.one_of(wishes, st.sampled_from(["finish", "act", "late", "refused"]))


@given(st.lists(acts, max_size=40))
def test_whatever_happens_no_outcome_is_lost_and_nothing_overlaps(
    story: list[Wish[str] | str],
) -> None:
    mouth = Mouth()
    owed: list[str] = []
    last_no = 0
    for act in story:
        commands: tuple[Command[str], ...] = ()
        match act:
            case Wish():
                commands = mouth.wish(act)
                if act.is_outcome:
                    owed.append(act.what)
            case "act":
                commands = mouth.do(mouth.queue.acted())
                owed.clear()
                assert mouth.saying is None
            case "finish":
                mouth.finish()
            case "late":
                assert mouth.do(mouth.queue.done(last_no - 1, is_completed=False)) == ()
            case _:
                # The voice would not say it (a headset came out): it is gone, the rest goes on.
                if mouth.saying is not None:
                    said, mouth.saying = mouth.saying, None
                    if said.what in owed:
                        owed.remove(said.what)
                    commands = mouth.do(mouth.queue.done(said.no, is_completed=False))
        for command in commands:
            if isinstance(command, Begin):
                assert command.no > last_no
        last_no = mouth.queue.last_no
        # At most one Begin at a time: each either follows an end or replaces what is said.
        assert sum(isinstance(command, Begin) for command in commands) <= 1
        assert (mouth.queue.current is not None) == (mouth.saying is not None)
    mouth.finish_all()
    assert mouth.saying is None
    assert mouth.queue.waiting == ()
    for words in owed:
        assert words in mouth.whole
