"""Words and screens for plain mode."""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.intents import Activate, Enter
from accessibility.semantics import Node, Role, ScreenSpec, Sensitivity, Typing
from config.i18n import Msg, text
from tests.tui.samples import GEORGIAN, SampleWords, keys

SAID = {
    "plain-back": ("<", "b", "უ"),
    "plain-repeat": ("=", "r", "გ"),
    "plain-help": ("?", "h", "დ"),
    "plain-home": ("*", "s", "მ"),
    "key-back": ("უკან", "დამაბრუნეთ"),
}


@dataclass(frozen=True)
class PlainWords(SampleWords):
    """Sample words with commands."""

    def render(self, message: Msg, *args: object, **kwargs: object) -> str:
        if message.key == "plain-type":
            return f"აკრიფეთ: {super().render(field_name(message))}"
        return super().render(message, *args, **kwargs)  # type: ignore[arg-type]

    def phrases(self, message: Msg) -> tuple[str, ...]:
        return SAID.get(message.key, ())


def field_name(message: Msg) -> Msg:
    name = dict(message.args)["field"]
    assert isinstance(name, Msg)
    return name


PLAIN_WORDS = PlainWords(
    {
        **GEORGIAN,
        "plain-back": "<",
        "plain-repeat": "=",
        "plain-help": "?",
        "plain-home": "*",
        "plain-choose": "ნომერი:",
        "plain-not-understood": "ვერ გავიგე",
        "field-empty": "ცარიელია",
        "number-not-here": "ასეთი ნომერი აქ არ არის",
    }
)


def card() -> ScreenSpec:
    return _entry("card", "ბარათის ნომერი", None)


def pin(shown: str = "") -> ScreenSpec:
    return _entry("pin", "პინ-კოდი", shown or None)


def _entry(screen: str, name: str, shown: str | None) -> ScreenSpec:
    secret = Sensitivity.SECRET
    value = text(shown) if shown else None
    return ScreenSpec(
        id=screen,
        title=text("შესვლა"),
        nodes=(
            Node("field", Role.FIELD, text(name), value=value, sensitivity=secret),
            *(
                Node(f"d{n}", Role.LETTER, text(n), intent=Enter(n), sensitivity=secret, group="d")
                for n in "123"
            ),
            Node("submit", Role.ACTION, text("გაგრძელება"), intent=Activate(), group="do"),
        ),
        keys=keys(),
        typing=Typing.DIGITS,
        submit="submit",
        strips=frozenset({"d", "do"}),
    )
