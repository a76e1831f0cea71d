"""What the librarian says of a file of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.catalogue.kinds import MaterialForm


@dataclass(frozen=True, slots=True)
class Options:
    """What the librarian says of a file."""

    format: str = ""
    """Of all its records, a name of kiosk.catalogue.marc.formats; "" where it is seen from each."""
    encoding: str = ""
    """Of records that are not in UTF-8; "" where each says so itself."""
    item_types: Mapping[str, MaterialForm] = field(default_factory=lambda: MappingProxyType({}))
    """Codes for kinds of copies, as the system the file comes from has them."""
