"""Which parts of the project are installed here: a command says so before it fails for it."""

from __future__ import annotations

from importlib.util import find_spec
from types import MappingProxyType

_SIGNS = MappingProxyType({
    "catalogue": ("fastapi", "uvicorn", "argon2", "rapidfuzz", "pymarc"),
    "kiosk": ("textual", "httpx", "fluent", "babel", "pydantic_settings", "wcwidth"),
})  # fmt: skip
"""Modules without which a part cannot start. Those for sound are not among them: a kiosk without a
voice is still a kiosk, and the doctor says what it lacks."""


def what_is_missing(*extras: str) -> str:
    """A sentence for whoever typed the command, "" if all that these extras need is installed."""
    lacking = [
        extra for extra in extras if any(find_spec(module) is None for module in _SIGNS[extra])
    ]
    if not lacking:
        return ""
    # Setting up one part takes the others away: who needs several sets up everything.
    command = f"tools/set-up {extras[0]}" if len(extras) == 1 else "tools/set-up"
    return (
        "This command needs more than is installed on this machine:"
        f" the part {' and '.join(lacking)}. Type in the folder of the project: {command}"
    )
