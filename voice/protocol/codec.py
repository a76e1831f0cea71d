"""Messages to lines and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from voice.errors import BadLineError
from voice.protocol.commands import Command
from voice.protocol.events import HostEvent

VERSION = 1
LONGEST_LINE = 1 << 23
"""Bytes. A page read aloud has a few thousand; a grammar of a whole catalogue has millions."""


@dataclass(frozen=True, slots=True)
class _Envelope:
    v: Literal[1]
    message: Annotated[Command | HostEvent, Field(discriminator="type")]


@dataclass(frozen=True, slots=True)
class Codec:
    """Messages to lines and back; one for each end of the pipe (making it takes some time)."""

    _envelope: TypeAdapter[_Envelope] = field(default_factory=lambda: TypeAdapter(_Envelope))

    def encode(self, message: Command | HostEvent) -> bytes:
        """One line with its line feed. Half characters of a broken title become ``?``."""
        body = {"v": VERSION, "message": asdict(message)}
        line = json.dumps(body, ensure_ascii=False, separators=(",", ":"), default=_value)
        return line.encode("utf-8", errors="replace") + b"\n"

    def command(self, line: bytes) -> Command:
        """The command on a line. Raises BadLineError."""
        message = self._message(line)
        if not isinstance(message, Command):
            raise BadLineError("not_a_command")
        return message

    def event(self, line: bytes) -> HostEvent:
        """The event on a line. Raises BadLineError."""
        message = self._message(line)
        if not isinstance(message, HostEvent):
            raise BadLineError("not_an_event")
        return message

    def _message(self, line: bytes) -> Command | HostEvent:
        if len(line) > LONGEST_LINE:
            raise BadLineError("line_too_long")
        try:
            return self._envelope.validate_json(line, strict=True).message
        except ValidationError as error:
            # Kinds and places only: the values may be private. Not chained for the same reason.
            first = error.errors(include_input=False, include_url=False, include_context=False)[0]
            code = f"{first['type']}:{'.'.join(map(str, first['loc'][1:]))}".rstrip(":")
        except RecursionError:
            code = "too_deep"
        raise BadLineError(code[:200])


def _value(item: object) -> object:
    if isinstance(item, Enum):
        return item.value
    raise TypeError(type(item).__name__)
