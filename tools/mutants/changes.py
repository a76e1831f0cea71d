"""The small changes that can be made to a module's text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NOT_CHANGED = {"assert_never", "NewType", "TypeVar", "Field", "ConfigDict"}
"""Calls that only the type checker or the description of the wire reads."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One small change: the text from ``start`` to ``end`` becomes ``new``."""

    path: str
    line: int
    """Of its first character, from 1."""
    start: int
    end: int
    """Offsets in the bytes of the file."""
    new: str
    kind: str

    def apply(self, source: bytes) -> bytes:
        return source[: self.start] + self.new.encode() + source[self.end :]


def changes_of(path: str, source: bytes) -> list[Change]:
    """All changes of a module, in the order of its text."""
    return sorted(set(_Finder(path, source).found()))


class _Finder:
    def __init__(self, path: str, source: bytes) -> None:
        self._path = path
        self._tree = ast.parse(source)
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def found(self) -> Iterator[Change]:
        yield from self._in_all(self._tree.body)

    def _change(self, node: ast.AST, new: ast.AST | str, kind: str) -> Change:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        text = new if isinstance(new, str) else ast.unparse(new)
        if isinstance(node, ast.expr) and not isinstance(node, ast.Constant | ast.Slice):
            text = f"({text})"
        start = self._starts[node.lineno - 1] + node.col_offset
        end = self._starts[node.end_lineno - 1] + node.end_col_offset
        return Change(self._path, node.lineno, start, end, text, kind)

    # ---- where ---------------------------------------------------------------------------------

    def _in_all(self, nodes: list[ast.stmt]) -> Iterator[Change]:
        for node in nodes:
            yield from self._in(node)

    def _in(self, node: ast.AST) -> Iterator[Change]:
        """Of a node and what is in it; not of docstrings, types, patterns, imports, reprs."""
        match node:
            case ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Raise() | ast.JoinedStr():
                return
            case ast.Expr(value=ast.Constant()):
                return
            case ast.FunctionDef(name="__repr__") | ast.AsyncFunctionDef(name="__repr__"):
                return
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                for default in (*node.args.defaults, *node.args.kw_defaults):
                    if default is not None:
                        yield from self._in(default)
                yield from self._in_all(node.body)
                return
            case ast.ClassDef(bases=bases) if any("Protocol" in ast.unparse(b) for b in bases):
                return
            case ast.ClassDef():
                yield from self._in_all(node.body)
                return
            case ast.AnnAssign():
                if node.value is not None and ast.unparse(node.annotation) != "TypeAlias":
                    yield from self._in(node.value)
                return
            case ast.Call(func=func) if _is_left_alone(func):
                return
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                return
            case ast.match_case():
                if node.guard is not None:
                    yield from self._in(node.guard)
                yield from self._in_all(node.body)
                return
            case ast.Assign() if _is_alias(node):
                return
        yield from self._of(node)
        for child in ast.iter_child_nodes(node):
            yield from self._in(child)

    # ---- what ----------------------------------------------------------------------------------

    def _of(self, node: ast.AST) -> Iterator[Change]:
        match node:
            case ast.Compare(ops=ops):
                for at, op in enumerate(ops):
                    for other in COMPARISONS.get(type(op), ()):
                        new = deepcopy(node)
                        new.ops[at] = other()
                        yield self._change(node, new, "comparison")
            case ast.BoolOp():
                new_bool = deepcopy(node)
                new_bool.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
                yield self._change(node, new_bool, "and/or")
            case ast.UnaryOp(op=ast.Not()):
                yield self._change(node, node.operand, "not dropped")
            case ast.Constant(value=bool(value)):
                yield self._change(node, str(not value), "truth")
            case ast.Constant(value=int(value)):
                for other in (value + 1, value - 1) if value else (1,):
                    yield self._change(node, f"({other!r})", "number")
            case ast.Constant(value=float(measure)):
                for times in (2, 0.5) if measure else (1,):
                    yield self._change(node, f"({(measure or 1.0) * times!r})", "number")
            case ast.BinOp() if type(node.op) in ARITHMETIC and not _is_of_texts_or_types(node):
                new_bin = deepcopy(node)
                new_bin.op = ARITHMETIC[type(node.op)]()
                yield self._change(node, new_bin, "arithmetic")
            case ast.AugAssign(op=ast.Add() | ast.Sub()):
                new_aug = deepcopy(node)
                new_aug.op = ARITHMETIC[type(node.op)]()
                yield self._change(node, new_aug, "arithmetic")
            case ast.If() | ast.IfExp():
                yield self._change(node.test, f"not ({ast.unparse(node.test)})", "condition")
            case ast.comprehension(ifs=ifs):
                for test in ifs:
                    yield self._change(test, "True", "filter dropped")
            case ast.Slice():
                yield from self._of_slice(node)
            case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
                yield self._change(node, "return None", "answer")
            case ast.Expr(value=ast.Call(func=func)) if not _is_left_alone(func):
                yield self._change(node, "pass", "call dropped")
            case ast.Expr(value=ast.Await(value=ast.Call(func=func))) if not _is_left_alone(func):
                yield self._change(node, "pass", "call dropped")
            case ast.Assign(targets=[ast.Attribute()]):
                yield self._change(node, "pass", "assignment dropped")
            case ast.Call(func=ast.Name(id="replace"), args=[_], keywords=keywords):
                for at in range(len(keywords)):
                    new_call = deepcopy(node)
                    del new_call.keywords[at]
                    yield self._change(node, new_call, "field not replaced")

    def _of_slice(self, node: ast.Slice) -> Iterator[Change]:
        if node.lower is not None and node.upper is not None:
            yield self._change(node, ast.Slice(node.lower, None, node.step), "bound dropped")
            yield self._change(node, ast.Slice(None, node.upper, node.step), "bound dropped")
        elif node.lower is not None or node.upper is not None:
            yield self._change(node, ast.Slice(None, None, node.step), "bound dropped")


def _is_left_alone(func: ast.expr) -> bool:
    match func:
        case ast.Attribute(value=ast.Name(id="_log")):
            return True
        case ast.Attribute(value=ast.Name(id="typing"), attr=name) | ast.Name(id=name):
            return name in NOT_CHANGED
    return False


def _is_alias(node: ast.Assign) -> bool:
    """``Some = A | B`` on types, ``Alias = dict[...]``."""
    match node.targets:
        case [ast.Name(id=name)] if name[:1].isupper() and not name.isupper():
            return isinstance(node.value, ast.BinOp | ast.Subscript | ast.Name)
    return False


def _is_of_texts_or_types(node: ast.BinOp) -> bool:
    """Of texts or types: nothing that can be reckoned with."""
    sides = (node.left, node.right)
    if isinstance(node.op, ast.BitOr) and any(
        isinstance(each, ast.Name) and each.id[:1].isupper() and not each.id.isupper()
        for each in sides
    ):
        return True
    return any(
        isinstance(each, ast.JoinedStr) or isinstance(getattr(each, "value", None), str | bytes)
        for each in sides
    )
