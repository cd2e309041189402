"""The history: one SQLite file with everything that was practised. The only room that writes SQL.

`open_history` is the door; the values that go in and out are those of `interviewprep.model`.
"""
