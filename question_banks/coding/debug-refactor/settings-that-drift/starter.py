def expand(defaults: dict, runs: list[dict]) -> list[dict]:
    """Return the complete settings of each run.

    A run names only what it changes: each such value takes the place
    of the default, whatever it is. A section (a dict) is changed
    setting by setting, at any depth; what a run does not name stays
    as in the defaults. A name that the defaults do not have raises
    KeyError. The arguments are not changed.
    """
    complete = []
    for changes in runs:
        settings = defaults.copy()
        apply(settings, changes)
        complete.append(settings)
    return complete


def apply(settings: dict, changes: dict) -> None:
    """Change settings in place."""
    for name, value in changes.items():
        if name not in settings:
            raise KeyError(name)
        if isinstance(settings.get(name), dict):
            apply(settings[name], value)
        elif value:
            settings[name] = value
