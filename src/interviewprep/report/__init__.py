"""Figures about practice, drawn from the history: numbers and reasons out, no markup."""
