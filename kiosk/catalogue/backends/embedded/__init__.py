"""The library in one SQLite file: the default backend, with nothing to set up."""
