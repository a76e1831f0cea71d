"""The import command on a new network, and what is in the catalogue afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from kiosk.catalogue.cli.main import catalogue
from kiosk.catalogue.models import (
    Biblio,
    LibraryId,
)
from kiosk.catalogue.opened_library import open_library
from tests.catalogue.editions import found
from tests.catalogue.embedded.world import CHEAP
from tests.catalogue.marc.made import book, field

NETWORK = """code,kind,sort,name_ka,name_en,pickup
M0,main,0,მთავარი ბიბლიოთეკა,Main library,yes
F1,branch,1,ფილიალი,Branch,yes
"""
M0 = LibraryId("M0")
KNIGHT = book(
    17,
    "ვეფხისტყაოსანი",
    field("020", "$a9789941310249"),
    field("100", "$aრუსთაველი, შოთა", "1 "),
    field("952", "$aMAIN$bMAIN$p0001$o821 რუს"),
    field("952", "$aEAST$bEAST$p0002"),
)


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(catalogue, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    return result


Import = Callable[..., Result]


def ask(database: Path, query: str) -> list[Biblio]:
    """What a kiosk at the main library finds."""
    with open_library(database, hasher=CHEAP) as opened:
        return list(found(opened.backend, query))


def counts(result: Result) -> list[int]:
    """Read, new, brought up to date, skipped; copies new, brought up to date, left out."""
    lines = [line for line in result.stdout.splitlines() if re.match("records|copies", line)]
    return [int(number) for line in lines for number in re.findall(r"\d+", line)]
