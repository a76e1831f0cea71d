"""What the session announces, said aloud: order, pauses, captions, private things."""
