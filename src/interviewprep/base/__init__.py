"""Errors, paths, clock and text helpers that every room may use; standard library only at import."""
