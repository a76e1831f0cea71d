"""One module a terminal. Each has an ``apply``: one size, asked for; FontControlError if not."""
