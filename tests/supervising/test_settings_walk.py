"""Every setting there is, with wrong, missing and extreme values: it works, or one sentence says
which setting it is. The tree is walked, so a new setting is covered by being there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pydantic import BaseModel

from config.faults import variable
from config.settings import Settings
from kiosk.cli import main
from tests.lockdown.kiosk_process import environment
from tests.supervising.kiosk_tree import NOWHERE

WRONG = (True, -1, "no such thing", ["no such thing"], {"a": 1})
MISSING: tuple[object, ...] = ("", [], {})
EXTREME = (
    *(0, 10**30, -(10**30), float("inf"), float("nan"), 1e-300),
    *("x" * 100_000, "\0", "\x1b[2J", "/", "/dev/full", "/proc/none/log", "🙂", "\u202e"),
    *(["x"] * 1000, ["ka", "ka"], ["ka", "de"], ["up", "up"]),
    *("http://", "http://a:99999999", "http://[::1", "http://a:0", "http://a/?b", "ftp://a"),
)
PARTS = 8
VALUES = (*WRONG, *MISSING, *EXTREME)


def leaves(section: BaseModel, before: str = "") -> Iterator[str]:
    for name in type(section).model_fields:
        value = getattr(section, name)
        if isinstance(value, BaseModel):
            yield from leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}"


def toml_of(value: object) -> str:
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, dict):
        return "{ a = 1 }" if value else "{}"
    return json.dumps(value, ensure_ascii=False)


def kiosk(file: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--config", str(file), *arguments], catch_exceptions=False)


KEYS = tuple(leaves(Settings()))


@pytest.mark.parametrize(
    "part", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, PARTS))]
)
@pytest.mark.parametrize("key", KEYS)
def test_each_value_of_a_setting_works_or_is_told_by_name(
    key: str, part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of neighbouring settings other the values come first."""
    monkeypatch.chdir(tmp_path)
    section, _, name = key.rpartition(".")
    file = tmp_path / "kiosk.toml"
    for value in VALUES[(KEYS.index(key) + part) % PARTS :: PARTS]:
        file.write_text(f"[{section}]\n{name} = {toml_of(value)}\n")
        done = kiosk(file, "check-config")
        if done.exit_code:
            lines = done.output.removeprefix("Error: ").splitlines()
            assert lines, (key, value)
            for line in lines:
                assert line.startswith("K1"), (key, str(value)[:50], done.output[:500])
                assert section in line, (key, str(value)[:50], line[:500])
            assert key in done.output or name in done.output, (key, done.output[:500])
        assert "Traceback" not in done.output


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("key", KEYS)
def test_what_is_accepted_starts_a_kiosk(key: str, tmp_path: Path) -> None:
    section, _, name = key.rpartition(".")
    file = tmp_path / "kiosk.toml"
    for value in VALUES:
        file.write_text(f"[{section}]\n{name} = {toml_of(value)}\n")
        if kiosk(file, "check-config").exit_code:
            continue
        env = {**environment(NOWHERE, tmp_path), "PYTHONPATH": str(Path.cwd())}
        # What the file says is what is tried.
        env.pop(variable(key), None)
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "--config", str(file), "run", "--plain"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, **env},
            check=False,
        )
        assert "Traceback" not in done.stderr, (key, value)
        if done.returncode:
            assert done.returncode == 2, (key, value, done.stderr)
            assert done.stderr.startswith("K1"), (key, value)
            assert key in done.stderr, (key, value, done.stderr)
        else:
            assert "1" in done.stdout, (key, value)


@pytest.mark.parametrize("key", KEYS)
def test_a_setting_without_a_value_is_told(key: str, tmp_path: Path) -> None:
    section, _, name = key.rpartition(".")
    file = tmp_path / "kiosk.toml"
    file.write_text(f"[{section}]\n{name} =\n")
    done = kiosk(file, "check-config")
    assert done.exit_code == 1
    assert done.output.startswith("Error: K102 ")
    assert str(file) in done.output
