"""What one call leaves behind for the next, tried with a clock of our own."""


class Store:
    """Gives each user eight orders, and fails as often as it is told to."""

    def __init__(self, failures=0):
        self._failures = failures

    def __call__(self, user):
        if self._failures:
            self._failures -= 1
            raise OSError("store is away")
        return {"orders": 8.0, "usual_price": 20.0}


def orders(row):
    return row["orders"]


def offer(name, **more):
    return {"id": name, "price": 10.0, **more}


def test_reading_renews_life():
    now = [0.0]
    values = RecentValues(lambda: now[0])
    values.put("ada", 1)
    for now[0] in (40.0, 59.0):
        assert values.get("ada") == 1
    now[0] = 80.0
    assert values.get("ada") is None


def test_guess_outlives_the_outage():
    scorer = Scorer(Store(failures=1), orders, "v1", lambda: 0.0)
    scorer.score("ada", offer("tea"))
    after = [scorer.score("ada", offer(name))[0] for name in ("tea", "jam")]
    assert after == [8.0, 8.0]


def test_offer_stays_in_the_row():
    def discount(row):
        return row.get("discount", 0.0)

    scorer = Scorer(Store(), discount, "v1", lambda: 0.0)
    assert scorer.score("ada", offer("tea", discount=0.5))[0] == 0.5
    assert scorer.score("ada", offer("jam"))[0] == 0.0


def test_score_of_another_model():
    scorer = Scorer(Store(), orders, "v1", lambda: 0.0)
    scorer.score("ada", offer("tea"))
    scorer.use(lambda row: -1.0, "v2")
    assert scorer.score("ada", offer("tea")) == (-1.0, "v2")
