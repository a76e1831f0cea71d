"""``kiosk models``: get, check and keep what the kiosk understands speech with."""
