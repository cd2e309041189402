"""Score offers for users, without asking the store each time."""

import time
from collections import OrderedDict

TTL = 60.0
SIZE = 10_000
AVERAGE = {"orders": 3.1, "usual_price": 24.0}


class RecentValues:
    """Keep SIZE values for TTL seconds; drop the longest unused."""

    def __init__(self, clock):
        self._clock = clock
        self._entries = OrderedDict()

    def get(self, key):
        """Return the value, or None where there is none."""
        if key not in self._entries:
            return None
        value, since = self._entries.pop(key)
        if self._clock() - since >= TTL:
            return None
        self._entries[key] = value, since
        return value

    def put(self, key, value):
        """Keep a value from now on."""
        self._entries.pop(key, None)
        self._entries[key] = value, self._clock()
        if len(self._entries) > SIZE:
            self._entries.popitem(last=False)


class Scorer:
    """Score offers with a model that can be exchanged."""

    def __init__(self, fetch, model, version, clock=time.monotonic):
        self._fetch = fetch
        self._users = RecentValues(clock)
        self._scores = RecentValues(clock)
        self.use(model, version)

    def _user(self, user):
        """Return a row, and whether it is the user's own."""
        row = self._users.get(user)
        if row is None:
            try:
                row = self._fetch(user)
            except OSError:
                # A fair guess is better than no answer.
                return AVERAGE, False
            self._users.put(user, row)
        return row, True

    def use(self, model, version):
        """Score with this model from now on."""
        self._model = model
        self._version = version

    def score(self, user, offer):
        """Return the score, and the version that made it."""
        key = self._version, user, offer["id"]
        score = self._scores.get(key)
        if score is None:
            known, own = self._user(user)
            ratio = offer["price"] / known["usual_price"]
            row = {**known, "ratio": ratio}
            if "discount" in offer:
                row["discount"] = offer["discount"]
            score = self._model(row)
            if own:
                self._scores.put(key, score)
        return score, self._version
