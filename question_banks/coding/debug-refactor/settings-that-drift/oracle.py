def expand(defaults, runs):
    """Build every dict anew instead of changing a copy."""

    def combine(default, change):
        unknown = set(change) - set(default)
        if unknown:
            raise KeyError(min(unknown))
        return {
            name: combine(value, change.get(name, {}))
            if isinstance(value, dict)
            else change.get(name, value)
            for name, value in default.items()
        }

    return [combine(defaults, run) for run in runs]
