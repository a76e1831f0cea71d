"""Puts a kiosk together and runs it: terminal, supervisor, event loop, effects."""
