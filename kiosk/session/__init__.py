"""A patron's visit as a pure machine: ``step(state, event, now) -> Step(state, effects)``."""
