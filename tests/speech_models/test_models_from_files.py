"""``models install`` from a zip of one's own, sound and broken."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.recognition.models import model_path
from tests.speech_models.shelf import SMALL, leftovers, models, write, zipped


def test_from_a_file(shelf: Path, tmp_path: Path, model_zip: bytes) -> None:
    file = write(tmp_path / f"{SMALL}.zip", model_zip)
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 0, done.output
    assert "nothing says what its sum should be" in done.output
    assert "is not for people" in done.output
    assert models(shelf, None, "verify").exit_code == 0
    assert file.exists()


def test_a_file_whose_name_says_no_language(shelf: Path, tmp_path: Path, model_zip: bytes) -> None:
    file = write(tmp_path / "model.zip", model_zip)
    unsure = models(shelf, None, "install", "--file", str(file))
    assert unsure.exit_code == 2
    assert "does not say its language" in unsure.output
    assert models(shelf, None, "install", "ka", "--file", str(file)).exit_code == 0


def test_a_model_that_is_the_zip_itself(shelf: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in model_path("ka").rglob("*"):
            if path.is_file():
                archive.write(path, path.relative_to(model_path("ka")))
    file = write(tmp_path / "ka.zip", packed.getvalue())
    assert models(shelf, None, "install", "--file", str(file)).exit_code == 0


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.999])
def test_a_zip_that_ends_too_early(
    shelf: Path, tmp_path: Path, model_zip: bytes, kept: float
) -> None:
    file = write(tmp_path / f"{SMALL}.zip", model_zip[: int(len(model_zip) * kept)])
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 1
    assert "is not a whole zip file" in done.output
    assert leftovers(shelf) == []


def test_a_byte_gone_wrong_in_the_middle(shelf: Path, tmp_path: Path, model_zip: bytes) -> None:
    broken = bytearray(model_zip)
    broken[len(broken) // 3] ^= 0xFF
    file = write(tmp_path / f"{SMALL}.zip", bytes(broken))
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert "is not a whole zip file" in done.output
    assert leftovers(shelf) == []


@pytest.mark.parametrize(
    "name", ["../outside", "/etc/outside", "a/../../outside", "..\\outside", "C:/outside"]
)
def test_a_file_that_would_be_written_elsewhere(
    shelf: Path, tmp_path: Path, model_zip: bytes, name: str
) -> None:
    packed = io.BytesIO(model_zip)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, "gotcha")
    file = write(tmp_path / f"{SMALL}.zip", packed.getvalue())
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 1
    assert "would be written outside its folder" in done.output
    assert not list(tmp_path.rglob("outside"))


def test_a_link_in_it(shelf: Path, tmp_path: Path, model_zip: bytes) -> None:
    packed = io.BytesIO(model_zip)
    with zipfile.ZipFile(packed, "a") as archive:
        link = zipfile.ZipInfo(f"{SMALL}/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    file = write(tmp_path / f"{SMALL}.zip", packed.getvalue())
    done = models(shelf, None, "install", "--file", str(file))
    assert "it holds a link" in done.output
    assert done.exit_code == 1


def test_a_zip_bomb(shelf: Path, tmp_path: Path, model_zip: bytes) -> None:
    packed = io.BytesIO(model_zip)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{SMALL}/zeros", bytes(90_000_000))
    file = write(tmp_path / f"{SMALL}.zip", packed.getvalue())
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 1
    assert "it would grow from" in done.output


def test_a_zip_of_something_else(shelf: Path, tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ka/holiday.jpg", b"sun")
    file = write(tmp_path / "ka.zip", packed.getvalue())
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 1
    assert "is a zip, but no Vosk model" in done.output


def test_a_model_the_recogniser_cannot_load(shelf: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(model_path("ka"), copy)
    (copy / "am" / "final.mdl").write_bytes(b"not a net at all")
    file = write(tmp_path / "ka.zip", zipped(copy, "ka"))
    done = models(shelf, None, "install", "--file", str(file))
    assert done.exit_code == 1
    assert "cannot use this model" in done.output
    assert leftovers(shelf) == []


def test_a_better_model_takes_the_place_of_a_worse_one(
    shelf: Path, tmp_path: Path, model_zip: bytes
) -> None:
    file = write(tmp_path / "ka.zip", zipped(model_path("en"), "ka"))
    assert models(shelf, None, "install", "--file", str(file)).exit_code == 0
    better = write(tmp_path / f"{SMALL}.zip", model_zip)
    assert models(shelf, None, "install", "--file", str(better)).exit_code == 0
    assert json.loads((shelf / "ka" / "kiosk-model.json").read_text())["name"] == SMALL
    assert models(shelf, None, "verify", "ka").exit_code == 0
