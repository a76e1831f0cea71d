"""The Georgian demonstration collection and its fictional patrons."""

from __future__ import annotations

from datetime import date

from kiosk.catalogue.backends.embedded.pins import PinHasher
from kiosk.catalogue.backends.embedded.rules import Rules
from kiosk.catalogue.backends.embedded.seed import background, people, stock
from kiosk.catalogue.backends.embedded.seed.tables import table
from kiosk.catalogue.backends.embedded.store import Store
from kiosk.catalogue.models import DemoCard


class NotEmptyError(Exception):
    """The file holds a library already: it is not mixed with a demonstration."""


def demo_cards() -> tuple[DemoCard, ...]:
    """The demonstration's cards by number."""
    return tuple(map(DemoCard.model_validate, table("demo_patrons")))


def is_empty(store: Store) -> bool:
    """Whether there is no library in the file yet."""
    with store.reading() as connection:
        return connection.execute("SELECT 1 FROM libraries LIMIT 1").fetchone() is None


def seed(store: Store, *, today: date, hasher: PinHasher, rules: Rules | None = None) -> None:
    """Fill an empty library as it stands on the morning of ``today``: always the same for a day.

    All or nothing; raises NotEmptyError when there is anything already.
    """
    rules = rules or Rules()
    with store.writing() as connection:
        if connection.execute("SELECT 1 FROM libraries LIMIT 1").fetchone():
            raise NotEmptyError
        stock.add_libraries(connection)
        stock.add_biblios(connection, today)
        shelves = stock.Shelves(connection)
        people.add_demo_patrons(connection, today, hasher)
        background.add_patrons(connection, today)
        people.add_demo_loans(shelves, rules, today)
        people.add_demo_holds(shelves, today)
        background.add_the_rest(shelves, rules, today)
