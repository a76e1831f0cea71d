"""All that a kiosk is put together from, found usable before anything is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from config.faults import THEN
from config.i18n import Lexicon, LexiconError
from config.languages import LanguageError, language_of
from config.plain_http import SAID_TWICE, WHY, is_allowed_by, is_in_clear
from config.settings import CatalogueSettings, KeySettings, Settings
from config.start_faults import FaultCode, StartFault
from kiosk.input.device import InputDeviceError, NamedDevice, devices_from
from kiosk.input.keymap import Keymap, keymap_from
from kiosk.shell.composition import lexicons_for

CORRECT_IT = f"Correct it in the settings. {THEN}"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the settings name, made."""

    settings: Settings
    lexicons: Mapping[str, Lexicon]
    keymap: Keymap
    devices: tuple[NamedDevice, ...]


def prepared(settings: Settings) -> Prepared:
    """Make what ``settings`` name; nothing is opened, started or written.

    Raises StartFault with a sentence for each setting that names what cannot be made.
    """
    return Prepared(settings, _lexicons(settings), _keymap(settings.keys), _devices(settings))


def refuse_plain_http(settings: CatalogueSettings, environ: Mapping[str, str]) -> None:
    """Raises StartFault where PINs would leave the machine in clear, and it is not said twice."""
    if not is_in_clear(settings.base_url):
        return
    is_set, is_in_environment = settings.allow_plain_http, is_allowed_by(environ)
    if is_set and is_in_environment:
        return
    missing = [
        *([] if is_set else ["catalogue.allow_plain_http = true"]),
        *([] if is_in_environment else [SAID_TWICE]),
    ]
    raise StartFault(
        (
            FaultCode.PLAIN_HTTP,
            f"catalogue.base_url: another machine is not asked by http://. {WHY}"
            " Put a proxy with TLS before the service and write https://, or let the service run"
            " on this machine (http://127.0.0.1:8765)."
            " To send them in clear all the same, it must be said twice;"
            f" still to be said: {' and '.join(missing)}. {THEN}",
        )
    )


def _lexicons(settings: Settings) -> Mapping[str, Lexicon]:
    try:
        for code in settings.screen.languages:
            language_of(code)
        return lexicons_for(settings)
    except (LexiconError, LanguageError, OSError, UnicodeDecodeError) as error:
        # A file that cannot be read; its words are not quoted.
        said = str(error) if isinstance(error, LexiconError | LanguageError) else _kind(error)
        raise StartFault(
            (FaultCode.WORDS, f"screen.languages: the words cannot be used: {said}. {CORRECT_IT}")
        ) from None


def _keymap(keys: KeySettings) -> Keymap:
    bindings = keys.model_dump()
    faults = []
    for action, bound in bindings.items():
        try:
            keymap_from({action: bound})
        except ValueError as error:
            faults.append((FaultCode.UNUSABLE_VALUE, f"keys.{action}: {error}. {CORRECT_IT}"))
    if faults:
        raise StartFault(*faults)
    try:
        return keymap_from(bindings)
    except ValueError as error:
        raise StartFault((FaultCode.UNUSABLE_VALUE, f"{error}. {CORRECT_IT}")) from None


def _devices(settings: Settings) -> tuple[NamedDevice, ...]:
    try:
        return devices_from(settings.input.devices)
    except InputDeviceError as error:
        raise StartFault((FaultCode.INPUT_DEVICE, f"{error}. {CORRECT_IT}")) from None


def _kind(error: BaseException) -> str:
    return type(error).__name__
