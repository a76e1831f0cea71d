"""The commands of the handbook, typed in their order: they say what is printed there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.catalogue.cli.main import catalogue
from tests.catalogue.patrons.commands import TABLE

DOCS = Path(__file__).parents[3] / "docs"
PAGES = ("patrons.md", "backup.md")


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_says(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Path("libraries.csv").write_text(TABLE, encoding="utf-8")
    for table in re.findall(r"```csv\n(.*?)```", text, re.S):
        Path("patrons.csv").write_text(table, encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.S)
    assert blocks
    for block in blocks:
        for each in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = each.partition("\n")
            words = shlex.split(command)
            assert words[:2] == ["kiosk", "catalogue"]
            done = CliRunner().invoke(catalogue, words[2:])
            assert _undated(done.output) == _undated(printed), command


def _undated(text: str) -> str:
    """Without what differs each time: moments in the names of files."""
    return re.sub(r"\d{8}-\d{6}", "20261128-161500", text)
