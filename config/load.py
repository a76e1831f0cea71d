"""Find the settings, wherever each of them stands.

Precedence: command line > environment (``KIOSK_CATALOGUE__BASE_URL``) > secrets folder (files named
like the variables) > ``/etc/kiosk/kiosk.toml`` (or ``--config``) > defaults.
"""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, SecretStr, ValidationError, create_model
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    NestedSecretsSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from config.faults import (
    DEFAULT,
    PREFIX,
    ConfigError,
    Kind,
    Place,
    complaints,
    suggestion,
    unusable,
    variable,
    without_password,
)
from config.settings import LogSettings, Settings
from config.start_faults import FaultCode

__all__ = ["ConfigError", "Loaded", "explain", "load", "log_file"]

SYSTEM_FILE = Path("/etc/kiosk/kiosk.toml")
SECRETS_FOLDER = Path("/etc/kiosk/secrets")
HIDDEN = "********"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings in force, and where each key that is not a default came from."""

    settings: Settings
    origins: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class _Source:
    """One place settings come from."""

    read: PydanticBaseSettingsSource
    place: Callable[[str], Place]
    """Where, of this source, a key stands."""


def load(
    *,
    file: Path | None = None,
    overrides: Mapping[str, Any] | None = None,
    secrets: Path = SECRETS_FOLDER,
) -> Loaded:
    """Settings from all sources; ``overrides`` are nested like the settings. Raises ConfigError.

    A ``file`` that is named must exist; the system file may be missing.
    """
    path = file or SYSTEM_FILE
    sources: list[_Source] = []
    origins: dict[str, Place] = {}
    try:
        if file is not None and not file.is_file():
            said = f"There is no settings file {file}. Check the name after --config."
            raise ConfigError((FaultCode.NO_SETTINGS_FILE, said))
        written = _written(path)
        _refuse_misnamed(
            (Place(Kind.VARIABLE, name), name, os.environ[name]) for name in os.environ
        )
        if secrets.is_dir():
            _refuse_misnamed(
                (Place(Kind.CONFIDENTIAL, str(at)), at.name, at.read_text("utf-8"))
                for at in secrets.iterdir()
                if at.is_file()
            )
        reader = _reader(path, written, secrets, sources)
        try:
            read = reader(**(overrides or {}))
        finally:
            for source in reversed(sources):
                origins.update((key, source.place(key)) for key in _flat(source.read()))
        settings = Settings.model_validate(
            {name: getattr(read, name) for name in Settings.model_fields}
        )
    except ValidationError as error:
        raise ConfigError(*complaints(error, origins)) from None
    except SettingsError as error:
        raise _unreadable(f"A setting could not be read: {error}.") from None
    except UnicodeDecodeError:
        raise _unreadable(
            f"A secret in {secrets} is not text in UTF-8. Save it as UTF-8."
        ) from None
    except OSError as error:
        raise _unreadable(
            f"{error.filename} cannot be read: {error.strerror}."
            " Check that the kiosk's user may read it."
        ) from None
    return Loaded(settings, origins)


def log_file(*, file: Path | None = None) -> Path:
    """Where a fault of the settings is logged: as :func:`load`, but of ``log.path`` alone.

    Its default where that cannot be found out, for the settings may be what is broken.
    """
    path: object = os.environ.get(variable("log.path"))
    if path is None:
        with suppress(OSError, ConfigError):
            section = _written(file or SYSTEM_FILE).get("log")
            path = section.get("path") if isinstance(section, dict) else None
    return Path(path if isinstance(path, str) and path else LogSettings().path)


def explain(loaded: Loaded) -> Iterator[str]:
    """Every setting with its value and origin, secrets hidden: for ``kiosk check-config``."""
    for key, value in _leaves(loaded.settings):
        match value:
            case SecretStr():
                shown = HIDDEN if value.get_secret_value() else "(not set)"
            case tuple():
                shown = ", ".join(map(str, value))
            case _:
                shown = without_password(str(value)) if value != "" else "(not set)"
        yield f"{key} = {shown}  ({loaded.origins.get(key, DEFAULT)})"


def _written(path: Path) -> dict[str, Any]:
    """What the settings file says; nothing if there is none."""
    try:
        # Some editors put a byte order mark first, which TOML does not know.
        return tomllib.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise _unreadable(f"{path} is not text in UTF-8. Save it again as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(
            f"{path} is not a valid TOML file: {error}. Compare it with config/defaults.toml."
        ) from None


def _unreadable(said: str) -> ConfigError:
    return ConfigError((FaultCode.UNREADABLE_SETTINGS, said))


def _refuse_misnamed(named: Iterable[tuple[Place, str, str]]) -> None:
    """Refuse what pydantic-settings passes over in silence or reports without its name.

    That is ``KIOSK_CATALOG__…`` (no such section), and a list or section that is not JSON.
    """
    defaults = Settings()
    for place, name, text in named:
        lower = name.lower()
        if not lower.startswith(PREFIX.lower()):
            continue
        section, nested, rest = lower.removeprefix(PREFIX.lower()).partition("__")
        key = f"{section}.{rest}" if nested else section
        if section not in Settings.model_fields:
            # One underscore: not a setting of ours, and not ours to judge.
            if nested:
                said = f"{key}: there is no such setting ({place}).{suggestion(key)}"
                raise ConfigError((FaultCode.UNKNOWN_SETTING, said))
            continue
        default = getattr(getattr(defaults, section), rest, None) if nested else {}
        if isinstance(default, tuple | dict):
            try:
                json.loads(text)
            except ValueError:
                raise ConfigError((FaultCode.UNUSABLE_VALUE, unusable(key, place, text))) from None


def _reader(
    path: Path, written: Mapping[str, Any], secrets: Path, sources: list[_Source]
) -> type[BaseSettings]:
    """A settings class with Settings' fields that notes its sources, strongest first."""

    class Reader(BaseSettings):
        model_config = SettingsConfigDict(
            env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
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
            sources.append(_Source(init_settings, lambda _: Place(Kind.COMMAND_LINE)))
            sources.append(_Source(env_settings, _variable))
            if secrets.is_dir():
                # pydantic-settings' own secrets source does not know sections.
                nested = NestedSecretsSettingsSource(file_secret_settings, secrets_dir=secrets)
                sources.append(_Source(nested, lambda _: Place(Kind.CONFIDENTIAL, f"in {secrets}")))
            file = InitSettingsSource(settings_cls, init_kwargs=dict(written))
            sources.append(_Source(file, lambda _: Place(Kind.FILE, str(path))))
            return tuple(source.read for source in sources)

    fields: Any = {
        name: (field.annotation, field.default) for name, field in Settings.model_fields.items()
    }
    made: type[BaseSettings] = create_model("KioskSettings", __base__=Reader, **fields)
    return made


def _variable(key: str) -> Place:
    """The variable that holds ``key``: its own, or its section's as JSON."""
    section, _, _ = key.partition(".")
    present = {name.lower() for name in os.environ}
    name = variable(key)
    return Place(Kind.VARIABLE, name if name.lower() in present else variable(section))


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
