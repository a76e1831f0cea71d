"""A page as lines to be read one after the other; pure.

No frames, no columns, no position that means something: a line says all there is to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from accessibility.cleaning import clean
from accessibility.intents import Back, Help, Home, Intent, Repeat
from accessibility.page import Grid, Page, Row
from accessibility.rows import shown_name, shown_value
from accessibility.semantics import Node, Role
from config.i18n import Words, msg

PLAIN_GRID = Grid(2000, 200, has_margins=False)
"""No line is broken and no page is full before its nine numbers are used up."""

COMMANDS: Mapping[type[Intent], str] = MappingProxyType(
    {
        Back: "plain-back",
        Repeat: "plain-repeat",
        Help: "plain-help",
        Home: "plain-home",
    }
)
"""Messages of what is typed instead of the constant keys: shown as it is, ``say`` for all forms."""


def told(page: Page, words: Words) -> Iterator[str]:
    """The lines of ``page``: where one is, what came of it, what there is, what one can do."""
    spec = page.spec
    title = words.render(spec.title)
    yield clean(f"{title} · {page.position}" if page.position else title)
    said = spec.outcome or spec.lead
    if said is not None:
        yield clean(words.render(said))
    if page.notice:
        yield clean(page.notice)
    for row in page.rows:
        line = clean(_row(row, page, words))
        if line:
            yield line
    yield " · ".join(_key(node, words) for row in page.fixed_rows for node in row.nodes)


def prompt(page: Page, words: Words) -> str:
    """What stands before the line that is asked for."""
    field = field_of(page)
    if page.spec.typing is not None and field is not None:
        return clean(words.render(msg("plain-type", field=field.name)))
    return clean(words.render(msg("plain-choose")))


def field_of(page: Page) -> Node | None:
    """What a typed line goes into, where there is such a thing."""
    return next((node for node in page.texts() if node.role is Role.FIELD), None)


def _row(row: Row, page: Page, words: Words) -> str:
    if row.is_strip:
        # Letters and what belongs to them: here a line is typed instead.
        return "" if page.spec.typing is not None else " · ".join(c.label for c in row.cells)
    node = row.nodes[0]
    if node.role is Role.FIELD:
        value = shown_value(node, words) or words.render(msg("field-empty"))
        return f"{shown_name(node, words)}: {value}"
    if row.operable:
        number = f"{row.digit} " if row.digit is not None else ""
        return number + " · ".join(row.lines)
    return " ".join(row.lines)


def _key(node: Node, words: Words) -> str:
    name = words.render(node.name)
    command = COMMANDS.get(type(node.intent)) if node.intent is not None else None
    return clean(f"{words.render(msg(command))} {name}" if command else name)
