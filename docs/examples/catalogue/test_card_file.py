"""The card file keeps what every backend promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from card_file import ROOM, CardFile

from kiosk.catalogue.models import BiblioId
from tests.catalogue.contract.promises import BackendPromises, Library


class TestCardFile(BackendPromises):
    @pytest.fixture
    def library(self) -> Iterator[Library]:
        backend = CardFile("ვეფხისტყაოსანი; დიდოსტატის მარჯვენა")
        yield Library(
            backend=backend,
            home=ROOM,
            card="READER-1",
            pin="2580",
            other_card="READER-2",
            other_pin="1470",
            words="მარჯვენა",
            biblio_id=BiblioId(2),
            pickup=ROOM,
        )
        backend.close()
