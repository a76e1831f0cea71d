"""Which connections are open, and which has to go where there are too many.

All of it belongs to the event loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.catalogue.service.limits import ConnectionLimits


class Peer(Protocol):
    """One open connection."""

    @property
    def address(self) -> str:
        """Where it comes from, without the port."""
        ...

    @property
    def is_waited_for(self) -> bool:
        """Whether the next thing to happen is up to the peer: a request, its rest, or reading."""
        ...

    def hang_up(self) -> None:
        """Close it now."""
        ...


class OpenConnections:
    """Bounds connections: those without a good kiosk key so far, all in all and from one address,
    and those of one kiosk.

    The oldest goes that waits for its peer, never the newcomer, and never a kiosk's in favour of
    one without a key. Who has just come is given ``settle_s`` to say who it is, unless twice as
    many are open as may be; whose request is being answered stays, unless four times as many are.
    """

    def __init__(self, limits: ConnectionLimits) -> None:
        self._limits = limits
        self._unproven: dict[Peer, float] = {}
        """Since when, the oldest first."""
        self._kiosks: dict[Peer, str] = {}
        """Whose key was shown, the oldest first."""
        self._is_due = False

    def opened(self, peer: Peer, now: float) -> bool:
        """Take in a newcomer. True: :meth:`make_room` is wanted in ``settle_s``."""
        self._unproven[peer] = now
        same = [each for each in self._unproven if each.address == peer.address]
        left = self._close_oldest(same, self._limits.of_one_address, now)
        left |= self._close_oldest([*self._unproven], self._limits.unproven, now)
        is_wanted = left and not self._is_due
        self._is_due = self._is_due or left
        return is_wanted

    def closed(self, peer: Peer) -> None:
        self._unproven.pop(peer, None)
        self._kiosks.pop(peer, None)

    def proved(self, peer: Peer, kiosk: str) -> None:
        """A good key of ``kiosk`` was shown. One that is closed already stays so."""
        if self._kiosks.get(peer) == kiosk:
            return
        if self._unproven.pop(peer, None) is None and self._kiosks.pop(peer, None) is None:
            return
        self._kiosks[peer] = kiosk
        same = [each for each, name in self._kiosks.items() if name == kiosk]
        excess = len(same) - self._limits.of_one_kiosk
        for each in [each for each in same[:-1] if each.is_waited_for][: max(0, excess)]:
            self._hang_up(each)

    def disproved(self, peer: Peer, now: float) -> None:
        """The key that was shown is not good, or no longer."""
        if self._kiosks.pop(peer, None) is not None:
            self._unproven[peer] = now

    def make_room(self, now: float) -> bool:
        """Close what is too many. True: some of it is too young yet, so again in ``settle_s``."""
        by_address: dict[str, list[Peer]] = {}
        for peer in self._unproven:
            by_address.setdefault(peer.address, []).append(peer)
        most = self._limits.of_one_address
        left = [self._close_oldest(each, most, now) for each in by_address.values()]
        left.append(self._close_oldest([*self._unproven], self._limits.unproven, now))
        self._is_due = any(left)
        return self._is_due

    def __len__(self) -> int:
        return len(self._unproven) + len(self._kiosks)

    def _close_oldest(self, peers: Sequence[Peer], most: int, now: float) -> bool:
        """Close the oldest of ``peers`` beyond ``most``. True: not all that are too many went."""
        excess = len(peers) - most
        if excess <= 0:
            return False
        must = len(peers) - 2 * most
        grown = now - self._limits.settle_s
        going: list[Peer] = []
        for each in peers[:-1]:
            if len(going) >= excess or (len(going) >= must and self._unproven[each] > grown):
                break
            if each.is_waited_for:
                going.append(each)
        if len(going) < must - 2 * most:
            going = [*peers[: must - 2 * most]]
        for each in going:
            self._hang_up(each)
        return excess > len(going)

    def _hang_up(self, peer: Peer) -> None:
        self.closed(peer)
        peer.hang_up()
