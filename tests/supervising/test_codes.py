"""The codes of faults are those that the documentation explains."""

from __future__ import annotations

import re
from pathlib import Path

from config.start_faults import FaultCode

DEPLOYING = Path(__file__).parents[2] / "docs" / "deploying.md"


def test_every_code_is_explained_and_no_other() -> None:
    rows = re.findall(r"^\| (K\d+) \| .+ \| .+ \|$", DEPLOYING.read_text("utf-8"), re.M)
    assert rows == [code.value for code in FaultCode]
