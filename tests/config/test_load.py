"""Settings: where they come from, and errors that a librarian can act on."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path

import pytest

from config.load import ConfigError, explain, load
from config.settings import Settings


def write(folder: Path, text: str) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(text)
    return file


def test_defaults_file_and_code_are_alike() -> None:
    shown = tomllib.loads((resources.files("config") / "defaults.toml").read_text())
    assert Settings.model_validate(shown) == Settings()
    kept = Settings().model_dump(mode="json")
    assert {k: set(v) for k, v in shown.items()} == {k: set(v) for k, v in kept.items()}


def test_environment_wins_over_file_and_command_line_over_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path, '[catalogue]\nbase_url = "http://a"\nlibrary_id = "F1"\n')
    monkeypatch.setenv("KIOSK_CATALOGUE__BASE_URL", "http://b")
    loaded = load(file=file, secrets=tmp_path / "none")
    assert loaded.settings.catalogue.base_url == "http://b"
    assert loaded.settings.catalogue.library_id == "F1"
    assert loaded.origins["catalogue.base_url"] == "environment"
    assert loaded.origins["catalogue.library_id"] == f"file {file}"
    over = load(
        file=file, overrides={"catalogue": {"base_url": "http://c"}}, secrets=tmp_path / "none"
    )
    assert over.settings.catalogue.base_url == "http://c"


def test_secrets_are_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_CATALOGUE__KIOSK_KEY", "canary-key")
    loaded = load(secrets=tmp_path / "none")
    assert loaded.settings.catalogue.kiosk_key.get_secret_value() == "canary-key"
    text = "\n".join(explain(loaded)) + repr(loaded)
    assert "canary-key" not in text
    assert "catalogue.kiosk_key = ********  (environment)" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[catalogue]\nbase_ulr = "http://a"\n', "Did you mean 'catalogue.base_url'?"),
        ("[session]\ngoodbye_s = 2\n", "session.goodbye_s: the value 2 cannot be used"),
        ('[screen]\ntheme = "pink"\n', "screen.theme"),
        ("[catalogue\n", "is not a valid TOML file"),
        ('[keys]\nhelp = ["up"]\n', "is set for both"),
        ('[catalogue]\nkiosk_key = ["canary"]\n', "catalogue.kiosk_key"),
    ],
)
def test_faults_name_key_place_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(file=file, secrets=tmp_path / "none")
    assert said in str(caught.value)
    assert "canary" not in str(caught.value)
    assert str(file) in str(caught.value)


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="There is no settings file"):
        load(file=tmp_path / "nothing.toml")
