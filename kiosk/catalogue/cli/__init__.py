"""The ``catalogue`` command: one module for each kind of work."""
