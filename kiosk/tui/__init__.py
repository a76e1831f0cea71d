"""The terminal picture; the only package that knows Textual."""
