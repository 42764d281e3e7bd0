"""The draft as SOP JSON that any command reads, and beside it what it rests on."""

import json

from docs_out.revision_form import Draft, RevisionForm
from model.sop_json import sop_data, to_data


def write_json(draft: Draft) -> bytes:
    """SOP JSON with one key more: `revision` has proposals, decisions, the change matrix and what was left out."""
    told = {
        "proposals": draft.proposed.proposals,
        "silent": draft.proposed.silent,
        "doubts": draft.proposed.doubts,
        "decisions": draft.decisions,
        "matrix": draft.revised.matrix,
        "left_out": draft.revised.left_out,
        "made": draft.making,
    }
    data = {**sop_data(draft.revised.document), "revision": to_data(told)}
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


REVISION_FORM = RevisionForm(suffix=".json", write=write_json)
