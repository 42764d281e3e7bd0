"""Changes with their sentence."""

from model.diff import Change, Spot
from model.diff_words import BY_KEY, said

At = tuple[Spot | None, Spot | None]
Values = tuple[str | None, str | None]


def changed(kind: str, at: At, values: Values, field: str | None = None) -> Change:
    """A change of `kind`, `at` a place in the old and in the new SOP, with the value there."""
    return Change(kind, *at, *values, field, said(kind, at, values, field))


def mirrored(change: Change) -> Change:
    """What `change` is when the two SOPs change places."""
    kind = BY_KEY[change.kind].opposite
    return changed(kind, (change.new_at, change.old_at), (change.new, change.old), change.field)
