"""What hands and devices send, as intents; pure."""
