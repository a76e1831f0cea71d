"""Settings and words: the lowest layer, which imports nothing of ours."""
