"""Who may execute which step: roles of the log against the lanes of the SOP, by the office's wider roles and mandates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import ibis
import pyarrow as pa

from analytics.conformance.acting import acting_lanes
from analytics.conformance.norm import LaneOf, Norm
from model.office import Delegation, Office

_WRONG = pa.schema([("gid", pa.int64()), ("acting", pa.string())])


@dataclass(frozen=True, slots=True)
class Roles:
    """How names of the log are understood: `lane_of` gives the lane of a role, the `office` what it counts as."""

    lane_of: LaneOf
    office: Office

    def same(self, name: str, other: str) -> bool:
        """Whether two names have the same numbers and, but for short forms, signs and case, the same words.

        `lane_of` also takes the only name that is like another: given twice, none is the only one.
        """
        if name.lower() == other.lower():
            return True
        same_numbers = re.findall(r"\d+", name) == re.findall(r"\d+", other)
        return same_numbers and self.lane_of(name, (other, other)) is not None

    def counted(self, role: str) -> tuple[str, ...]:
        """`role` and all that it counts as in the office."""
        found = [role]
        for name in found:
            found += [wide for narrow, wide in self.office.roles if wide not in found and self.same(name, narrow)]
        return tuple(found)

    def lanes(self, role: str, lanes: tuple[str, ...]) -> frozenset[int]:
        """Those of `lanes` that `role` may be; none where that cannot be said."""
        found = (self.lane_of(name, lanes) for name in self.counted(role))
        return frozenset(lane for lane in found if lane is not None)


@dataclass(frozen=True, slots=True)
class Mandate:
    """Leave by a `letter`: `name`, a role or person of the log in lower case, may execute the step `gid`."""

    gid: int
    name: str
    letter: Delegation


def wrong_table(norm: Norm, names: Iterable[str], roles: Roles) -> ibis.Table:
    """Pairs of gid and role that must not meet; what cannot be decided is not wrong."""
    procedures = enumerate(norm.document.procedures)
    meant = {(i, name): roles.lanes(name, procedure.lanes) for i, procedure in procedures for name in names}
    rows = [
        {"gid": gid, "acting": name}
        for gid, (procedure, step) in enumerate(norm.steps)
        for name in names
        if (may := acting_lanes(step)) and (lanes := meant[procedure, name]) and not may & lanes
    ]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=_WRONG))


def mandates(norm: Norm, names: tuple[str, ...], roles: Roles) -> tuple[Mandate, ...]:
    """What the office's letters allow whom among the `names` of the log, and among its persons."""
    letters = roles.office.delegations
    counted = {name: roles.counted(name) for name in names} if letters else {}
    holders = {
        who: {who.lower(), *(name.lower() for name in names if any(roles.same(one, who) for one in counted[name]))}
        for who in {letter.who for letter in letters}
    }
    return tuple(
        Mandate(gid, name, letter)
        for letter in letters
        for gid in _steps_for(letter.role, norm, roles)
        for name in sorted(holders[letter.who])
    )


def _steps_for(role: str, norm: Norm, roles: Roles) -> list[int]:
    """The steps that `role` may execute."""
    lanes = [roles.lanes(role, procedure.lanes) for procedure in norm.document.procedures]
    return [gid for gid, (procedure, step) in enumerate(norm.steps) if lanes[procedure] & acting_lanes(step)]
