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
    assert str(loaded.origins["catalogue.base_url"]) == "variable KIOSK_CATALOGUE__BASE_URL"
    assert str(loaded.origins["catalogue.library_id"]) == f"file {file}"
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
    assert "catalogue.kiosk_key = ********  (variable KIOSK_CATALOGUE__KIOSK_KEY)" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[catalogue]\nbase_ulr = "http://a"\n', "Did you mean 'catalogue.base_url'?"),
        ("[session]\ngoodbye_s = 2\n", "session.goodbye_s: the value 2 cannot be used"),
        ("[session]\ngoodbye_s = 2\n", "Allowed: a number from 5 to 120."),
        ("[scanner]\nmax_gap_ms = 1\n", "Allowed: a whole number from 5 to 200."),
        ("[scanner]\nmax_gap_ms = 1\n", "under [scanner]: max_gap_ms = 80"),
        ('[screen]\nlanguages = ["ka", "ru"]\n', "no words in 'ru'; there are: ka, en"),
        ("[screen]\nlanguages = 5\n", 'Allowed: a list such as ["ka", "en"].'),
        ("catalogue = 5\n", "Allowed: a section with settings of its own."),
        ('[catalog]\nbase_url = "http://a"\n', "Did you mean 'catalogue'?"),
        ('[catalogue]\nbase_url = "ftp://me:canary@a"\n', "'ftp://********@a' cannot be used"),
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


def test_a_file_saved_by_another_editor(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_bytes("\ufeff[catalogue]\nlibrary_id = 'F2'\n".encode())
    assert load(file=file, secrets=tmp_path / "none").settings.catalogue.library_id == "F2"
    file.write_bytes("# ფილიალი é".encode("utf-16"))
    with pytest.raises(ConfigError, match="Save it again as UTF-8"):
        load(file=file, secrets=tmp_path / "none")


def test_the_secrets_folder_holds_keys_of_sections(tmp_path: Path) -> None:
    """The very file name that defaults.toml advises; a newline at its end does not count."""
    shown = (resources.files("config") / "defaults.toml").read_text()
    assert "/secrets/kiosk_catalogue__kiosk_key" in shown
    (tmp_path / "kiosk_catalogue__kiosk_key").write_text("canary-key\n")
    loaded = load(secrets=tmp_path)
    assert loaded.settings.catalogue.kiosk_key.get_secret_value() == "canary-key"
    assert f"catalogue.kiosk_key = ********  (secret file in {tmp_path})" in explain(loaded)


@pytest.mark.parametrize("name", ["kiosk_keys__up", "kiosk_scanner__min_length", "kiosk_a__b"])
def test_what_stands_in_the_secrets_folder_is_never_shown(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("canary")
    with pytest.raises(ConfigError) as caught:
        load(secrets=tmp_path)
    assert "canary" not in str(caught.value)
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KIOSK_CATALOG__BASE_URL", "http://a", "Did you mean 'catalogue.base_url'?"),
        ("KIOSK_CATALOGUE__BASE_ULR", "http://a", "Did you mean 'catalogue.base_url'?"),
        ("KIOSK_KEYS__UP", "w", "KIOSK_KEYS__UP='[\"up\"]'"),
        ("KIOSK_SCANNER__MAX_GAP_MS", "fast", "KIOSK_SCANNER__MAX_GAP_MS='80'"),
        ("KIOSK_CATALOGUE", "canary", "catalogue: the value cannot be used"),
        ("KIOSK_CATALOGUE", '{"kiosk_key": ["canary"]}', "catalogue.kiosk_key: the value cannot"),
        ("KIOSK_KEYS__HELP", '["up"]', "key 'up' is set for both 'up' and 'help'"),
    ],
)
def test_faults_name_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        load(secrets=tmp_path / "none")
    assert said in str(caught.value)
    assert f"(variable {name})" in str(caught.value)
    assert "canary" not in str(caught.value)


def test_variables_of_other_programs_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_CATALOGUE_DATABASE", "somewhere")
    assert load(secrets=tmp_path / "none").origins == {}


def test_the_password_of_an_address_is_not_explained(tmp_path: Path) -> None:
    file = write(tmp_path, '[catalogue]\nbase_url = "http://me:canary@a"\n')
    loaded = load(file=file, secrets=tmp_path / "none")
    assert loaded.settings.catalogue.base_url == "http://me:canary@a"
    assert "canary" not in "\n".join(explain(loaded))
