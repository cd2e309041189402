def expand(defaults, runs):
    complete = []
    for changes in runs:
        settings = {
            name: value.copy() if isinstance(value, dict) else value
            for name, value in defaults.items()
        }
        apply(settings, changes)
        complete.append(settings)
    return complete


def apply(settings, changes):
    for name, value in changes.items():
        if name not in settings:
            raise KeyError(name)
        if isinstance(settings.get(name), dict):
            apply(settings[name], value)
        else:
            settings[name] = value
