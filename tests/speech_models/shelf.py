"""A shelf of models, the command that fills it, and a model packed as its publisher does."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from kiosk.cli import main
from tests.speech_models.server import Publisher

SMALL = "vosk-model-small-ka-0.42"
NEEDED = ("am/final.mdl", "conf/mfcc.conf", "conf/model.conf")


def zipped(source: Path, top: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(source.rglob("*")):
            if path.is_file():
                archive.write(path, f"{top}/{path.relative_to(source)}")
    return packed.getvalue()


def models(shelf: Path, publisher: Publisher | None, *words: str) -> Result:
    return CliRunner().invoke(
        main,
        ["models", *words],
        env={
            "KIOSK_LISTENING__MODELS_FOLDER": str(shelf),
            "KIOSK_LISTENING__MODELS_URL": publisher.base_url
            if publisher
            else "http://127.0.0.1:1",
        },
    )


def leftovers(shelf: Path) -> list[str]:
    return sorted(path.name for path in shelf.iterdir()) if shelf.exists() else []


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path
