"""Texts that mean harm, as a catalogue may hold them."""

from __future__ import annotations

from hypothesis import strategies as st

KNOWN = (
    "",
    " ",
    "\x1b[2J\x1b[H\x1b]0;owned\x07",
    "\x1b]52;c;aGk=\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x9b31m\x9d0;x\x9c\x90q\x9c",
    "\x00\x07\x08\x0b\x0c\x0e\x7f",
    "a\r\nb\tc\u2028d\u2029e\x85f",
    "\u202egnp.kcatta\u202c \u2066x\u2069 \u200f\u061c",
    "\u200b\u200c\u200d\u2060\ufeff\u00ad",
    "\ud800 \udfff\udc00",
    "\u0301\u0301ა" + "\u0301" * 500,
    "👨‍👩‍👧‍👦🏳️‍🌈👍🏽 e\u0301 ﷽ ꧁",
    "[@click=app.quit]x[/]",
    "[link=http://x][red]",
    "{ $title } { -term } %s {0} \\n",
    "\ufffe\uffff\U0010ffff\ue000",
    "漢" * 300,
    "ა" * 1_000_000,
    "\u3000\u00a0\u2003x\u1680",
    "‎\U000e0041\U000e007f",
    "\u1100\u1161\u11a8 \u0e33\u0e49 \u0f77",
)

chars = st.one_of(
    st.characters(),
    st.characters(categories=("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me", "Mc", "Zs", "So")),
    st.sampled_from("\x1b[]\x9b\u202e\u200d\u0301\ufe0fაბ a[@/]{}"),
)
hostile = st.one_of(st.sampled_from(KNOWN), st.text(chars, max_size=60))
