"""From what is announced to what a synthesiser is given; pure."""
