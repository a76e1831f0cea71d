"""Speaking and listening: what crosses to the voice, and what may be said to it."""
