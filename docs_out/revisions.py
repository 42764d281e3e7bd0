"""The draft of a new version with what it rests on, as a file."""

import json
from collections.abc import Callable, Mapping, Sequence

from model.revision import Decision, Proposed, Revised
from model.sop_json import sop_data, to_data
from model.text import Lang

Writer = Callable[[Proposed, Sequence[Decision], Revised, Lang], bytes]


def write_json(proposed: Proposed, decisions: Sequence[Decision], revised: Revised, _lang: Lang) -> bytes:
    """The draft as SOP JSON, with `revision`: proposals, decisions, the change matrix, what was left out."""
    revision = {
        "proposals": to_data(proposed.proposals),
        "silent": to_data(proposed.silent),
        "decisions": to_data(tuple(decisions)),
        "matrix": to_data(revised.matrix),
        "left_out": to_data(revised.left_out),
    }
    data = {**sop_data(revised.document), "revision": revision}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


WRITERS: Mapping[str, Writer] = {".json": write_json}
