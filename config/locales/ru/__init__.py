"""Russian: titles and names are read aloud in it; the kiosk has no words of its own in it yet."""
