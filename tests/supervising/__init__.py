"""A kiosk that is kept up: its lives, signals, faults and the terminal under it."""
