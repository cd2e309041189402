import numpy as np


def double(a):
    wide = np.repeat(a * 2, 2, axis=1)
    view = wide[:, ::2]
    view.flags.writeable = False
    return view
