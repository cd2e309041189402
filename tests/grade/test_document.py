import json
from dataclasses import replace

from interviewprep.grade.choice import score_single
from interviewprep.grade.coding import score_judgement
from interviewprep.grade.document import to_document
from interviewprep.model.question import Group
from interviewprep.model.taxonomy import Format
from interviewprep.model.verdict import Counterexample, Judgement, Sandbox, Verdict
from support.questions import PROGRAM, choice, outcome, question

KEYS = [
    "schema",
    "question",
    "revision",
    "format",
    "verdict",
    "score",
    "tests",
    "counterexample",
    "growth",
    "cpu_s",
    "wall_s",
    "peak_rss_bytes",
    "output",
    "sandbox",
]
JUDGEMENT = Judgement(
    verdict=Verdict.WRONG_ANSWER,
    score=0.1,
    tests=(outcome("equal-pair", Group.EDGES, Verdict.WRONG_ANSWER, "It returned (0, 0)", sample=True, cpu_s=0.01),),
    sandbox=Sandbox({"landlock": "enforced"}),
    cpu_s=0.02,
    wall_s=0.05,
    peak_rss_bytes=4096,
    output="hello\n",
    counterexample=Counterexample({"nums": "[3, 3]", "target": "6"}, "(0, 1)", "(0, 0)", False, 3, ""),
)


def test_a_judged_program_is_written_whole() -> None:
    document = to_document(question(Format.CODE, PROGRAM), score_judgement(JUDGEMENT))
    assert list(document) == KEYS
    assert json.loads(json.dumps(document)) == {
        "schema": 1,
        "question": "a-question",
        "revision": "r1",
        "format": "code",
        "verdict": "wrong_answer",
        "score": 0.1,
        "tests": [
            {
                "id": "equal-pair",
                "group": "edges",
                "verdict": "wrong_answer",
                "cpu_s": 0.01,
                "message": "It returned (0, 0)",
            }
        ],
        "counterexample": {
            "args": {"nums": "[3, 3]", "target": "6"},
            "expected": "(0, 1)",
            "got": "(0, 0)",
            "shrunk": False,
            "tries": 3,
            "diagnosis": "",
        },
        "growth": None,
        "cpu_s": 0.02,
        "wall_s": 0.05,
        "peak_rss_bytes": 4096,
        "output": "hello\n",
        "sandbox": {"layers": {"landlock": "enforced"}, "unsafe": False},
    }


def test_a_choice_has_the_same_keys_and_ran_nothing() -> None:
    document = to_document(question(Format.SINGLE, choice("q", "p")), score_single(choice("q", "p"), {"option-p"}))
    assert list(document) == KEYS
    assert (document["verdict"], document["score"], document["tests"]) == ("wrong_answer", 0.0, [])
    assert (document["counterexample"], document["output"]) == (None, "")
    assert document["sandbox"] == {"layers": {}, "unsafe": False}


def test_an_unconfined_run_is_written_down() -> None:
    score = score_judgement(replace(JUDGEMENT, counterexample=None, sandbox=Sandbox({}, unsafe=True)))
    assert to_document(question(Format.CODE, PROGRAM), score)["sandbox"] == {"layers": {}, "unsafe": True}
