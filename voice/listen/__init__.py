"""From a page to what a patron may say, and from what was said to an intent."""
