"""What stands behind the service: the embedded SQLite library, or a real Koha."""
