"""The HTTP service: routes, patron sessions, idempotency, limits on guessing."""
