"""Stands in for a translator: English words in Armenian letters; letters and numbers are real."""

from __future__ import annotations

from pathlib import Path

from fluent.syntax import ast, parse, serialize
from fluent.syntax.visitor import Transformer

from config.locales.hy.alphabet import NAMES
from config.locales.hy.numbers import cardinal

FOLDER = Path("config/locales/hy")
_LETTERS = "աբցդեֆգհիջկլմնոպքրստւվղխյզ"
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", _LETTERS + _LETTERS.upper()
)
REPLACED = ("letter-10", "letter-3", "pick-", "entry-layer-georgian")
"""Keys of the Georgian letters, and of the numbers; Latin letters stay, under Armenian names."""
PATTERNS = ("day-pattern",)
"""No words: how a day is put together (Unicode CLDR)."""


class InArmenianLetters(Transformer):
    """The words of a message, its arguments left alone."""

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802
        node.value = node.value.translate(LETTERS)
        return node


def translated(entry: ast.EntryType) -> ast.EntryType:
    if not isinstance(entry, ast.Message) or entry.id.name.startswith(PATTERNS):
        return entry
    if entry.id.name.startswith("speak-"):
        # A language is shown under its own name; how it is asked for is translated.
        for attribute in entry.attributes:
            InArmenianLetters().visit(attribute)
        return entry
    InArmenianLetters().visit(entry)
    return entry


def message(key: str, shown: str, said: str, asked: str) -> str:
    return f"{key} = {shown}\n    .speech = {said}\n    .say = {asked}\n"


def main() -> None:
    for file in FOLDER.glob("*.ftl"):
        resource = parse(file.read_text("utf-8"))
        kept = (
            entry
            for entry in resource.body
            if not (isinstance(entry, ast.Message) and entry.id.name.startswith(REPLACED))
        )
        resource.body = [translated(entry) for entry in kept]
        file.write_text(serialize(resource), "utf-8")
    digits = [(f"letter-3{n}", str(n), cardinal(n), cardinal(n)) for n in range(10)]
    letters = [(f"letter-{ord(char):x}", char, name, name) for char, name in NAMES.items()]
    rows = [(f"pick-{n}", str(n), cardinal(n), f"[թիվ] {cardinal(n)}") for n in range(1, 10)]
    layer = ("entry-layer-armenian", "ԱԲԳ", "հայերեն տառեր", "հայերեն տառեր")
    new = [message(*each) for each in (layer, *letters, *digits, *rows)]
    (FOLDER / "alphabet.ftl").write_text("".join(new), "utf-8")


if __name__ == "__main__":
    main()
