"""What is said to the kiosk: from the talk key to an intent of the session."""
