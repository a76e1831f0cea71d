"""What patrons say of their own accord, screen by screen, and what each should come to."""
