"""Every screen in every state worth looking at, with invented readers and known books.

For ``kiosk print-screens``, the golden files and the parity properties: whoever adds a screen adds
it here, or the completeness test fails.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from pydantic import SecretStr

from accessibility.page import Grid
from accessibility.profiles import Profile
from config.i18n import Day, Msg, msg, text
from kiosk.catalogue.finding import HeardWork, Work
from kiosk.catalogue.models import (
    BiblioId,
    DemoCard,
    LibraryId,
    Patron,
)
from kiosk.catalogue.outcomes import (
    RefusalReason,
    Refused,
)
from kiosk.samples.data import (
    ACCOUNT,
    BIBLIOS,
    BLOCKED_ACCOUNT,
    HOLD,
    HOLDS,
    LIBRARIES,
    LOANS,
    MANY_LOANS,
    RECORD,
    RECORD_BARE,
    RECORD_ELSEWHERE,
    RECORD_ON_LOAN,
    RECORD_REFERENCE,
    TODAY,
    due_in,
)
from kiosk.samples.endings import receipts, troubles
from kiosk.samples.found import finding
from kiosk.samples.visits import renewed_in_visit, renewing, with_notices
from kiosk.session.activities import (
    Activity,
    AskingAloud,
    AtHome,
    ChangingAudioSettings,
    ChangingPin,
    ChangingSettings,
    ChoosingPickup,
    ChoosingSuspension,
    ConfirmingCancel,
    ConfirmingHold,
    EnteringCard,
    EnteringPin,
    MovingHold,
    PinStage,
    ReadingHelp,
    ReadingIntroduction,
    SayingGoodbye,
    Searching,
    SeeingCall,
    SeeingDemoCards,
    SeeingHold,
    SeeingRefusal,
    TryingKeys,
    ViewingAccount,
    ViewingBranch,
    ViewingBranches,
    ViewingHold,
    ViewingHolds,
    ViewingLoan,
    ViewingLoans,
    ViewingRecord,
)
from kiosk.session.audio_intents import SetSecretsSaid
from kiosk.session.device import Device, VoiceStatus
from kiosk.session.intents import RenewLoan
from kiosk.session.pin_change import too_short, wrong
from kiosk.session.requests import AskBiblio
from kiosk.session.scan_activities import AnotherCard
from kiosk.session.state import Fixed, Pending, SignedInPatron, State, Stop
from kiosk.session.type_size import TypeSize
from kiosk.session.voice_activities import ChoosingHeard, ConfirmingSaid, Sayable, SeeingSayable
from voice.listen import spoken_digits

LEFT = msg("left-waiting")
_RENEWED = msg("renewed", title=LOANS[1].title, due=Day(date(2026, 12, 7)))
GREETING = msg("greeting", what=msg("notice-overdue", count=1))
HELD = msg("receipt-held-public", count=1)


def samples(language: str, grid: Grid) -> tuple[tuple[str, State], ...]:
    """(name, state) of every sample, in the order of a visit."""
    base = State(
        fixed=Fixed(demo_cards=(DemoCard(card="2000000001", pin="1234", situation="many-loans"),)),
        grid=grid,
        today=TODAY,
        language=language,
        libraries=LIBRARIES,
    )
    signed_in = replace(
        base,
        patron=SignedInPatron(SecretStr("sample"), Patron(name="ნიმუში", balance=Decimal("0.60"))),
    )
    made: list[tuple[str, State]] = [
        ("welcome", base),
        ("welcome-plain", replace(base, fixed=Fixed())),
        ("menu", signed_in),
        (
            "menu-after-sign-in",
            replace(signed_in, path=(Stop(AtHome(), outcome=msg("signed-in")),)),
        ),
        ("working", replace(base, pending=Pending(1, AskBiblio(BiblioId(1)), is_slow=True))),
    ]
    for name, activity in _visitor().items():
        made.append((name, _at(base, activity)))
    for name, activity in _patron().items():
        made.append((name, _at(signed_in, activity)))
    nothing = msg("results-none-for", query="ვეფხისტყაოსანნი")
    made += [
        ("still-there", replace(_at(base, Searching("ვეფხ")), is_asking_still_there=True)),
        ("settings-sizes", replace(_at(base, ChangingSettings()), size=TypeSize(2, 4))),
        *_heard(base, signed_in),
        ("pin-not-the-same", _at(signed_in, ChangingPin(PinStage.NEW), msg("pin-not-the-same"))),
        ("trying-keys-named", _at(base, TryingKeys("learn-up"), msg("learn-up"))),
        ("search-nothing-found", _at(base, Searching("ვეფხისტყაოსანნი"), nothing)),
        ("search-empty", _at(base, Searching(), msg("search-empty"))),
        (
            "pin-refused",
            _at(
                base,
                EnteringPin(SecretStr("2000000001")),
                wrong(Refused(reason=RefusalReason.INVALID_CREDENTIALS, attempts_left=3)),
            ),
        ),
        (
            "card-locked",
            _at(base, SeeingRefusal(Refused(reason=RefusalReason.LOCKED, retry_after_s=290))),
        ),
        ("menu-notices", replace(signed_in, patron=with_notices())),
        (
            "menu-greeted",
            replace(
                signed_in,
                patron=with_notices(),
                path=(
                    Stop(AtHome(), outcome=msg("greeting", what=msg("notice-overdue", count=1))),
                ),
            ),
        ),
        (
            "loans-greeted",
            _at(
                replace(signed_in, patron=with_notices()),
                ViewingLoans(LOANS),
                msg("notices", what=msg("notice-ready", count=2)),
            ),
        ),
        (
            "loans-renewed-in-visit",
            _at(replace(signed_in, patron=renewed_in_visit(1, 2)), ViewingLoans(LOANS)),
        ),
        (
            "loan-renewed-in-visit",
            _at(replace(signed_in, patron=renewed_in_visit(2)), ViewingLoan(LOANS[1], 2)),
        ),
        ("menu-left-waiting", replace(signed_in, path=(Stop(AtHome(), outcome=LEFT),))),
        (
            "menu-settled",
            replace(signed_in, path=(Stop(AtHome(), outcome=msg("settled-now", what=HELD)),)),
        ),
        ("pin-too-short", _at(signed_in, ChangingPin(PinStage.NEW, least_digits=4), too_short(4))),
        (
            "loans-renewed",
            _at(signed_in, ViewingLoans(LOANS), _RENEWED),
        ),
    ]
    return tuple(made)


def _heard(base: State, signed_in: State) -> list[tuple[str, State]]:
    """What is there where something speaks."""
    device = Device(VoiceStatus.HERE)
    base, signed_in = replace(base, device=device), replace(signed_in, device=device)
    silent = replace(base, profile=Profile(has_speech=False))
    in_headset = replace(base, device=replace(device, has_headset=True))
    captions = Profile(captions=True)
    return [
        ("settings-voice", _at(base, ChangingSettings())),
        ("settings-silent", _at(silent, ChangingSettings())),
        ("audio-settings", _at(base, ChangingAudioSettings())),
        ("audio-settings-headset", _at(in_headset, ChangingAudioSettings())),
        ("audio-settings-silent", _at(silent, ChangingAudioSettings())),
        (
            "help-audio-settings",
            _at(base, ReadingHelp("audio-settings", msg("audio-settings-lead"))),
        ),
        ("aloud", _at(signed_in, AskingAloud())),
        ("loans-captions", replace(_at(signed_in, ViewingLoans(LOANS)), profile=captions)),
        ("welcome-voice-lost", replace(base, device=replace(device, voice=VoiceStatus.LOST))),
        *_spoken_to(base, signed_in),
    ]


def _spoken_to(base: State, signed_in: State) -> list[tuple[str, State]]:
    """What is there where the kiosk understands."""
    device = replace(base.device, understands=frozenset(base.fixed.languages))
    base, signed_in = replace(base, device=device), replace(signed_in, device=device)
    in_headset = replace(base, device=replace(device, has_headset=True))
    saying = replace(in_headset, profile=Profile(says_secrets=True))
    works = tuple(
        HeardWork(work=Work(best=each, editions=(), edition_count=1), score=1.0)
        for each in BIBLIOS[:3]
    )
    renewing = ConfirmingSaid(
        RenewLoan(LOANS[1].checkout_id),
        msg("loan-renew"),
        text(LOANS[1].title),
        msg("chosen-book"),
    )
    phrases = SeeingSayable(
        (Sayable(msg("menu-search"), "ძებნა"), Sayable(text("ნიმუში"), "ერთი", is_private=True)),
        (Sayable(msg("key-back"), "უკან"),),
    )
    return [
        ("welcome-hears", base),
        ("welcome-misheard", replace(base, repair=msg("said-not-understood"))),
        ("search-hears", _at(base, Searching())),
        ("audio-settings-hears", _at(base, ChangingAudioSettings())),
        ("help-hears", _at(base, ReadingHelp("welcome", msg("welcome-lead")))),
        ("pin-hears", _at(base, EnteringPin(SecretStr("2000000001")))),
        ("pin-hears-headset", _at(in_headset, EnteringPin(SecretStr("2000000001")))),
        ("pin-said", _at(saying, EnteringPin(SecretStr("2000000001")))),
        ("heard", _at(base, ChoosingHeard("ვეფხისტყაოსანი", works))),
        ("confirming-said", _at(signed_in, renewing)),
        (
            "asking-digits",
            _at(
                in_headset, ConfirmingSaid(SetSecretsSaid(True, is_sure=True), spoken_digits.CHOICE)
            ),
        ),
        ("sayable", _at(base, phrases)),
        *(
            (f"help-{name}", _at(base, ReadingHelp(name)))
            for name in ("heard", "confirming-said", "sayable", "aloud")
        ),
    ]


def _at(state: State, activity: Activity, outcome: Msg | None = None) -> State:
    return replace(state, path=(Stop(AtHome()), Stop(activity, outcome=outcome)))


def _visitor() -> dict[str, Activity]:
    """What anyone can see."""
    return {
        "demo-cards": SeeingDemoCards(),
        **finding(),
        "record-here": ViewingRecord(RECORD),
        "record-on-loan": ViewingRecord(RECORD_ON_LOAN),
        "record-elsewhere": ViewingRecord(RECORD_ELSEWHERE),
        "record-reference": ViewingRecord(RECORD_REFERENCE),
        "record-bare": ViewingRecord(RECORD_BARE),
        "card": EnteringCard(),
        "card-typed": EnteringCard("2000000001"),
        "pin": EnteringPin(SecretStr("2000000001")),
        "pin-typed": EnteringPin(SecretStr("2000000001"), SecretStr("1234")),
        **troubles(),
        "help-welcome": ReadingHelp("welcome", msg("welcome-lead")),
        "help-search": ReadingHelp("search", msg("search-lead")),
        "goodbye": SayingGoodbye(was_signed_in=True),
        "branches": ViewingBranches(),
        "branch": ViewingBranch(LibraryId("M0")),
        "branch-unknown-hours": ViewingBranch(LibraryId("AC")),
        "called": SeeingCall(),
        "introduction": ReadingIntroduction(),
        "trying-keys": TryingKeys(),
        "settings": ChangingSettings(),
        "another-card-underway": AnotherCard(SecretStr("2000000002")),
    }


def _patron() -> dict[str, Activity]:
    """What a signed-in patron can see."""
    shown: dict[str, Activity] = {
        "pickup": ChoosingPickup(RECORD_ON_LOAN),
        "confirm-hold": ConfirmingHold(RECORD_ON_LOAN, LibraryId("F2")),
        "hold-placed": SeeingHold(HOLD, HOLD.title),
        "hold-cancelled": SeeingHold(HOLD, HOLD.title, is_cancelled=True),
        "holds": ViewingHolds(HOLDS),
        "holds-none": ViewingHolds(()),
        "hold-pending": ViewingHold(HOLDS[1], 2),
        "hold-ready": ViewingHold(HOLDS[0], 1),
        "hold-in-transit": ViewingHold(HOLDS[2], 3),
        "hold-suspended": ViewingHold(HOLDS[3], 4),
        "confirm-cancel": ConfirmingCancel(HOLDS[1], 2),
        "move-hold": MovingHold(HOLDS[1], 2),
        "another-card": AnotherCard(SecretStr("2000000002")),
        "suspend-hold": ChoosingSuspension(HOLDS[1], 2),
        "account": ViewingAccount(ACCOUNT),
        "account-blocked": ViewingAccount(BLOCKED_ACCOUNT),
        "pin-old": ChangingPin(),
        "pin-new": ChangingPin(PinStage.NEW, SecretStr("12")),
        "pin-again": ChangingPin(PinStage.AGAIN),
        "loans": ViewingLoans(LOANS),
        "loans-none": ViewingLoans(()),
        "loans-many": ViewingLoans(MANY_LOANS),
        "loan": ViewingLoan(LOANS[1], 2),
        "loan-overdue": ViewingLoan(LOANS[0], 1),
        "loan-refused": ViewingLoan(LOANS[2], 3),
        **renewing(),
        **receipts(),
    }
    for reason in RefusalReason:
        refused = Refused(
            reason=reason,
            earliest=due_in(12) if reason is RefusalReason.TOO_SOON else None,
            due=due_in(12) if reason is RefusalReason.ALREADY_RENEWED else None,
        )
        shown[f"refusal-{reason.value}"] = SeeingRefusal(refused, BIBLIOS[0].title)
    return shown
