"""The two branches of a decision and the words for them on an arrow."""

YES, NO = "Ya", "Tidak"
BRANCHES = (YES, NO)
_SPELLINGS = {YES: frozenset({"ya", "y"}), NO: frozenset({"tidak", "t", "tdk"})}


def branch_of(label: str | None) -> str | None:
    """The branch that a word on an arrow means; None where it is another."""
    word = (label or "").strip().rstrip(".").casefold()
    return next((branch for branch in BRANCHES if word in _SPELLINGS[branch]), None)
