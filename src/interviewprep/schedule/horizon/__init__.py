"""Looking ahead to a date: what would be remembered on the day, and which way of practising does most for it.

Everything is simulated on the person's own cards, in plain Python: `formulas` is the model of memory, `deck` what there
is to learn, `simulate` one run, `policies` the ways of practising, `forecast` their comparison, and `outlook` the plan
by days that follows.
"""
