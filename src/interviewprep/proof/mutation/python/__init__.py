"""Mutators for Python: each takes a place in a syntax tree and yields what could stand there by a slip."""
