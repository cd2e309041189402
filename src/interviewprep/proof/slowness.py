"""How slow this machine is just now, so that gates on time ask as much of a question wherever they run."""

import time

USUAL_S = 0.025
"""CPU that the loop takes where nothing else runs, on the machine whose seconds the limits of the banks are meant in.

Least of 200 calls under Python 3.11 on a server's core of 2.4 GHz. A core that is shared takes up to twice as long.
"""

_ROUNDS = 160_000


def slowness() -> float:
    """Tell how many seconds of CPU make up for a usual one on this machine, just now: 2.0 where it is half as fast."""
    started_s = time.thread_time()
    _loop()
    return (time.thread_time() - started_s) / USUAL_S


def _loop() -> int:
    """Do what answers do most: look up whole numbers, reckon with them and put them back."""
    sums: dict[int, int] = {}
    for number in range(_ROUNDS):
        sums[number % 997] = sums.get(number % 997, 0) + number * number % 7
    return sum(sums.values())
