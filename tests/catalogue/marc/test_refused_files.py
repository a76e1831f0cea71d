"""Files and options that the import command refuses, and files that end early."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import pytest

from kiosk.catalogue import importing
from kiosk.catalogue.backends.embedded import importing as embedded
from tests.catalogue.marc.commands import KNIGHT, Import, ask, counts, run
from tests.catalogue.marc.made import binary, book, field, record, written, xml


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "It is empty."),
        (b"hello, world\n" * 100, "neither MARC21 nor UNIMARC"),
        (b"<html></html>", "no MARC record in it"),
        (record(field("100", "$aX")).as_marc(), "holds no record that could be used"),
        (binary([KNIGHT])[:-30], "Fetch it again"),
        (xml([KNIGHT])[:-40], "Fetch it again"),
    ],
)
def test_files_that_are_refused(imported: Import, content: bytes, says: str) -> None:
    result = imported(content)
    assert result.exit_code == 1
    assert says in result.output


def test_what_came_before_the_cut_is_kept(database: Path, imported: Import) -> None:
    result = imported(binary([book(1, "პირველი"), book(2, "მეორე")])[:-5])
    assert result.exit_code == 1
    assert counts(result)[:4] == [2, 1, 0, 1]
    assert "record 2: skipped: the file ends in the middle of it" in result.stderr
    assert len(ask(database, "პირველი")) == 1


def test_paths_that_are_no_file(database: Path, tmp_path: Path) -> None:
    for path, says in (
        (tmp_path / "none.mrc", "There is no file"),
        (tmp_path, "is a folder"),
        (Path("/dev/null"), "is no file"),
    ):
        result = run("import", path, "--database", database)
        assert result.exit_code == 1
        assert says in result.output


def test_a_file_that_may_not_be_read(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, binary([KNIGHT]))

    may_open = Path.open

    def forbidden(path: Path, mode: str = "r", **how: Any) -> IO[Any]:
        if path == file:
            raise PermissionError(13, "Permission denied")
        return may_open(path, mode, **how)

    # Tests may run as root, whom no permission stops.
    monkeypatch.setattr(Path, "open", forbidden)
    result = run("import", file, "--database", database)
    assert result.exit_code == 1
    assert "may not be read" in result.output


def test_options_that_cannot_be(database: Path, imported: Import) -> None:
    for options, status, says in (
        (("--library", "XX"), 1, "The network has no library XX. It has F1, M0."),
        (("--code", "MAIN=XX"), 1, "no library XX"),
        (("--code", "MAIN"), 2, "must be like MAIN=M0"),
    ):
        result = imported([KNIGHT], *options)
        assert (result.exit_code, says in result.output) == (status, True)
        assert ask(database, "ვეფხისტყაოსანი") == []


def test_batches_are_bounded_and_stay(
    database: Path, imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "AT_A_TIME", 10)
    sizes: list[int] = []
    write = embedded.Importer.write

    def interrupted_at_the_third(self: embedded.Importer, batch: object) -> embedded.Written:
        assert isinstance(batch, list)
        sizes.append(len(batch))
        if len(sizes) == 3:
            raise KeyboardInterrupt
        return write(self, batch)

    monkeypatch.setattr(embedded.Importer, "write", interrupted_at_the_third)
    result = imported([book(n, f"წიგნი {n}") for n in range(35)])
    assert result.exit_code == 130
    assert sizes == [10, 10, 10]
    assert counts(result)[:2] == [20, 20]
    assert "import the file again" in result.output
    assert len(ask(database, "წიგნი")) == 20
