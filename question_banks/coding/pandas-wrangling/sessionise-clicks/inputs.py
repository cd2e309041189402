import pandas as pd
from hypothesis import strategies as st

_START = pd.Timestamp("2027-03-01T23:59:00Z")


@st.composite
def clicks(draw):
    """A few clicks around midnight, unsorted, perhaps with odd labels."""
    seconds = st.sampled_from([0, 1, 29, 30, 31, 60, 61, 90, 121])
    rows = draw(
        st.lists(
            st.tuples(st.sampled_from(["ana", "ben"]), seconds),
            min_size=1,
            max_size=7,
        )
    )
    at = [_START + pd.Timedelta(seconds=after) for _, after in rows]
    frame = pd.DataFrame({"user": [user for user, _ in rows], "at": at})
    unit = draw(st.sampled_from(["s", "us", "ns"]))
    frame["at"] = frame["at"].astype(f"datetime64[{unit}, UTC]")
    if draw(st.booleans()):
        label = st.integers(0, 4)
        size = len(rows)
        frame.index = draw(st.lists(label, min_size=size, max_size=size))
    return frame, draw(st.sampled_from([0, 29, 30, 60]))


arguments = clicks()


def ladder(size: int) -> tuple[pd.DataFrame, int]:
    """So many clicks of a hundred users, scrambled."""
    users = [f"u{k * 31 % 100}" for k in range(size)]
    after = [k * 7919 % size for k in range(size)]
    at = _START + pd.to_timedelta(after, unit="s")
    frame = pd.DataFrame({"user": users, "at": at})
    frame["at"] = frame["at"].astype("datetime64[ns, UTC]")
    return frame, 120
