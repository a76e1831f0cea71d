"""Find the settings, and say in plain words what is wrong with them.

Precedence: command line > environment (``KIOSK_CATALOGUE__BASE_URL``) > secrets folder >
``/etc/kiosk/kiosk.toml`` (or ``--config``) > defaults.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError, create_model
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from config.settings import Settings

SYSTEM_FILE = Path("/etc/kiosk/kiosk.toml")
SECRETS_FOLDER = Path("/etc/kiosk/secrets")
PREFIX = "KIOSK_"
HIDDEN = "********"


class ConfigError(Exception):
    """A setting that cannot be used. The text names key, place, fault and remedy."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings in force, and where each key that is not a default came from."""

    settings: Settings
    origins: Mapping[str, str]


def load(
    *,
    file: Path | None = None,
    overrides: Mapping[str, Any] | None = None,
    secrets: Path = SECRETS_FOLDER,
) -> Loaded:
    """Settings from all sources; ``overrides`` are nested like the settings. Raises ConfigError.

    A ``file`` that is named must exist; the system file may be missing.
    """
    if file is not None and not file.is_file():
        raise ConfigError(f"There is no settings file {file}. Check the name after --config.")
    path = file or SYSTEM_FILE
    sources: dict[str, PydanticBaseSettingsSource] = {}
    reader = _reader(path, secrets, sources)
    origins: dict[str, str] = {}
    try:
        read = reader(**(overrides or {}))
        for name, source in reversed(sources.items()):
            origins.update(dict.fromkeys(_flat(source()), name))
        settings = Settings.model_validate(
            {name: getattr(read, name) for name in Settings.model_fields}
        )
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{path} is not a valid TOML file: {error}. Compare it with config/defaults.toml."
        ) from None
    except SettingsError as error:
        raise ConfigError(f"A setting could not be read: {error}.") from None
    except ValidationError as error:
        for name, source in reversed(sources.items()):
            origins.update(dict.fromkeys(_flat(source()), name))
        raise ConfigError("\n".join(_complaints(error, origins))) from None
    return Loaded(settings, origins)


def _reader(
    file: Path, secrets: Path, sources: dict[str, PydanticBaseSettingsSource]
) -> type[BaseSettings]:
    """A settings class with Settings' fields that notes its sources, strongest first."""

    class Reader(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX,
            env_nested_delimiter="__",
            secrets_dir=secrets if secrets.is_dir() else None,
            toml_file=file,
            extra="forbid",
            frozen=True,
        )

        @classmethod
        def settings_customise_sources(
            cls,
            settings_cls: type[BaseSettings],
            init_settings: PydanticBaseSettingsSource,
            env_settings: PydanticBaseSettingsSource,
            dotenv_settings: PydanticBaseSettingsSource,
            file_secret_settings: PydanticBaseSettingsSource,
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            sources["command line"] = init_settings
            sources["environment"] = env_settings
            if secrets.is_dir():
                sources[f"secrets folder {secrets}"] = file_secret_settings
            sources[f"file {file}"] = TomlConfigSettingsSource(settings_cls)
            return tuple(sources.values())

    fields: Any = {
        name: (field.annotation, field.default) for name, field in Settings.model_fields.items()
    }
    made: type[BaseSettings] = create_model("KioskSettings", __base__=Reader, **fields)
    return made


def explain(loaded: Loaded) -> Iterator[str]:
    """Every setting with its value and origin, secrets hidden: for ``kiosk check-config``."""
    for key, value in _leaves(loaded.settings):
        match value:
            case SecretStr():
                shown = HIDDEN if value.get_secret_value() else "(not set)"
            case tuple():
                shown = ", ".join(map(str, value))
            case _:
                shown = str(value) if value != "" else "(not set)"
        yield f"{key} = {shown}  ({loaded.origins.get(key, 'default')})"


def known_keys() -> tuple[str, ...]:
    """All keys, dotted: what a misspelt one is compared with."""
    return tuple(key for key, _ in _leaves(Settings()))


def _complaints(error: ValidationError, origins: Mapping[str, str]) -> Iterator[str]:
    for fault in error.errors(include_url=False):
        key = ".".join(str(part) for part in fault["loc"] if not isinstance(part, int))
        where = origins.get(key) or next(
            (place for known, place in origins.items() if known.startswith(key)), "settings"
        )
        if fault["type"] == "extra_forbidden":
            near = difflib.get_close_matches(key, known_keys(), n=1, cutoff=0.5)
            advice = f" Did you mean {near[0]!r}?" if near else ""
            yield f"{key}: there is no such setting ({where}).{advice} See config/defaults.toml."
            continue
        # The value found is shown only where it cannot be a secret.
        found = "" if "key" in key or isinstance(fault["input"], dict) else f" {fault['input']!r}"
        yield (
            f"{key}: the value{found} cannot be used ({where}): {fault['msg']}."
            f" Correct it there, then try: kiosk check-config"
        )


def _flat(values: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, BaseModel):
            yield from (f"{before}{name}.{key}" for key in value.model_fields_set)
        else:
            yield f"{before}{name}"


def _leaves(section: BaseModel, before: str = "") -> Iterator[tuple[str, Any]]:
    for name in type(section).model_fields:
        value = getattr(section, name)
        if isinstance(value, BaseModel):
            yield from _leaves(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
