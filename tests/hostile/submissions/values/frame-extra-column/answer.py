def totals(d):
    return d.groupby("k", as_index=False)["v"].sum().assign(extra=1)
