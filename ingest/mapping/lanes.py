"""Role names of a log → lanes of a procedure."""

import re
from functools import lru_cache

from ingest.language.roles import role_key

_ACTING_FOR = re.compile(
    r"(?:(?:plt|plh|pjs?|a ?n|u ?b|pelaksana (?:tugas|harian)|penjabat(?: sementara)?|atas nama|untuk beliau) )+(?=.)"
)


def lane_of(role: str, lanes: tuple[str, ...]) -> int | None:
    """The lane that `role` means: the same words, else the same position, else the only one that holds or begins it.

    Who acts for a position ("Plt. Kepala Dinas", "a.n. Kepala Dinas") means its lane.
    """
    written, position = _key(role), _position(role)
    if not written:
        return None
    for name, names in ((written, [_key(lane) for lane in lanes]), (position, [_position(lane) for lane in lanes])):
        if name in names:
            return names.index(name)
    held = enumerate(_position(lane) for lane in lanes)
    near = [i for i, lane in held if lane and (lane.startswith(position) or position.startswith(lane))]
    return near[0] if len(near) == 1 else None


_key = lru_cache(maxsize=20_000)(role_key)


@lru_cache(maxsize=20_000)
def _position(name: str) -> str:
    """The key of the position that `name` is, or acts for."""
    key = _key(name)
    acting = _ACTING_FOR.match(key)
    return key[acting.end() :] if acting else key
