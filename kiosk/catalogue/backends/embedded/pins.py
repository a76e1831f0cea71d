"""PINs at rest: argon2id, with one cost for cards that exist and cards that do not."""

from __future__ import annotations

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError


class PinHasher:
    """Hashes and checks secrets as short as four digits.

    ``time_cost`` passes over ``memory_cost`` KiB with ``parallelism`` lanes; the defaults are the
    least OWASP recommends for argon2id. Tests inject a cheap one.
    """

    def __init__(
        self, *, time_cost: int = 2, memory_cost: int = 19_456, parallelism: int = 1
    ) -> None:
        self._argon2 = PasswordHasher(
            time_cost=time_cost, memory_cost=memory_cost, parallelism=parallelism, type=Type.ID
        )
        self._nobodys = self._argon2.hash("")

    def hash(self, secret: str) -> str:
        """Salted: the same secret hashes differently each time."""
        return self._argon2.hash(_encoded(secret))

    def verify(self, stored: str | None, secret: str) -> bool:
        """Whether ``secret`` made ``stored``. With None it takes as long, and says no."""
        try:
            matches = self._argon2.verify(stored or self._nobodys, _encoded(secret))
        except (VerificationError, InvalidHashError):
            return False
        return matches and stored is not None


def _encoded(secret: str) -> bytes:
    # A lone surrogate from a broken client must be a wrong PIN, not a crash.
    return secret.encode("utf-8", "surrogatepass")
