"""The JSON Schemas say what the reader takes: every key of the shipped questions, and no other."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interviewprep.bank.schema.export import json_schema, table_names
from interviewprep.model.taxonomy import Format
from support.shipped_banks import FOLDER

PAGES = sorted(path for path in FOLDER.rglob("*.md") if path.read_text(encoding="utf-8").startswith("+++\n"))


def complaints(schema: dict[str, Any], root: dict[str, Any], value: Any, at: str = "") -> Iterator[str]:
    """Hold a value against the parts of JSON Schema that say which keys there are and which values they take."""
    if "$ref" in schema:
        yield from complaints(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, value, at)
    if "oneOf" in schema:
        fitting = [one for one in schema["oneOf"] if not list(complaints(one, root, value, at))]
        if len(fitting) != 1:
            yield f"{at}: {len(fitting)} of oneOf"
    for one in schema.get("allOf", ()):
        yield from complaints(one, root, value, at)
    if ("enum" in schema and value not in schema["enum"]) or value != schema.get("const", value):
        yield f"{at}: {value} is not allowed"
    if isinstance(value, dict):
        yield from _key_complaints(schema, root, value, at)
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for place, item in enumerate(value):
            yield from complaints(schema["items"], root, item, f"{at}[{place}]")


def _key_complaints(schema: dict[str, Any], root: dict[str, Any], value: dict[str, Any], at: str) -> Iterator[str]:
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    yield from (f"{at}.{key} is missing" for key in schema.get("required", ()) if key not in value)
    for key, item in value.items():
        rule = properties.get(key, others)
        if isinstance(rule, dict):
            yield from complaints(rule, root, item, f"{at}.{key}")
        elif not rule:
            yield f"{at}.{key} is unknown"


def references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for value in schema.values():
            yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


@pytest.mark.parametrize("name", table_names())
def test_every_reference_leads_to_a_definition(name: str) -> None:
    schema = json_schema(name)
    definitions = schema.get("$defs", {})
    assert isinstance(definitions, dict)
    assert {reference.removeprefix("#/$defs/") for reference in references(schema)} <= set(definitions)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_front_matter_of_shipped_questions_fits(page: Path) -> None:
    front = tomllib.loads(page.read_text(encoding="utf-8").split("+++\n")[1])
    for name in ("question", front["format"]):
        assert list(complaints(json_schema(name), json_schema(name), front)) == []


def test_manifests_and_cases_fit() -> None:
    for name in ("bank", "cases"):
        schema = json_schema(name)
        for path in FOLDER.rglob(f"{name}.toml"):
            assert list(complaints(schema, schema, tomllib.loads(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("form", Format)
def test_an_unknown_key_and_another_format_do_not_fit(form: Format) -> None:
    page = next(path for path in PAGES if f'format = "{form}"' in path.read_text(encoding="utf-8"))
    front = tomllib.loads(page.read_text(encoding="utf-8").split("+++\n")[1])
    for name in ("question", form.value):
        schema = json_schema(name)
        assert list(complaints(schema, schema, front | {"titel": "x"}))
        assert list(complaints(schema, schema, front | {"format": "essay"}))
