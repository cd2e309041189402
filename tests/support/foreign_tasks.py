"""Tasks in the shape of HumanEval, written by hand, and files of them."""

import json
from pathlib import Path

Fields = dict[str, object]

ABSOLUTE = {
    "task_id": "Sample/0",
    "prompt": 'def absolute(number):\n    """Give the distance from zero.\n\n    >>> absolute(-2)\n    2\n    """\n',
    "entry_point": "absolute",
    "canonical_solution": "    return -number if number < 0 else number\n",
    "test": "METADATA = {}\n\n\ndef check(candidate):\n    assert candidate(-2) == 2\n    assert candidate(3) == 3\n"
    "    assert abs(candidate(-0.5) - 0.5) < 1e-6\n",
}
CLOSEST: Fields = {
    "task_id": "Sample/1",
    "prompt": "from typing import List\n\n\ndef closest(numbers: List[float], target: float):\n"
    "    '''`Nearest`, or None.'''\n",
    "entry_point": "closest",
    "canonical_solution": "    numbers.sort()\n    return min(numbers, key=lambda n: abs(n - target), default=None)\n",
    "test": "def check(candidate):\n    for target in range(2):\n        assert candidate([1, 0], target) == target\n"
    "    assert candidate([], 1) is None\n    assert candidate([5], rng()) == 5\n",
}


def task(**changes: object) -> Fields:
    """Make a sound task with some fields exchanged; None takes a field away."""
    return {key: value for key, value in {**ABSOLUTE, **changes}.items() if value is not None}


def write_tasks(file: Path, *rows: Fields | str) -> Path:
    """Write a file of tasks; a text stands for a line as it is."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file
