"""Small screens of every shape, with words of their own: no file, no session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from accessibility.intents import Activate, Back, Enter, Help, Home, Intent, Repeat
from accessibility.page import Grid, Page, Place
from accessibility.semantics import Node, NodeState, Role, ScreenSpec, Typing
from config.i18n import Form, Msg, msg, text
from tests.arriving import arrived

GEORGIAN = {
    "key-back": "უკან",
    "key-repeat": "გამეორება",
    "key-help": "დახმარება",
    "key-home": "მთავარი",
    "page-next": "შემდეგი გვერდი",
    "page-previous": "წინა გვერდი",
    "state-overdue": "ვადაგადაცილებული",
    "state-ready": "მზადაა გასატანად",
    "state-selected": "არჩეულია",
}

SHORT = {
    "key-repeat": "თავიდან",
    "key-help": "?",
    "key-home": "მენიუ",
    "page-next": "შემდეგი",
    "page-previous": "წინა",
}


@dataclass(frozen=True)
class SampleWords:
    """Words from a mapping; what it lacks is its own key."""

    display: Mapping[str, str] = field(default_factory=lambda: GEORGIAN)
    short: Mapping[str, str] = field(default_factory=lambda: SHORT)
    language: str = "ka"

    def render(self, message: Msg, form: Form = Form.DISPLAY) -> str:
        if message.key == "text":
            return str(dict(message.args)["text"])
        if form is Form.SHORT and message.key in self.short:
            return self.short[message.key]
        return self.display.get(message.key, message.key)

    def phrases(self, message: Msg) -> tuple[str, ...]:
        return ()


WORDS = SampleWords()


def action(node_id: str, label: str, intent: Intent | None = None) -> Node:
    return Node(node_id, Role.ACTION, text(label), intent=intent or Activate())


def keys() -> tuple[Node, ...]:
    """The constant keys, as every screen has them."""
    intents: dict[str, Intent] = {
        "back": Back(),
        "repeat": Repeat(),
        "help": Help(),
        "home": Home(),
    }
    return tuple(
        Node(name, Role.ACTION, msg(f"key-{name}"), intent=intent, group="keys")
        for name, intent in intents.items()
    )


BOOKS = (
    ("ვეფხისტყაოსანი", "შოთა რუსთაველი · თაროზეა: მთავარი, ფილიალი №2"),
    ("რუსთაველის მსოფლმხედველობა", "გაცემულია · დაბრუნების ვადა: 5 დეკემბერი"),
    ("[red]ჯაყოს ხიზნები[/] [@click=app.quit]", "მიხეილ ჯავახიშვილი"),
    ("დიდოსტატის მარჯვენა და სხვა მოთხრობები ორ წიგნად, სრული გამოცემა", "კონსტანტინე"),
    ("War and Peace", "Лев Толстой"),
    ("三体", "刘慈欣"),
)


def menu() -> ScreenSpec:
    """A handful of choices: the first screen."""
    labels = ("წიგნის ძებნა", "ჩემი წიგნები", "ჩემი ჯავშნები", "ფილიალები", "English")
    return ScreenSpec(
        id="menu",
        title=text("ბიბლიოთეკა"),
        lead=text("აირჩიეთ ნომერი."),
        nodes=tuple(action(f"m{at}", label) for at, label in enumerate(labels)),
        keys=keys(),
    )


def results(count: int = 12) -> ScreenSpec:
    """A list that goes over several pages, with long and strange titles."""
    nodes = tuple(
        Node(
            f"b{at}",
            Role.ITEM,
            text(BOOKS[at % len(BOOKS)][0]),
            value=text(BOOKS[at % len(BOOKS)][1]),
            states=(NodeState.OVERDUE,) if at == 1 else (),
            intent=Activate(),
            position=(at + 1, count),
        )
        for at in range(count)
    )
    return ScreenSpec(
        id="results",
        title=text("ძებნა: რუსთაველი"),
        outcome=text("ნაპოვნია წიგნები."),
        nodes=nodes,
        keys=keys(),
    )


def letters() -> ScreenSpec:
    """A field filled by letters or typing."""
    alphabet = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
    return ScreenSpec(
        id="search",
        title=text("ძებნა"),
        nodes=(
            Node("field", Role.FIELD, text("საძიებო"), value=text("ვეფხ")),
            *(
                Node(f"l{at}", Role.LETTER, text(char), intent=Enter(char), group="letters")
                for at, char in enumerate(alphabet)
            ),
            Node("submit", Role.ACTION, text("ძებნა"), intent=Activate(), group="do"),
            Node("erase", Role.ACTION, text("წაშლა"), intent=Activate(), group="do"),
        ),
        keys=keys(),
        typing=Typing.TEXT,
        submit="submit",
        strips=frozenset({"letters", "do"}),
    )


def reading() -> ScreenSpec:
    """A heading and texts, longer than a small page."""
    return ScreenSpec(
        id="help",
        title=text("დახმარება"),
        nodes=(
            Node("h", Role.HEADING, text("როგორ მოვძებნოთ წიგნი")),
            Node("t1", Role.STATUS, text("აკრიფეთ წიგნის სათაურის რამდენიმე ასო. " * 4)),
            Node("t2", Role.STATUS, text("ფილიალი"), value=text("№2")),
            action("ok", "კარგი"),
        ),
        keys=keys(),
    )


SCREENS = {"menu": menu, "results": results, "letters": letters, "reading": reading}


def page_of(spec: ScreenSpec, grid: Grid, focus: str = "") -> Page:
    return arrived(spec, WORDS, grid, Place(focus=focus) if focus else None)
