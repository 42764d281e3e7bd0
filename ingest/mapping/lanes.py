"""Role names of a log → lanes of a procedure."""

from ingest.language.roles import role_key


def lane_of(role: str, lanes: tuple[str, ...]) -> int | None:
    """The lane that `role` means: the same words, else the only one that holds or begins it."""
    key = role_key(role)
    keys = [role_key(lane) for lane in lanes]
    if key in keys:
        return keys.index(key)
    near = [i for i, lane in enumerate(keys) if lane and key and (lane.startswith(key) or key.startswith(lane))]
    return near[0] if len(near) == 1 else None
