"""Tests of what a developer runs."""
