"""The settings that were chosen."""

import json
from typing import Any, TypeVar

from interviewprep.base.errors import StoreFault
from interviewprep.store.connection import insert
from interviewprep.store.file import HistoryFile
from interviewprep.store.rows import Record, write_json
from interviewprep.store.settings import SETTINGS, Value, find_setting

V = TypeVar("V", bound=Value)


class Settings(HistoryFile):
    """The values that were chosen; everything else keeps its default."""

    def setting(self, key: str, default: V) -> V:
        """Give the value set for `key`, or `default`, whose type the value must have.

        Raises:
            StoreFault: the stored value is of another type or out of bounds.
        """
        value = self.settings().get(key, default)
        if type(value) is type(default):
            return value
        raise StoreFault(f"setting {key} in {self._path} cannot be {value!r}. `prep config unset {key}` resets it.")

    def value_of(self, name: str) -> Value:
        """Give the value of a declared setting: what was set, or its default.

        Raises:
            UsageFault: there is no such setting.
            StoreFault: the stored value is of another type.
        """
        return self.setting(name, find_setting(name).default)

    def settings(self) -> dict[str, Any]:
        """Give all values that were set, by key."""
        return dict(self._all(_key_and_value, "SELECT * FROM setting ORDER BY key"))

    def set_setting(self, key: str, value: Value) -> None:
        """Set a value; `Setting.parse` makes one from text.

        Raises:
            ValueError: a declared setting cannot have this value.
        """
        if key in SETTINGS:
            SETTINGS[key].checked(value)
        with self._writing() as db:
            insert(db, "setting", {"key": key, "value": write_json(value)}, replace=True)

    def unset_setting(self, key: str) -> None:
        """Go back to the default."""
        with self._writing() as db:
            db.execute("DELETE FROM setting WHERE key = ?", (key,))


def _key_and_value(record: Record) -> tuple[str, Any]:
    return record["key"], json.loads(record["value"])
