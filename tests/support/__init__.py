"""Helpers that several test modules share; importable as `support` because `tests` is on the path of pytest."""
