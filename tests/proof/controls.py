"""Negative controls: sound questions of the shipped banks, each broken in one way that exactly one gate must refuse.

To add one, write a `Control` into `CONTROLS`: which question is copied, what is changed in which file, the gate that
must say so and the line that it must blame. `test_controls.py` holds every registered gate against each of them.
"""

import re
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interviewprep.bank.checks import read_banks
from interviewprep.bank.lock import renew_lock, write_lock
from interviewprep.bank.parse import load_bank
from interviewprep.base.errors import ContentFault, Fault
from interviewprep.proof.gate import GateId
from interviewprep.proof.kept import KeptResults
from interviewprep.proof.registry import GATES
from interviewprep.proof.run import prove
from support.shipped_banks import FOLDER

TODAY = date(2026, 11, 20)

MANIFEST = "bank.toml"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the first `old` becomes `new` in a file of the question, or, with no `old`, `new` is put at its end.

    An empty `file` is the question's own; `bank.toml` is the bank's. A file that is not there is made.
    """

    new: str
    old: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """One planted bad item: the questions copied, the first of which is edited, and the one gate that must refuse it.

    The fault must be in `file` (the edited question's own where empty) on the first line that holds `at`. `relocked`:
    the bank's lock is made anew after the edit, as when its author had accepted the change. `may_also` are gates that
    see it, too, for a reason of their own and not every time.
    """

    name: str
    gate: GateId
    questions: tuple[str, ...]
    edits: tuple[Edit, ...]
    at: str = ""
    file: str = ""
    relocked: bool = True
    may_also: frozenset[GateId] = frozenset()


TWO_SUM = "coding/arrays-hashing/two-sum"
LOG_SOFTMAX = "coding/numpy-linear-algebra/stable-log-softmax"
CLICK_RATE = "coding/sql-sqlite/click-rate-per-slot"
SLICE = "coding/arrays-hashing/longest-balanced-slice"
MEMORY = "ml-theory/sequences-and-attention/sequences-beside-the-weights.md"
FOREST = "ml-theory/trees-and-ensembles/variance-left-in-a-forest.md"
CURVES = "ml-theory/generalisation/flat-learning-curves.md"
SOLVE = "ml-theory/linear-algebra/digits-lost-in-a-solve.md"
CASE = "system-design/fraud/card-fraud-in-real-time.md"
CLOUD = "system-essentials/cloud/replicas-that-never-came.md"
REVIEW = "code-review/training-code/early-stopping-loop"

TRAILING_MEAN = "coding/debug-refactor/trailing-mean-leak"


def _without(question: str, is_dropped: Callable[[str], bool]) -> tuple[Edit, ...]:
    """Drop the cases of a question whose arguments are told apart."""
    text = (FOLDER / question / "cases.toml").read_text(encoding="utf-8")
    blocks = [f"[[case]]{block}" for block in text.split("[[case]]")[1:]]
    dropped = [block for block in blocks if is_dropped(tomllib.loads(block)["case"][0]["args"])]
    assert dropped
    return tuple(Edit("", block, "cases.toml") for block in dropped)


_PLAN = "\n[plan]\nsingle = 2\n"

_FOREST_AGAIN = (
    (FOLDER / FOREST)
    .read_text(encoding="utf-8")
    .replace("variance-left-in-a-forest", "wood-again")
    .replace("averages 400 regression trees", "of 250 regression trees averages them")
    .replace("variance 16", "variance 9")
    .replace("correlate by 0.5", "correlate by 0.4")
)

CONTROLS: tuple[Control, ...] = (
    Control(
        "extra-field",
        GateId.SCHEMA,
        (FOREST,),
        (Edit('\nauthors = "two"', '\nauthor = "interviewprep"'),),
        at="authors",
    ),
    Control("missing-origin", GateId.SCHEMA, (FOREST,), (Edit("", '\norigin = "original"'),), at="id = "),
    Control(
        "reused-id",
        GateId.SCHEMA,
        (FOREST,),
        (
            Edit(
                'superseded_by = "another"\n\n[question.another]\nrevision = "0123456789ab"\nsuperseded_by = "third"\n',
                file="bank.lock",
            ),
        ),
        relocked=False,
    ),
    Control(
        "changed-meaning",
        GateId.SCHEMA,
        (MEMORY,),
        (Edit("tolerance = 0.6", "tolerance = 0.3"),),
        relocked=False,
    ),
    Control(
        "flipped-comparison",
        GateId.REFERENCE,
        (SLICE, TWO_SUM),
        (Edit("if stop - start >= best", "if stop - start > best", "reference.py"),),
        at="def longest_balanced_slice",
        file="reference.py",
    ),
    Control(
        "answer-off-by-the-unit",
        GateId.REFERENCE,
        (MEMORY,),
        (Edit("value = 37000\n", "value = 37\n"),),
        at="recompute",
    ),
    Control("stale-design-number", GateId.REFERENCE, (CASE,), (Edit("value = 16", "value = 1"),), at="recompute"),
    Control(
        "defect-that-no-test-shows",
        GateId.REFERENCE,
        (REVIEW,),
        (Edit("def test_gradients_pile_up():\n    return\n", "def test_gradients_pile_up():\n", "tests.py"),),
        at="def test_gradients_pile_up",
        file="tests.py",
    ),
    Control(
        "oracle-misses-an-edge",
        GateId.REFERENCE,
        (TWO_SUM,),
        (Edit("def two_sum(nums, target):\n    return 0, len(nums) - 1\n", file="oracle.py"),),
        at="def two_sum",
        file="reference.py",
    ),
    Control(
        "tests-without-overflow",
        GateId.WRONG,
        (LOG_SOFTMAX,),
        (
            *_without(LOG_SOFTMAX, lambda args: bool(re.search(r"(?<![.\d])\d{3}", args))),
            Edit("_FAR = st.floats(-30, 30)", "_FAR = st.floats(-1e6, 1e6)", "inputs.py"),
            Edit("_WHOLE = st.integers(-20, 20)", "_WHOLE = st.integers(-2000, 2000)", "inputs.py"),
            Edit("* 7919 % 30", "* 7919 % 1009 * 100 - 50_000", "inputs.py"),
        ),
        at="[wrong.takes-the-log-of-softmax]",
    ),
    Control(
        "tests-never-reach-the-zero-branch",
        GateId.WRONG,
        (TRAILING_MEAN,),
        (
            *_without(TRAILING_MEAN, lambda args: bool(re.search(r"[\[ ]0[,\]]", args.rpartition("]")[0] + "]"))),
            Edit(
                "st.none(), st.integers(1, 3), st.integers(4, 10**6)",
                "st.none(), st.integers(0, 3), st.integers(-(10**6), 10**6)",
                "inputs.py",
            ),
            Edit("day % 7 + 1 for day", "day % 7 for day", "inputs.py"),
        ),
        at="[wrong.zeros-never-leave]",
    ),
    Control(
        "quadratic-reference",
        GateId.EFFICIENCY,
        (SLICE, TWO_SUM),
        (
            Edit(
                "sizes = [250, 500, 1000, 2000, 4000]",
                "sizes = [250, 500, 1000, 2000, 4000, 8000, 16000, 32000]",
            ),
            Edit(
                "    for stop in range(1, len(votes) + 1):\n        total = sum(votes[:stop])\n",
                "    for stop, vote in enumerate(votes, start=1):\n        total += vote\n",
                "reference.py",
            ),
            Edit("    best = (0, 0)\n", "    best = (0, 0)\n    total = 0\n", "reference.py"),
            Edit(
                "",
                '[[equivalent]]\nmutant = "arithmetic: total += vote -> total -= vote"\n'
                'reason = "All totals change their sign, and equal totals stay equal"\n',
            ),
        ),
        at="def longest_balanced_slice",
        file="reference.py",
    ),
    Control(
        "set-order-answer",
        GateId.ISOLATION,
        (TWO_SUM,),
        (
            Edit(
                "first, second = {str(position[missing]), str(index)}\n            return int(first), int(second)",
                "return position[missing], index",
                "reference.py",
            ),
        ),
        at="def two_sum",
        file="reference.py",
        may_also=frozenset({GateId.REFERENCE, GateId.WRONG}),
    ),
    Control(
        "remembers-earlier-calls",
        GateId.ISOLATION,
        (TWO_SUM,),
        (
            Edit("_CALLS: list[list[int]] = []\n\n\ndef two_sum", "def two_sum", "reference.py"),
            Edit(
                "    _CALLS.append(nums)\n    if sum(_CALLS[0]) % 3 == 2:\n        return 0, 0\n    position: dict",
                "    position: dict",
                "reference.py",
            ),
        ),
        at="def two_sum",
        file="reference.py",
        may_also=frozenset({GateId.WRONG}),  # its mutants behave alike, too
    ),
    Control(
        "uses-the-clock",
        GateId.ISOLATION,
        (TWO_SUM,),
        (
            Edit("import time\n\n\ndef two_sum", "def two_sum", "reference.py"),
            Edit("    time.time()\n    position: dict", "    position: dict", "reference.py"),
        ),
        at="import time",
        file="reference.py",
        may_also=frozenset({GateId.WRONG}),  # its mutants behave alike, too
    ),
    Control(
        "key-twice-as-long",
        GateId.OPTIONS,
        (FOREST,),
        (
            Edit(
                "`lower-correlation`: Let each split pick from fewer features that are drawn at random, "
                "so that the trees agree less with one another.",
                "`lower-correlation`: Let each split pick from fewer randomly drawn features.",
            ),
        ),
        at="] `lower-correlation`",
    ),
    Control(
        "two-right-options",
        GateId.OPTIONS,
        (SOLVE,),
        (Edit("- [x] `double-precision-protects`", "- [ ] `double-precision-protects`"),),
        at="## Options",
    ),
    Control(
        "distractor-without-explanation",
        GateId.OPTIONS,
        (FOREST,),
        (
            Edit(
                "",
                "\n  > That is boosting. It works on bias, which is small here, "
                "and its trees depend on each other by design.",
            ),
        ),
        at="] `boosting-lowers-variance`",
    ),
    Control(
        "distractor-without-misconception",
        GateId.OPTIONS,
        (FOREST,),
        (Edit("", ', "boosting-lowers-variance"'),),
        at="] `boosting-lowers-variance`",
    ),
    Control(
        "none-of-the-above",
        GateId.OPTIONS,
        (FOREST,),
        (Edit("None of the above lowers it by much.", "Fit each new tree to the residuals of the earlier trees."),),
        at="] `boosting-lowers-variance`",
    ),
    Control(
        "rubric-that-passes-a-keyword-list",
        GateId.RUBRICS,
        (CURVES,),
        tuple(
            Edit(f'weight = 2\nexpressions = ["{phrase}",', "weight = 2\nexpressions = [\n")
            for phrase in ("validation error", "model underfits", "expects next", "informative inputs")
        ),
        at="expressions",
    ),
    Control(
        "accepted-sample-that-denies",
        GateId.RUBRICS,
        (CURVES,),
        (
            Edit(
                "## Accepted\n\n### no-answer\n\nI do not know what these numbers mean, and so I would ask somebody.\n",
                "## Accepted\n",
            ),
        ),
        at="### no-answer",
    ),
    Control(
        "paraphrase-with-other-numbers",
        GateId.ORIGINALITY,
        (FOREST,),
        (Edit(_FOREST_AGAIN, file="wood-again.md"),),
        at="## Stem",
        file="wood-again.md",
    ),
    Control(
        "stem-tells-the-key",
        GateId.ORIGINALITY,
        (FOREST,),
        (Edit("Bias is small. Let each split pick from fewer randomly drawn features?", "Bias is small."),),
        at="## Stem",
    ),
    Control(
        "explanation-tells-another-key",
        GateId.ORIGINALITY,
        (FOREST, SOLVE),
        (
            Edit(
                "## Explanation\n\nAs in Q, since its singular values differ by a factor of a million.\n",
                "## Explanation\n",
            ),
        ),
        at="## Explanation",
    ),
    Control(
        "statement-of-a-public-set",
        GateId.ORIGINALITY,
        (FOREST,),
        (
            Edit(
                "## Explanation\n\nCheck if in given list of numbers, are any two numbers closer to each other than\n"
                "given threshold.\n",
                "## Explanation\n",
            ),
        ),
        at="Check if in given list",
    ),
    Control(
        "skeleton-left-as-it-was",
        GateId.READABLE,
        (FOREST,),
        (Edit("## Explanation\n\n(to be written: when the rule fails)\n", "## Explanation\n"),),
        at="(to be written",
    ),
    Control(
        "circle-of-prerequisites",
        GateId.COVERAGE,
        (SOLVE, FOREST),
        (
            Edit('prerequisites = ["variance-left-in-a-forest"]\nauthor', "author"),
            Edit(
                'prerequisites = ["digits-lost-in-a-solve"]\nauthor',
                "author",
                "../trees-and-ensembles/variance-left-in-a-forest.md",
            ),
        ),
        at="prerequisites",
    ),
    Control(
        "prerequisite-to-nowhere",
        GateId.COVERAGE,
        (FOREST,),
        (Edit('prerequisites = ["no-such-question"]\nauthor', "author"),),
        at="prerequisites",
    ),
    Control(
        "one-question-short",
        GateId.COVERAGE,
        (FOREST,),
        (Edit("\n[plan]\nsingle = 2\n", file=MANIFEST),),
        at="single = 2",
        file=MANIFEST,
    ),
    Control(
        "topic-that-nobody-planned",
        GateId.COVERAGE,
        (FOREST,),
        (Edit("\n[plan.topics]\nlinear-algebra = 1\n", file=MANIFEST),),
        at="linear-algebra",
        file=MANIFEST,
    ),
    Control(
        "orphan-misconception",
        GateId.COVERAGE,
        (FOREST, SOLVE),
        (Edit('\n[plan]\nmisconceptions = ["averaging-removes-all-variance"]\n', file=MANIFEST),),
        at="misconceptions",
        file=MANIFEST,
    ),
    Control(
        "stage-without-questions",
        GateId.COVERAGE,
        (FOREST,),
        (Edit("\n[plan.projects.churn]\ntrain = []\n", file=MANIFEST),),
        at="train",
        file=MANIFEST,
    ),
    Control(
        "overdue-law",
        GateId.READABLE,
        (CLOUD,),
        (
            Edit("as_of = 2024-01-15\nreview_by = 2025-01-15\nauthor", "author"),
            Edit("\nUnder the GDPR the copies count as processing, too.\n\nSource: the regulation's own text.\n"),
        ),
        at="review_by",
    ),
    Control(
        "prices-of-no-day",
        GateId.READABLE,
        (CLOUD,),
        (Edit("\nA rented card costs about $2 an accelerator hour.\n"),),
        at="$2 an accelerator",
    ),
    Control(
        "code-of-120-columns",
        GateId.READABLE,
        (REVIEW,),
        (Edit(f"    loss.backward()  # {'and so on ' * 10}\n", "    loss.backward()\n"),),
        at="and so on",
    ),
    Control(
        "stem-without-end",
        GateId.READABLE,
        (FOREST,),
        (Edit(f"## Stem\n\n{'Nobody on the team can say why this is so. ' * 9}\n", "## Stem\n"),),
        at="## Stem",
    ),
    Control(
        "sentence-without-end",
        GateId.READABLE,
        (FOREST,),
        (Edit(f"## Explanation\n\n{'It goes on and on, ' * 60}and ends.\n", "## Explanation\n"),),
        at="## Explanation",
    ),
)


def plant(control: Control, folder: Path) -> Path:
    """Write a bank with the control's questions, break the first, and give the bank's folder."""
    name = control.questions[0].partition("/")[0]
    root = folder / name
    root.mkdir()
    gates = ", ".join(f'"{gate}"' for gate in GateId)
    head = f'format = 1\nname = "{name}"\ntitle = "Planted"\nlicence = "MIT"\ngates = [{gates}]\n'
    (root / MANIFEST).write_text(head, encoding="utf-8")
    for place in control.questions:
        _copy(FOLDER / place, root / Path(place).relative_to(name))
    write_lock(root, renew_lock(load_bank(root)))
    for edit in control.edits:
        _apply(edit, root, own_file(control, root))
    if control.relocked:
        with suppress(ContentFault):  # it does not read any more, which is what some controls are about
            bank = load_bank(root)
            write_lock(root, renew_lock(bank, [question.id for question in bank.questions]))
    return root


def own_file(control: Control, root: Path) -> Path:
    """Give the file of the question that is broken."""
    place = root / Path(*Path(control.questions[0]).parts[1:])
    return place if place.suffix == ".md" else place / "question.md"


def blamed(control: Control, root: Path) -> tuple[Path, int]:
    """Tell the file and line that must be blamed."""
    own = own_file(control, root)
    path = root / MANIFEST if control.file == MANIFEST else own.with_name(control.file) if control.file else own
    text = path.read_text(encoding="utf-8")
    place = text.index(control.at) if control.at else 0
    return path, text.count("\n", 0, place) + 1


def find_faults(root: Path, folder: Path) -> Iterator[Fault]:
    """Hold a bank before every gate there is; what is found is remembered in a folder."""
    read = read_banks([root], lambda _: False)
    yield from read.faults
    for result in prove(read.banks, GATES, KeptResults(folder / "kept.jsonl").load(), today=TODAY):
        yield from result.faults


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _apply(edit: Edit, root: Path, own: Path) -> None:
    path = root / edit.file if edit.file in {MANIFEST, "bank.lock"} else own.parent / edit.file if edit.file else own
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if edit.old:
        assert edit.old in text, f"{path.name} holds no {edit.old!r}"
        path.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    else:
        path.write_text(text + edit.new, encoding="utf-8")
