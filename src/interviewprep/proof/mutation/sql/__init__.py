"""Mutators for queries: each takes a query as tokens and yields edits of its text."""
