"""A zip that says it is a model: looked through before a byte of it is written."""

from __future__ import annotations

import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from kiosk.speech_models.faults import ModelFaultError, file_fault

MOST_FILES = 2_000
MOST_BYTES = 12_000_000_000
MOST_GROWTH = 40
"""Times the zip's own size; models shrink to about half, text inside them to a tenth."""
SPARE_BYTES = 20_000_000
CHUNK = 1 << 20

NEEDED = (("am/final.mdl", "final.mdl"), ("conf/mfcc.conf", "mfcc.conf"))
"""Of each, one is in every Vosk model: today's layout and the old one."""
GRAPHS = ("graph/HCLG.fst", "HCLG.fst", "graph/HCLr.fst", "HCLr.fst")


def unpack(zip_file: Path, into: Path, told: Callable[[int, int], None]) -> None:
    """Unpack the model in ``zip_file`` as the folder ``into``, which must not exist.

    ``told``: bytes written, bytes in all. Raises ModelFaultError; then nothing is left behind.
    """
    with _opened(zip_file) as archive:
        entries = _looked_through(archive, zip_file)
        whole = sum(entry.file_size for _, entry in entries)
        try:
            free = shutil.disk_usage(into.parent).free
            if free < whole + SPARE_BYTES:
                raise ModelFaultError(
                    f"The model takes {whole / 1e6:.0f} MB and the disk under {into.parent} has"
                    f" {free / 1e6:.0f} MB left. Nothing was changed. Make room, or set"
                    " listening.models_folder to another disk; then type this again.",
                    keeps_download=True,
                )
            _write(archive, entries, into, whole, told)
        except OSError as error:
            shutil.rmtree(into, ignore_errors=True)
            raise file_fault(error, "unpacking", into.parent) from None
        except BaseException:
            shutil.rmtree(into, ignore_errors=True)
            raise


@contextmanager
def _opened(zip_file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(zip_file) as archive:
            yield archive
    except FileNotFoundError:
        raise ModelFaultError(f"There is no file {zip_file}. Check its name.") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        # What zipfile says of a broken one; errors of zlib and lzma themselves come below.
        raise _broken(zip_file, str(error)) from None
    except OSError as error:
        raise file_fault(error, "reading it", zip_file) from None
    except Exception as error:
        if type(error).__module__ in ("zlib", "lzma", "_lzma"):
            raise _broken(zip_file, str(error)) from None
        raise


def _looked_through(
    archive: zipfile.ZipFile, zip_file: Path
) -> list[tuple[PurePosixPath, zipfile.ZipInfo]]:
    """Files with their places below the model's own folder."""
    infos = archive.infolist()
    if len(infos) > MOST_FILES:
        raise _unfit(zip_file, f"it holds {len(infos)} files")
    files = [(_place(info, zip_file), info) for info in infos if not info.is_dir()]
    packed = zip_file.stat().st_size
    whole = sum(info.file_size for _, info in files)
    if whole > min(MOST_BYTES, MOST_GROWTH * packed):
        raise _unfit(zip_file, f"it would grow from {packed} to {whole} bytes")
    places = {str(place) for place, _ in files}
    root = _root(places)
    if root is None:
        raise ModelFaultError(
            f"{zip_file.name} is a zip, but no Vosk model: it lacks am/final.mdl, conf/mfcc.conf or"
            " a graph. Nothing was changed. Fetch the model's own zip and type this again."
        )
    return [(place.relative_to(root), info) for place, info in files if place.is_relative_to(root)]


def _place(info: zipfile.ZipInfo, zip_file: Path) -> PurePosixPath:
    name = info.filename
    place = PurePosixPath(name)
    if (
        place.is_absolute()
        or ".." in place.parts
        or "\\" in info.orig_filename
        or ":" in name
        or "\0" in info.orig_filename
        or not place.parts
    ):
        raise _unfit(zip_file, "a file in it would be written outside its folder")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise _unfit(zip_file, "it holds a link or a device")
    if info.flag_bits & 0x1:
        raise _unfit(zip_file, "it is encrypted")
    return place


def _root(places: set[str]) -> PurePosixPath | None:
    """The folder that is the model: the zip itself or the one folder in it."""
    tops = {PurePosixPath(place).parts[0] for place in places}
    for root in ("", *sorted(tops)):
        below = f"{root}/" if root else ""
        if all(any(below + name in places for name in names) for names in (*NEEDED, GRAPHS)):
            return PurePosixPath(root)
    return None


def _write(
    archive: zipfile.ZipFile,
    entries: list[tuple[PurePosixPath, zipfile.ZipInfo]],
    into: Path,
    whole: int,
    told: Callable[[int, int], None],
) -> None:
    written = 0
    into.mkdir()
    for place, info in entries:
        at = into / place
        at.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(info) as packed, at.open("xb") as file:
            left = info.file_size
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise zipfile.BadZipFile("longer than it says")
                file.write(chunk)
                written += len(chunk)
                told(written, whole)


def _broken(zip_file: Path, what: str) -> ModelFaultError:
    return ModelFaultError(
        f"{zip_file.name} is not a whole zip file ({what or 'it ends too early'}). Nothing was"
        " changed. Fetch it again and type this again."
    )


def _unfit(zip_file: Path, what: str) -> ModelFaultError:
    return ModelFaultError(
        f"{zip_file.name} is refused: {what}, which no Vosk model needs. Nothing was changed."
        " Fetch the model from its publisher."
    )
