"""A document as it was written: every repair undone."""

import json
from dataclasses import replace
from typing import cast

from model.sop import Repair, SopDocument
from model.sop_json import dumps, loads

_WORDS = {"blank_lost", "fixed_phrase", "maka_after_condition", "misread_letters"}


def original(document: SopDocument) -> SopDocument:
    """`document` with the words that were put right as they stood in the file, the last repair undone first."""
    words = [repair for repair in document.repairs if repair.rule in _WORDS]
    data = json.loads(dumps(replace(document, repairs=())))
    for repair in reversed(words):
        _undo(data, repair)
    others = tuple(repair for repair in document.repairs if repair not in words)
    return replace(loads(json.dumps(data)), repairs=others)


def value(data: object, at: str) -> object:
    """What stands at the JSON pointer `at` of `data`."""
    for key in at.split("/")[1:]:
        data = cast("list[object]", data)[int(key)] if isinstance(data, list) else cast("dict[str, object]", data)[key]
    return data


def _undo(data: object, repair: Repair) -> None:
    at, _, key = repair.at.rpartition("/")
    holder = value(data, at)
    text = str(value(data, repair.at))
    assert text.count(repair.new) == 1, repair
    written = text.replace(repair.new, repair.old)
    if isinstance(holder, list):
        holder[int(key)] = written
    else:
        cast("dict[str, object]", holder)[key] = written
