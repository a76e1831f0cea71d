"""The braille line."""
