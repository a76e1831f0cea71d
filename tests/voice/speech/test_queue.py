"""Order of what is said: nothing lost, doubled or overlapping, outcomes heard, keys obeyed."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from voice.protocol import Part, Pause, Resume, Say, Stop
from voice.speech.queue import Command, SpeechQueue, Step, Wake, When, Wish


def wish(
    text: str, when: When = When.NORMAL, *, is_outcome: bool = False, is_page: bool = True
) -> Wish:
    return Wish((Part(text, "en"),), when, is_outcome=is_outcome, is_page=is_page)


HELD = wish("Your hold is placed.", is_outcome=True)
PAGE = wish("Results.")
FOCUS = wish("First result.", is_page=False)
ALERT = wish("Are you still there?", When.NOW)
NOTICE = wish("The library closes soon.", When.NEXT)


@dataclass
class Mouth:
    """A voice that says what it is told, when the test lets it."""

    queue: SpeechQueue = field(default_factory=SpeechQueue)
    saying: Say | None = None
    begun: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    wakes: list[int] = field(default_factory=list)
    is_paused: bool = False

    def do(self, step: Step) -> tuple[Command, ...]:
        self.queue = step.queue
        for command in step.commands:
            match command:
                case Say():
                    assert self.saying is None or command.no > self.saying.no
                    self.saying, self.is_paused = command, False
                    self.begun.append(command.parts[0].text)
                case Stop():
                    self.saying, self.is_paused = None, False
                case Wake(no=no):
                    self.wakes.append(no)
                case Pause() | Resume():
                    assert self.saying is not None
                    self.is_paused = isinstance(command, Pause)
        return step.commands

    def finish(self) -> None:
        """What is being said is said to its end."""
        if self.saying is not None and not self.is_paused:
            said, self.saying = self.saying, None
            self.whole.append(said.parts[0].text)
            self.do(self.queue.done(said.no, is_completed=True))

    def finish_all(self) -> None:
        for _ in range(100):
            self.finish()


def text(wished: Wish) -> str:
    return wished.parts[0].text


def test_the_newest_screen_replaces_the_one_before() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(PAGE))
    commands = mouth.do(mouth.queue.wish(FOCUS))
    assert [type(command) for command in commands] == [Say]
    assert text(FOCUS) in mouth.begun


def test_an_outcome_is_not_talked_down_by_a_screen() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(HELD))
    assert mouth.do(mouth.queue.wish(PAGE)) == ()
    mouth.finish_all()
    assert mouth.whole == [text(HELD), text(PAGE)]


def test_an_outcome_is_cut_by_the_patron() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(HELD))
    mouth.do(mouth.queue.wish(PAGE))
    assert mouth.do(mouth.queue.acted()) == (Stop(),)
    mouth.finish_all()
    assert mouth.whole == []


def test_an_alert_cuts_an_outcome_which_is_then_said_whole() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(HELD))
    mouth.do(mouth.queue.wish(ALERT))
    assert mouth.begun[-1] == text(ALERT)
    mouth.finish_all()
    assert mouth.whole == [text(ALERT), text(HELD)]


def test_a_notice_waits_its_turn_and_is_not_talked_down() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(PAGE))
    assert mouth.do(mouth.queue.wish(NOTICE)) == ()
    mouth.finish()
    mouth.do(mouth.queue.wish(FOCUS))
    mouth.finish_all()
    assert mouth.whole == [text(PAGE), text(NOTICE), text(FOCUS)]


def test_stale_focus_is_not_said_after_an_outcome() -> None:
    """Five moves while an outcome is said: the page and the last of them, not a queue of five."""
    mouth = Mouth()
    mouth.do(mouth.queue.wish(HELD))
    mouth.do(mouth.queue.wish(PAGE))
    for n in range(5):
        mouth.do(mouth.queue.wish(wish(f"Result {n}.", is_page=False)))
    mouth.finish_all()
    assert mouth.whole == [text(HELD), text(PAGE), "Result 4."]


def test_late_news_of_an_old_utterance_is_dropped() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(PAGE))
    mouth.do(mouth.queue.wish(FOCUS))
    before = mouth.queue
    assert before.done(1, is_completed=False) == Step(before)


def test_hints_follow_after_a_pause_once_and_only_into_silence() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(Wish(PAGE.parts, hints=(Part("Press up or down.", "en"),))))
    mouth.finish()
    assert mouth.wakes == [1]
    mouth.do(mouth.queue.hint_due(1))
    mouth.finish_all()
    assert mouth.whole == [text(PAGE), "Press up or down."]
    assert mouth.wakes == [1]
    assert mouth.do(mouth.queue.hint_due(1)) == ()


def test_a_key_calls_hints_off() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(Wish(PAGE.parts, hints=(Part("Press up or down.", "en"),))))
    mouth.finish()
    mouth.do(mouth.queue.acted())
    assert mouth.do(mouth.queue.hint_due(1)) == ()


def test_pausing_and_going_on() -> None:
    mouth = Mouth()
    assert mouth.do(mouth.queue.pause()) == ()
    mouth.do(mouth.queue.wish(PAGE))
    assert mouth.do(mouth.queue.pause()) == (Pause(),)
    assert mouth.do(mouth.queue.pause()) == ()
    assert mouth.do(mouth.queue.resume()) == (Resume(),)
    assert mouth.do(mouth.queue.resume()) == ()


def test_what_was_said_can_be_said_again_until_it_is_forgotten() -> None:
    mouth = Mouth()
    mouth.do(mouth.queue.wish(PAGE))
    mouth.finish()
    mouth.do(mouth.queue.repeat())
    mouth.finish()
    assert mouth.whole == [text(PAGE)] * 2
    mouth.do(mouth.queue.forget())
    assert mouth.do(mouth.queue.repeat()) == ()
    assert text(PAGE) not in repr(mouth.queue)


wishes = st.builds(
    Wish,
    st.integers(0, 10**9).map(lambda n: (Part(f"words {n}", "en"),)),
    st.sampled_from(When),
    is_outcome=st.booleans(),
    is_page=st.booleans(),
    hints=st.sampled_from([(), (Part("hint", "en"),)]),
)
acts = st.one_of(
    wishes,
    st.sampled_from(["finish", "act", "pause", "resume", "hint", "late", "refused", "repeat"]),
)


@given(st.lists(acts, max_size=40))
def test_whatever_happens_no_outcome_is_lost_and_nothing_overlaps(
    story: list[Wish | str],
) -> None:
    mouth = Mouth()
    owed: list[str] = []
    last_no = 0
    for act in story:
        commands: tuple[Command, ...] = ()
        match act:
            case Wish():
                commands = mouth.do(mouth.queue.wish(act))
                if act.is_outcome:
                    owed.append(text(act))
            case "act":
                commands = mouth.do(mouth.queue.acted())
                owed.clear()
                assert mouth.saying is None
            case "finish":
                mouth.finish()
            case "pause":
                commands = mouth.do(mouth.queue.pause())
            case "resume":
                commands = mouth.do(mouth.queue.resume())
            case "hint":
                commands = mouth.do(mouth.queue.hint_due(mouth.wakes[-1] if mouth.wakes else 0))
            case "late":
                commands = mouth.do(mouth.queue.done(mouth.queue.last_no - 1, is_completed=False))
                assert commands == ()
            case "repeat":
                if mouth.queue.last is not None and mouth.queue.last.is_outcome:
                    owed.append(text(mouth.queue.last))
                commands = mouth.do(mouth.queue.repeat())
            case _:
                # The voice would not say it (a headset came out): it is gone, the rest goes on.
                if mouth.saying is not None:
                    said, mouth.saying = mouth.saying, None
                    if said.parts[0].text in owed:
                        owed.remove(said.parts[0].text)
                    commands = mouth.do(mouth.queue.done(said.no, is_completed=False))
        for command in commands:
            if isinstance(command, Say):
                assert command.no > last_no
                last_no = command.no
        # At most one Say at a time: each either follows an end or replaces what is said.
        assert sum(isinstance(command, Say) for command in commands) <= 1
        assert (mouth.queue.current is not None) == (mouth.saying is not None)
        while owed and owed[0] in mouth.whole:
            owed.pop(0)
    mouth.do(mouth.queue.resume())
    mouth.finish_all()
    assert mouth.saying is None
    assert mouth.queue.waiting == ()
    for words in owed:
        assert words in mouth.whole
