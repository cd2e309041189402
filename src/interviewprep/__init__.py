"""Mock interviews on the command line for machine-learning engineers.

Heavy libraries (Rich, pydantic, the prompt toolkit, Hypothesis, numpy) are imported inside the functions
that need them, never at module level outside the one room that owns them: starting up fast is a feature.
"""

__version__ = "0.1.0"
