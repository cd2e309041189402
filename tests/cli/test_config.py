"""`prep config`: every setting shown, changed, taken back; wrong ones refused with advice."""

import json

import pytest

from interviewprep.base.errors import UsageFault
from interviewprep.base.paths import Paths
from interviewprep.cli import run_command
from interviewprep.store.settings import SETTINGS


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run_command(["config", *arguments]) == 0
    return capsys.readouterr().out


def test_list_shows_every_setting_with_its_bounds_and_writes_nothing(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = told(capsys, "list")
    for setting in SETTINGS.values():
        assert f"{setting.name} = " in listed
        assert setting.help in listed
    assert "desired_retention = 0.9 (default; a number from 0.7 to 0.97)" in listed
    assert not paths.data.exists()


def test_setting_is_changed_shown_and_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "get", "extra_time") == "1.0\n"
    assert told(capsys, "set", "extra_time", "1.5") == "1.5\n"
    assert told(capsys, "set", "bell", "off") == "false\n"
    assert told(capsys, "set", "editor", "code --wait") == "code --wait\n"
    assert told(capsys, "get", "extra_time") == "1.5\n"
    assert "bell = false (set; true or false)" in told(capsys, "list")
    assert told(capsys, "unset", "extra_time") == "1.0\n"
    assert told(capsys, "get", "extra_time") == "1.0\n"


def test_json_holds_typed_values(capsys: pytest.CaptureFixture[str]) -> None:
    answers = [
        told(capsys, *arguments, "--json")
        for arguments in (("set", "bell", "no"), ("get", "bell"), ("unset", "extra_time"), ("list",))
    ]
    assert [json.loads(answer) for answer in answers] == [
        {"schema": 1, "key": "bell", "value": False},
        {"schema": 1, "key": "bell", "value": False},
        {"schema": 1, "key": "extra_time", "value": 1.0},
        {
            "schema": 1,
            "settings": {one.name: one.default for one in SETTINGS.values()} | {"bell": False},
            "set": ["bell"],
        },
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [("extra_time", "9"), ("extra_time", "nan"), ("extra_time", "more"), ("desired_retention", "1"), ("bell", "loud")],
)
def test_value_that_is_not_allowed_changes_nothing(paths: Paths, key: str, value: str) -> None:
    with pytest.raises(UsageFault) as caught:
        run_command(["config", "set", key, value])
    assert f"{key} cannot be '{value}'. Give {SETTINGS[key].allowed}." in str(caught.value)
    assert not paths.data.exists()


@pytest.mark.parametrize("arguments", [("get", "editr"), ("set", "editr", "vim"), ("unset", "editr")])
def test_unknown_setting_names_the_nearest(arguments: tuple[str, ...]) -> None:
    with pytest.raises(UsageFault, match="Did you mean 'editor'"):
        run_command(["config", *arguments])
