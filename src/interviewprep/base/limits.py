"""Limits that several rooms share."""

MAX_ANSWER_BYTES = 256 * 1024
"""The largest answer that is read from a file: far more than anybody writes, and little to hold."""
