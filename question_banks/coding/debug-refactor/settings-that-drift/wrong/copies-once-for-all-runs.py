from copy import deepcopy


def expand(defaults, runs):
    defaults = deepcopy(defaults)
    complete = []
    for changes in runs:
        settings = defaults.copy()
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
