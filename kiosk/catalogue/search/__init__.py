"""Finding titles for the words patrons type or say."""
