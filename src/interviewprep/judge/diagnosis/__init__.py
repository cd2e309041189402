"""Says what kind of mistake fits the calls of an answer, one small module for each kind; silent where none fits.

Every module has `diagnose(evidence)`, which reads what was passed in, expected and returned, never the answer's text.
A wrong hint sends a learner astray, so each kind must explain every failing call and is ruled out by passing ones.
"""
