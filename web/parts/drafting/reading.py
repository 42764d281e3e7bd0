"""How a draft reads texts, mends what is mechanical, and takes proposals in."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from analytics.linting.fixes import fixed
from analytics.revision.difference import difference
from analytics.revision.revised import Edition, revised
from ingest.language.durations import read_time
from ingest.language.legal import read_legal
from model.drafting.operations import Reading
from model.drafting.pointers import forgotten
from model.errors import SopError
from model.revision import Decision, Proposal, Proposed
from model.sop import Repair, SopDocument
from model.sop_json import build, loads, sop_data
from model.text import Lang, Text
from store.workspace import Workspace

_FILE = "proposals.json"
_GONE = Text(
    id="usulan {id} tidak ada lagi: SOP ini sudah dibandingkan ulang. Muat ulang halaman.",
    en="the proposal {id} is gone: this SOP was compared again. Reload the page.",
)
_NO_PLACE = Text(id="usulan {id}: {why}", en="proposal {id}: {why}")
_UNKNOWN_STEP = Text(
    id="langkah {step} yang dimaksud tidak ada lagi dalam draf; kerjakan dengan tangan.",
    en="the step {step} that is meant is no longer in the draft; do it by hand.",
)
_NOTHING = Proposed((), ())


def reading(workspace: Workspace, key: str) -> Reading:
    """What edits of the SOP `key` need to know."""
    return Reading(read_time, read_legal, mended, partial(_with_proposal, workspace, key))


def proposals_of(workspace: Workspace, key: str) -> Proposed:
    """What the last check proposes; nothing where there was none."""
    file = workspace.check_folder(key) / _FILE
    return build(Proposed, json.loads(file.read_text(encoding="utf-8"))) if file.exists() else _NOTHING


def was_asked(workspace: Workspace, key: str) -> bool:
    """Whether a check looked for proposals."""
    return (workspace.check_folder(key) / _FILE).exists()


def is_in(workspace: Workspace, key: str, document: SopDocument, name: str) -> bool:
    """Whether `document` has the changes that the proposal of that name makes to the version compared."""
    compared = workspace.document(key)
    try:
        wanted = _with_proposal(workspace, key, compared, name)
    except SopError:
        return False
    return _changes(compared, wanted) <= _changes(compared, document)


def _changes(old: SopDocument, new: SopDocument) -> set[tuple[object, ...]]:
    """What changes, without where it then is: other changes move that."""
    return {(one.kind, one.old_at, one.old, one.new) for one in difference(old, new).changes}


def repairs_at(repairs: tuple[Repair, ...], at: str) -> tuple[Repair, ...]:
    """Those at a place or in it; a number is put right with all others."""
    own = tuple(one for one in repairs if one.at == at or one.at.startswith(f"{at}/"))
    return repairs if any(one.rule == "number" for one in own) else own


def mended(document: SopDocument, at: str) -> SopDocument:
    """`document` with what is mechanical put right at a place, everywhere where none is named."""
    done, repairs = fixed(document)
    wanted = repairs_at(repairs, at) if at else repairs
    if len(wanted) == len(repairs):
        return done
    data = sop_data(document)
    for one in wanted:
        _put(data, one.at, one.new)
    return loads(json.dumps(data))


def _put(data: object, at: str, value: str) -> None:
    *path, last = at.removeprefix("/").split("/")
    for part in path:
        data = data[int(part)] if isinstance(data, list) else data[part]  # type: ignore[index]
    if isinstance(data, list):
        data[int(last)] = value
    elif isinstance(data, dict):
        data[last] = value


def _with_proposal(workspace: Workspace, key: str, document: SopDocument, name: str) -> SopDocument:
    """`document` with the proposal of that name; its steps are found where they are in the draft by now."""
    known = next((one for one in proposals_of(workspace, key).proposals if one.id == name), None)
    if known is None:
        raise SopError(_GONE, id=name)
    there = carried(known, workspace.document(key), document)
    day = document.revised or date.min
    found = revised(document, [there], [Decision(name, "accept", "", "", day)], Edition(day, read_time))
    if found.left_out:
        raise SopError(_NO_PLACE, id=name, why=found.left_out[0].why.to(Lang.ID))
    kept = replace(document, procedures=found.document.procedures)
    return forgotten(kept, f"/procedures/{there.procedure}")


def carried(proposal: Proposal, old: SopDocument, new: SopDocument) -> Proposal:
    """A proposal on the steps of `old`, on the same steps in `new`."""
    numbers, procedure = _numbers(proposal, old, new)
    wanted = proposal.wanted
    after, before = (numbers[step] if step else step for step in (wanted.after, wanted.before))
    lanes = new.procedures[procedure].lanes
    lane = None if wanted.lane is None else _lane(old.procedures[proposal.procedure].lanes[wanted.lane], lanes)
    role = old.procedures[proposal.procedure].lanes[wanted.lane] if wanted.lane is not None and lane is None else None
    return replace(
        proposal,
        procedure=procedure,
        steps=tuple(numbers[step] for step in proposal.steps),
        wanted=replace(wanted, after=after, before=before, lane=lane, role=role or wanted.role),
    )


def _lane(name: str, lanes: tuple[str, ...]) -> int | None:
    return next((lane for lane, known in enumerate(lanes) if known.casefold() == name.casefold()), None)


def _numbers(proposal: Proposal, old: SopDocument, new: SopDocument) -> tuple[Mapping[str, str], int]:
    """The number in `new` of each step that a proposal names, and the procedure they are in."""
    pairs = [one for one in difference(old, new).pairs if one.old and one.old.procedure == proposal.procedure]
    steps = old.procedures[proposal.procedure].steps
    there = {steps[one.old.row].number: one.new for one in reversed(pairs) if one.old and one.new}
    named = (*proposal.steps, proposal.wanted.after, proposal.wanted.before)
    for step in named:
        if step and step not in there:
            why = _UNKNOWN_STEP.to(Lang.ID, step=step)
            raise SopError(_NO_PLACE, id=proposal.id, why=why)
    at = next((to.procedure for to in there.values()), proposal.procedure)
    return {step: new.procedures[to.procedure].steps[to.row].number for step, to in there.items()}, at
