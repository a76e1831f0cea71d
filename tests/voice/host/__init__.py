"""The host, its parts, and its process."""
