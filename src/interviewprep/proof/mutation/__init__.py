"""Mutants of reference solutions: what small slips the tests of a question must notice.

catalogue    the mutators, a fixed list: no question is tuned before it stands
  python/    those for Python, over the syntax tree, a module for each family
  sql/       those for queries, over tokens
generate     all mutants of a question, without doubles, in a fixed order, each with a lasting id
trial        judges them by the question's own tests: killed, survived, or listed as equivalent
telling      a survivor in words: its difference, and what to do about it
"""
