"""Georgian, the source language."""
