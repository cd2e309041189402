from copy import deepcopy


def expand(defaults, runs):
    return [merged(deepcopy(defaults), changes) for changes in runs]


def merged(settings, changes):
    for name, value in changes.items():
        if isinstance(value, dict):
            settings[name] = merged(settings.get(name, {}), value)
        else:
            settings[name] = value
    return settings
