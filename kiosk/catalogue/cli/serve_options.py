"""Of ``catalogue serve``: whom it may listen to without TLS, and where it logs."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from config.log_files import KindsOnly, RotatingLog
from config.plain_http import SAID_TWICE, WHY, is_allowed_by, is_loopback
from config.start_faults import FaultCode

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--log-file",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Log here, and not to standard error.",
    ),
    click.option(
        "--log-bytes",
        default=5_000_000,
        show_default=True,
        type=click.IntRange(10_000),
        help="Size at which the log begins anew.",
    ),
    click.option(
        "--log-files",
        default=5,
        show_default=True,
        type=click.IntRange(1, 100),
        help="So many are kept: FILE, FILE.1, ...",
    ),
)


def log_options(command: Command) -> Command:
    """The options of the log, in their order."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_plain_http(host: str, *, is_allowed_by_option: bool) -> None:
    """Raises ClickException for other machines in clear, unless it is said twice."""
    if is_loopback(host):
        return
    missing = [
        *([] if is_allowed_by_option else ["the option --allow-plain-http"]),
        *([] if is_allowed_by(os.environ) else [SAID_TWICE]),
    ]
    if missing:
        raise click.ClickException(
            f"{FaultCode.PLAIN_HTTP.value} --host: other machines are not listened to without"
            f" TLS. {WHY} Leave --host at 127.0.0.1 and put a proxy with TLS before it"
            " (docs/deploying.md). To listen in clear all the same, it must be said twice;"
            f" still to be said: {' and '.join(missing)}."
        )


def log_to(path: Path, *, most_bytes: int, files: int) -> None:
    """Log kinds of events to ``path``. Raises ClickException where it cannot be written."""
    # A full disk is told by /v1/health; a traceback of logging would be no better.
    logging.raiseExceptions = False
    try:
        log = RotatingLog(path, most_bytes=most_bytes, files=files)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no file name"
        raise click.ClickException(
            f"{FaultCode.LOG.value} --log-file: the log {str(path)!r} cannot be written: {why}."
            " Give its folder to the service's user, or type another --log-file."
        ) from None
    log.setFormatter(KindsOnly())
    root = logging.getLogger()
    root.addHandler(log)
    root.setLevel(logging.WARNING)
