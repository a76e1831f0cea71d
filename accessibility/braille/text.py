"""What a braille line says of the focused node, before it becomes cells; pure.

A braille display is read by one pair of hands, so private things are shown; a PIN is masked
because its value is masked on the screen already.
"""

from __future__ import annotations

from accessibility.page import Page
from accessibility.semantics import Node
from config.i18n import Form, Words, msg


def braille_line(page: Page, words: Words) -> str:
    """Name, states, value and number of the focused node: ``წიგნის ძებნა 1/5``."""
    return node_line(page, page.focused, words)


def node_line(page: Page, node: Node, words: Words) -> str:
    """The line for any node of the page; what bears no number carries none."""
    parts = [words.render(node.name, Form.BRAILLE)]
    parts += [words.render(msg(f"state-{state.value}"), Form.BRAILLE) for state in node.states]
    if node.value is not None:
        parts.append(words.render(node.value, Form.BRAILLE))
    digit = page.digit_of(node.id)
    last = max((row.digit for row in page.rows if row.digit is not None), default=0)
    if digit is not None and last > 1:
        # The number that chooses it, of as many as there are here.
        parts.append(f"{digit}/{last}")
    return " ".join(part for part in parts if part)


def lines_above(page: Page, words: Words) -> tuple[str, ...]:
    """What stands above the focus, to be panned to: title, outcome or lead, texts."""
    spec = page.spec
    lines = [words.render(spec.title, Form.BRAILLE)]
    if spec.outcome is not None:
        lines.append(words.render(spec.outcome, Form.BRAILLE))
    elif spec.lead is not None:
        lines.append(words.render(spec.lead, Form.BRAILLE))
    if spec.notice is not None:
        lines.append(words.render(spec.notice, Form.BRAILLE))
    lines += [node_line(page, node, words) for node in page.texts()]
    return tuple(lines)
