"""How likely a fresh question would be passed today, and how sure that is; `docs/readiness.md` describes the model."""
