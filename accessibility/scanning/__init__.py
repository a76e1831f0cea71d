"""One or two switches: order and timing."""
