"""One Score out of every format.

`answers` turns what a person typed into a value, `score.grade` turns question and value into a Score, and each
format's rule has a module of its own: `choice`, `numeric`, `order`, `rubric`, `review`, `coding`. To add a format,
write its rule beside these and its line in the two tables: `answers.parse_answer` and `score.grade`.
"""
