"""Where parity is broken on purpose, each time with the clause that asks for it.

The parity test allows these and no others.
"""

from __future__ import annotations

from dataclasses import dataclass

from accessibility.semantics import Sensitivity


@dataclass(frozen=True, slots=True)
class Exemption:
    """Nodes of one sensitivity that one derivation leaves out or rewords."""

    sensitivity: Sensitivity
    derivation: str
    """``grammar`` or ``loudspeaker``."""
    clause: str
    why: str


EXEMPTIONS = (
    Exemption(
        Sensitivity.SECRET,
        "grammar",
        "VVSG 2.0 7.2-F",
        "speech input must not ask for card numbers or PINs to be said aloud",
    ),
    Exemption(
        Sensitivity.SECRET,
        "loudspeaker",
        "EN 301 549 5.1.3.8",
        "characters of masked entry are not spoken unless listening is private",
    ),
    Exemption(
        Sensitivity.PRIVATE,
        "loudspeaker",
        "EN 301 549 5.1.3.9",
        "private data is spoken by private listening or by the patron's own choice only",
    ),
)


def is_exempt(sensitivity: Sensitivity, derivation: str) -> bool:
    """Whether nodes of this sensitivity are left out of (or reworded by) that derivation."""
    return any(
        rule.sensitivity is sensitivity and rule.derivation == derivation for rule in EXEMPTIONS
    )
