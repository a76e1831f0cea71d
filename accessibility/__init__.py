"""What a screen is and whom it is for: semantics, pages, focus, scanning, braille, announcing."""
