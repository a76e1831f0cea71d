"""A public function that raises says so: "Raises X ..." stands in its docstring."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("accessibility", "config", "kiosk", "voice")

NOT_TOLD = ("AssertionError", "NotImplementedError")
"""No errors that a caller could meet."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def public_functions(
    tree: ast.AST, inside: str = "", of_class: str = ""
) -> Iterator[tuple[str, Function, str]]:
    """Functions and methods with public names, in public classes, and what is said of each.

    ``__init__`` is one, and what its class says is said of it.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node, f"{node.name}.", ast.get_docstring(node) or "")
        elif isinstance(node, Function) and (
            not node.name.startswith("_") or node.name == "__init__"
        ):
            if not is_command(node):
                said = ast.get_docstring(node) or ""
                more = of_class if node.name == "__init__" else ""
                yield f"{inside}{node.name}", node, f"{said} {more}"
        elif isinstance(node, ast.If | ast.Try):
            yield from public_functions(node, inside, of_class)


def is_command(function: Function) -> bool:
    """Whether it is a command of the command line: its docstring is the help that people read."""
    made_by = (each.func for each in function.decorator_list if isinstance(each, ast.Call))
    return any(getattr(each, "attr", "") in ("command", "group") for each in made_by)


def raised(function: Function) -> set[str]:
    """Classes that the function's own body raises and lets out, by name."""
    return set(_raised(function.body, ()))


def _raised(nodes: list[ast.stmt], caught: tuple[str, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Function | ast.ClassDef):
            continue
        if isinstance(node, ast.Raise):
            name = _class_of(node.exc)
            if name and name not in (*caught, *NOT_TOLD):
                yield name
        elif isinstance(node, ast.Try):
            names = tuple(name for each in node.handlers for name in _names(each.type))
            yield from _raised(node.body, (*caught, *names))
            for block in (*(each.body for each in node.handlers), node.orelse, node.finalbody):
                yield from _raised(block, caught)
        else:
            for field in ("body", "orelse"):
                yield from _raised(getattr(node, field, []), caught)
            for case in getattr(node, "cases", []):
                yield from _raised(case.body, caught)


def _class_of(raised: ast.expr | None) -> str:
    """The name of a class that is raised; "" where one that was caught is raised again."""
    at = raised.func if isinstance(raised, ast.Call) else raised
    name = at.attr if isinstance(at, ast.Attribute) else at.id if isinstance(at, ast.Name) else ""
    return name if name[:1].isupper() else ""


def _names(caught: ast.expr | None) -> tuple[str, ...]:
    if isinstance(caught, ast.Tuple):
        return tuple(name for each in caught.elts for name in _names(each))
    return (_class_of(caught),)


def undocumented(source: str) -> list[str]:
    found = []
    for name, function, text in public_functions(ast.parse(source)):
        said = text.partition("Raises ")[2] or text.partition("raises ")[2]
        missing = sorted(each for each in raised(function) if each not in said)
        if missing:
            found.append(f"{function.lineno}: {name} raises {', '.join(missing)}")
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_public_functions_say_what_they_raise(package: str) -> None:
    silent = [
        f"{file.relative_to(ROOT)}:{each}"
        for file in sorted((ROOT / package).rglob("*.py"))
        for each in undocumented(file.read_text("utf-8"))
    ]
    assert not silent, "\n" + "\n".join(silent)


def test_the_check_sees_what_it_should() -> None:
    source = '''
def one(): raise ValueError("x")
def two():
    """Raises ValueError for x."""
    raise ValueError
async def three():
    with open() as file:
        match file:
            case 1: raise errors.Lost(1) from None
def four():
    try:
        raise Lost
    except Lost as lost:
        raise
    except KeyError:
        raise lost
def five():
    def inner(): raise ValueError
def six(): raise NotImplementedError
def _seven(): raise ValueError
class Eight:
    def __init__(self):
        """Raises TypeError."""
        if 1: raise ValueError
        raise TypeError
    @property
    def nine(self):
        for each in ():
            pass
        else:
            raise LookupError
class _Ten:
    def run(self): raise ValueError
'''
    assert [each.split(": ")[1] for each in undocumented(source)] == [
        "one raises ValueError",
        "three raises Lost",
        "Eight.__init__ raises ValueError",
        "Eight.nine raises LookupError",
    ]
