"""The accessible patron kiosk: session, screens, terminal and the catalogue service."""
