from copy import deepcopy


def expand(defaults, runs):
    complete = []
    for changes in runs:
        settings = deepcopy(defaults)
        apply(settings, changes)
        complete.append(settings)
    return complete


def apply(settings, changes):
    for name, value in changes.items():
        if name not in settings:
            raise KeyError(name)
        if isinstance(settings.get(name), dict):
            apply(settings[name], value)
        elif value:
            settings[name] = value
