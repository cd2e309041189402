"""What a machine can tell of prose: which criteria it meets, on which words that rests, and when it had better not say.

`words` and `clauses` take a text apart, `lexicon` says which of its words an author's word means, `negation` what is
denied and `assertion` what is meant, `relations` finds an expression, `suspicious` (with `listing`) looks for text that
is no honest answer, `ladders` reads the levels of a dimension, and `propose` is the door: a rubric and an answer in, a
Proposal out. `delivery` measures how something is said, beside any score.
The grammar of expressions is in `model.expressions`, since the schema of banks needs it as well.
"""
