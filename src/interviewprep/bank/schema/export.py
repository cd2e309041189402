"""JSON Schemas of what people write in TOML, for editors."""

from collections.abc import Mapping

from pydantic.json_schema import models_json_schema

from interviewprep.bank.schema.formats import FRONT_TABLES
from interviewprep.bank.schema.program import CasesTable
from interviewprep.bank.schema.tables import BankTable, Table
from interviewprep.model.taxonomy import Format

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ALL_FORMATS = "question"

_FILES: Mapping[str, type[Table]] = {"bank": BankTable, "cases": CasesTable}


def table_names() -> list[str]:
    """List what has a schema: the front matter of all formats and of each, `bank.toml` and `cases.toml`."""
    return [ALL_FORMATS, *(form.value for form in Format), *_FILES]


def json_schema(name: str) -> dict[str, object]:
    """Give the schema of one of the `table_names`.

    What hangs on several keys at once, or on the Markdown, it cannot say: `prep bank check` does.
    """
    if name in _FILES:
        return {"$schema": DIALECT, "title": f"{name}.toml", **_of(_FILES[name])}
    if name != ALL_FORMATS:
        return {"$schema": DIALECT, "title": f"Front matter: {name}", **_of_format(Format(name))}
    tables = list(dict.fromkeys(FRONT_TABLES.values()))
    _, definitions = models_json_schema([(table, "validation") for table in tables])
    return {"$schema": DIALECT, "title": "Front matter", **definitions, "oneOf": [_choice(table) for table in tables]}


def _choice(table: type[Table]) -> dict[str, object]:
    formats = [form.value for form, own in FRONT_TABLES.items() if own is table]
    return {"allOf": [{"$ref": f"#/$defs/{table.__name__}"}, {"properties": {"format": {"enum": formats}}}]}


def _of_format(form: Format) -> dict[str, object]:
    made = _of(FRONT_TABLES[form])
    properties = made["properties"]
    assert isinstance(properties, dict)
    return made | {"properties": properties | {"format": {"const": form.value}}}


def _of(table: type[Table]) -> dict[str, object]:
    made = table.model_json_schema()
    return {key: value for key, value in made.items() if key != "title"}
