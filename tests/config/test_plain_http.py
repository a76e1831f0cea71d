"""Other machines are asked by https://, unless it is said twice that the line is safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from config.load import load
from config.plain_http import ALLOWING_VALUE, ALLOWING_VARIABLE, is_in_clear, is_loopback
from config.start_faults import StartFault
from kiosk.cli import main
from kiosk.doctor.examination import look_at_settings
from kiosk.doctor.finding import Verdict
from kiosk.shell.starting import run_kiosk

OF_THIS_MACHINE = ("localhost", "LOCALHOST.", "127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1")
OF_OTHERS = (
    *("catalogue", "10.0.0.7", "0.0.0.0", "::", "192.168.1.1", "::ffff:10.0.0.7", ""),
    *("localhost.example.ge", "127.0.0.1.example.ge", "notlocalhost", "127.1", "2130706433"),
)
FAR = "http://catalogue.example.ge:8765"


@pytest.mark.parametrize("host", OF_THIS_MACHINE)
def test_this_machine(host: str) -> None:
    assert is_loopback(host)
    shown = f"[{host}]" if ":" in host else host
    assert not is_in_clear(f"http://{shown}:8765")


@pytest.mark.parametrize("host", OF_OTHERS)
def test_other_machines(host: str) -> None:
    assert not is_loopback(host)
    shown = f"[{host}]" if ":" in host else host
    assert is_in_clear(f"http://{shown}:8765")
    assert not is_in_clear(f"https://{shown}:8765")


def test_who_asks_is_not_whom_is_asked() -> None:
    assert is_in_clear("http://127.0.0.1@elsewhere/")
    assert is_in_clear("http://localhost:pass@elsewhere:80")


def settings_file(folder: Path, address: str, *, is_set: bool) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(
        f'[catalogue]\nbase_url = "{address}"\nallow_plain_http = {str(is_set).lower()}\n'
        f'kiosk_key = "{"k" * 43}"\n[log]\npath = "{folder / "kiosk.log"}"\n'
    )
    return file


@pytest.mark.parametrize(
    ("address", "is_set", "said", "missing"),
    [
        (FAR, False, None, ("catalogue.allow_plain_http = true", f"{ALLOWING_VARIABLE}=")),
        (FAR, True, None, (f"{ALLOWING_VARIABLE}={ALLOWING_VALUE}",)),
        (FAR, True, "no", (f"{ALLOWING_VARIABLE}={ALLOWING_VALUE}",)),
        (FAR, False, ALLOWING_VALUE, ("catalogue.allow_plain_http = true",)),
        (FAR, True, ALLOWING_VALUE, ()),
        ("https://catalogue.example.ge", False, None, ()),
        ("http://127.0.0.1:8765", False, None, ()),
    ],
)
def test_it_must_be_said_twice(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    is_set: bool,
    said: str | None,
    missing: tuple[str, ...],
) -> None:
    if said is None:
        monkeypatch.delenv(ALLOWING_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(ALLOWING_VARIABLE, said)
    file = settings_file(tmp_path, address, is_set=is_set)
    settings = load(file=file, secrets=tmp_path / "none").settings
    done = CliRunner().invoke(main, ["--config", str(file), "check-config"])
    found = look_at_settings(settings)
    if not missing:
        assert done.exit_code == 0
        assert found.verdict is Verdict.WELL
        return
    assert done.exit_code == 1
    assert found.verdict is Verdict.PROBLEM
    with pytest.raises(StartFault) as fault:
        run_kiosk(settings, plain=True)
    for told in (done.output, found.what, fault.value.lines):
        assert "K112 catalogue.base_url: " in told
        assert "PINs would travel in clear" in told
        assert "https://" in told
        still = told.partition("still to be said: ")[2]
        assert all(each in still for each in missing)
        assert ("allow_plain_http" in still) is not is_set
        assert (ALLOWING_VARIABLE in still) is (said != ALLOWING_VALUE)
