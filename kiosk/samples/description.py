"""One page in all its forms, as text: for reading, for golden files, for librarians."""

from __future__ import annotations

from collections.abc import Iterator

from accessibility.announcer import whole_page
from accessibility.braille.text import braille_line, lines_above
from accessibility.page import Page
from accessibility.profiles import LOUDSPEAKER, SpeechContext
from accessibility.scanning.order import scan_order
from accessibility.telling import hints
from config.i18n import Words
from kiosk.tui.layout import as_text, layout
from voice.listen.grammar import grammar

HEADSET = SpeechContext(may_say_private=True)


def describe(page: Page, words: Words) -> Iterator[str]:
    """Picture, speech (loudspeaker; headset where it differs), braille, scanning, grammar."""
    yield f"[screen {page.grid.cols}x{page.grid.rows}, page {page.index + 1} of {page.count}]"
    yield as_text(layout(page))
    yield "[speech]"
    said = whole_page(page, words, LOUDSPEAKER)
    yield from (part.text for part in said.parts)
    private = whole_page(page, words, HEADSET)
    if private != said:
        yield "[speech in a headset]"
        yield from (part.text for part in private.parts)
    yield "[speech after a pause]"
    yield from (part.text for part in hints(page, words))
    yield "[braille]"
    yield from lines_above(page, words)
    yield f"> {braille_line(page, words)}"
    yield "[scanning]"
    yield " | ".join(" ".join(group.node_ids) for group in scan_order(page))
    yield "[grammar]"
    heard = grammar(page, words)
    for node in page.operable():
        phrases = heard.phrases_for(node.id)
        yield f"{node.id}: {', '.join(phrases) if phrases else '(not by voice)'}"
