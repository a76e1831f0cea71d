"""Sound of one kiosk, both ways: what is announced is said, what is said to it is understood."""
