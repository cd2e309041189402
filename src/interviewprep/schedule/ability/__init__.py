"""How able a person is in a part of the field, learnt from answers; `docs/readiness.md` describes the model."""
