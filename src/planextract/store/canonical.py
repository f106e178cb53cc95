"""Values ↔ bytes, in one spelling: the same value always gives the same bytes.

Fields keep the order of the contract, not of the alphabet. Nothing here touches the disk.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from planextract.errors import BadRecord

Model = TypeVar("Model", bound=BaseModel)
JsonValue = Any
# Integers beyond this are not exact in the floating-point numbers of other JSON readers.
MAX_EXACT_INTEGER = 2**53


def to_json(value: BaseModel | JsonValue) -> str:
    """Return canonical JSON: characters as they are, two spaces, integral numbers without `.0`, a final newline."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    return json.dumps(_integral(plain), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def from_json(text: str | bytes, model: type[Model], *, where: str) -> Model:
    """Return the value that the JSON spells.

    Args:
        text: What was read.
        model: What it must be.
        where: The file, for the message.

    Raises:
        BadRecord: It is not JSON, or not of this model.
    """
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadRecord(where, detail=f"{place}: {first['msg']}" if place else first["msg"]) from error


def _integral(value: JsonValue) -> JsonValue:
    if isinstance(value, float) and value.is_integer() and abs(value) < MAX_EXACT_INTEGER:
        return int(value)
    if isinstance(value, dict):
        return {key: _integral(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_integral(item) for item in value]
    return value
