"""``kiosk models`` against a publisher of the test's own, who publishes the test models."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import ListeningSettings, Settings
from kiosk.audio.hosting import options_of, recognition_of
from tests.recognition.models import model_path
from tests.speech_models.server import Publisher
from tests.speech_models.shelf import SMALL, leftovers, models, write, zipped
from voice.host.backends.vosk_recogniser import VoskRecognisers


def test_install_list_verify(shelf: Path, publisher: Publisher) -> None:
    done = models(shelf, publisher, "install", "ka")
    assert done.exit_code == 0, done.output
    assert "checked against the MD5 in the publisher's list" in done.output
    assert leftovers(shelf) == ["ka", "seen.json"]
    assert VoskRecognisers({"ka": shelf / "ka"}).of("ka").unknown(["ძებნა"]) == ()
    listed = models(shelf, publisher, "list")
    assert f"ka: {SMALL} is installed" in listed.output
    assert "en: no model. To get one: kiosk models install en" in listed.output
    verified = models(shelf, publisher, "verify")
    assert verified.exit_code == 0
    assert f"ka: {SMALL} is whole" in verified.output


def test_without_any_model_nothing_is_wrong(shelf: Path) -> None:
    verified = models(shelf, None, "verify")
    assert verified.exit_code == 0
    assert "works by keys and touch, and mentions no voice" in verified.output
    assert models(shelf, None, "verify", "ka").exit_code == 1


def test_a_broken_line_is_gone_on_from(shelf: Path, publisher: Publisher, model_zip: bytes) -> None:
    publisher.breaks_after = [200_000, 0, 0]
    stopped = models(shelf, publisher, "install", "ka")
    assert stopped.exit_code == 1
    assert "The download stopped after 0.2 MB" in stopped.output
    assert "it goes on where it stopped" in stopped.output
    assert not (shelf / "ka").exists()
    publisher.breaks_after = []
    done = models(shelf, publisher, "install", "ka")
    assert done.exit_code == 0, done.output
    assert (f"{SMALL}.zip", "bytes=200000-") in publisher.asked
    assert leftovers(shelf) == ["ka", "seen.json"]


def test_a_line_that_breaks_again_and_again_is_tried_again_by_itself(
    shelf: Path, publisher: Publisher
) -> None:
    publisher.breaks_after = [200_000, 200_000]
    assert models(shelf, publisher, "install", "ka").exit_code == 0
    assert (f"{SMALL}.zip", "bytes=400000-") in publisher.asked


def test_a_part_of_another_version_is_not_gone_on_from(shelf: Path, publisher: Publisher) -> None:
    publisher.breaks_after = [200_000, 0, 0]
    models(shelf, publisher, "install", "ka")
    publisher.etag = '"two"'
    publisher.breaks_after = []
    assert models(shelf, publisher, "install", "ka").exit_code == 0


def test_a_server_that_knows_no_ranges(shelf: Path, publisher: Publisher) -> None:
    publisher.etag = None
    publisher.breaks_after = [200_000, 0, 0]
    models(shelf, publisher, "install", "ka")
    publisher.breaks_after = []
    assert models(shelf, publisher, "install", "ka").exit_code == 0
    assert all(not wanted for _, wanted in publisher.asked)


def test_a_wrong_sum_is_refused_and_not_gone_on_from(shelf: Path, publisher: Publisher) -> None:
    publisher.list_models(wrong="0" * 32)
    done = models(shelf, publisher, "install", "ka")
    assert done.exit_code == 1
    assert "its MD5 is" in done.output
    assert "should be 00000000000000000000000000000000" in done.output
    assert leftovers(shelf) == []
    publisher.list_models()
    wrong = models(shelf, publisher, "install", "ka", "--sha256", "a" * 64)
    assert wrong.exit_code == 1
    assert "its SHA-256 is" in wrong.output


def test_without_the_publishers_list_the_first_zip_is_remembered(
    shelf: Path, publisher: Publisher, model_zip: bytes
) -> None:
    del publisher.files["model-list.json"]
    first = models(shelf, publisher, "install", "ka")
    assert first.exit_code == 0
    assert "not checked: the publisher's list could not be had" in first.output
    again = models(shelf, publisher, "install", "ka")
    assert "the same as when it was first installed here" in again.output
    publisher.files[f"{SMALL}.zip"] = zipped(model_path("en"), SMALL)
    other = models(shelf, publisher, "install", "ka")
    assert other.exit_code == 1
    assert "has changed since it was first installed here" in other.output
    # What was installed is untouched.
    assert models(shelf, publisher, "verify", "ka").exit_code == 0


def test_a_list_that_makes_no_sense_is_no_list(shelf: Path, publisher: Publisher) -> None:
    for listing in (b"<html>", b"{}", b"[1]", b'[{"name": "x"}]', b"\xff"):
        publisher.files["model-list.json"] = listing
        assert models(shelf, publisher, "install", "ka").exit_code == 0


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "is not there (404)"), (503, "answered 503"), (200, "is not a whole zip")],
)
def test_a_publisher_who_has_moved(
    shelf: Path, publisher: Publisher, status: int, said: str
) -> None:
    if status == 200:
        publisher.files = {f"{SMALL}.zip": b"<html>Please log in</html>"}
    else:
        publisher.status = status
    done = models(shelf, publisher, "install", "ka")
    assert done.exit_code == 1
    assert said in done.output
    assert leftovers(shelf) == []


def test_no_network(shelf: Path) -> None:
    done = models(shelf, None, "install", "ka")
    assert done.exit_code == 1
    assert "cannot be reached" in done.output
    assert "kiosk models install --file ZIP" in done.output


def test_the_disk_fills_up(shelf: Path, publisher: Publisher) -> None:
    """The kernel's own limit on the size of a file, as a full disk would do it."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000));"
        "from kiosk.cli import main; main(['models', 'install', 'ka'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "KIOSK_LISTENING__MODELS_FOLDER": str(shelf),
            "KIOSK_LISTENING__MODELS_URL": publisher.base_url,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (shelf / "ka").exists()
    # With room again it goes on.
    assert models(shelf, publisher, "install", "ka").exit_code == 0


def test_a_folder_that_may_not_be_used(tmp_path: Path, publisher: Publisher) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file where a folder should be")
    done = models(in_the_way / "models", publisher, "install", "ka")
    assert done.exit_code == 1
    assert "listening.models_folder" in done.output


def test_a_damaged_model_is_found(shelf: Path, tmp_path: Path, model_zip: bytes) -> None:
    file = write(tmp_path / f"{SMALL}.zip", model_zip)
    models(shelf, None, "install", "--file", str(file))
    with (shelf / "ka/graph/words.txt").open("ab") as words:
        words.write(b"x 99999\n")
    done = models(shelf, None, "verify")
    assert done.exit_code == 1
    assert "graph/words.txt changed since it was installed" in done.output
    assert "kiosk models install ka" in done.output


def test_the_voice_host_is_given_what_is_installed(
    shelf: Path, tmp_path: Path, model_zip: bytes
) -> None:
    listening = ListeningSettings(
        models_folder=str(shelf), microphone="desk", acts_early=False, least_confidence=0.5
    )
    settings = Settings(listening=listening)
    assert recognition_of(settings).models == ()
    models(shelf, None, "install", "--file", str(write(tmp_path / f"{SMALL}.zip", model_zip)))
    options = options_of(settings.speech, None, recognition_of(settings))
    assert options.models == (("ka", shelf / "ka"),)
    words = options.arguments(0)
    assert ["--model", f"ka={shelf / 'ka'}"] == words[words.index("--model") :][:2]
    assert words[-5:-2] == ["--microphone", "desk", "--least-confidence"]
    assert words[-2:] == ["0.5", "--waits-for-silence"]
    off = Settings(listening=ListeningSettings(models_folder=str(shelf), starts="off"))
    assert recognition_of(off).models == ()
