"""``kiosk doctor``: what keeps patrons from using this kiosk, and what to type about it."""
