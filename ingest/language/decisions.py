"""Branch sentences: "jika telah selesai maka …, jika tidak dikembalikan …" → exits."""

import re
from dataclasses import dataclass

from ingest.language.morphology import roots

_CONDITION = re.compile(r"\b(?:jika|apabila|bila(?:mana)?|kalau)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"^\s*(?:\w+\s+){0,3}?(?:tidak|belum|kurang|ditolak|salah|ada (?:perbaikan|kesalahan|koreksi)|perlu perbaikan)\b",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"\b(?:maka|makan|akan|dikembalikan|kembali ke|diperbaiki|dilanjutkan|lanjut)\b|,", re.IGNORECASE
)
_PROPOSER = re.compile(r"\b(?:pengusul|pemohon|proses awal|langkah awal)\b|yang meng(?:usul|aju)kan", re.IGNORECASE)
_STEP = re.compile(r"\b(?:langkah|tahap|nomor|no\.?|poin)\s*(\d{1,2})\b", re.IGNORECASE)
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Branch:
    """One exit of a decision: Ya or Tidak, and what the text says happens then."""

    label: str
    action: str


def branches(activity: str) -> tuple[Branch, ...]:
    """The exits that `activity` states; empty when it decides nothing.

    A text that *begins* with its condition states when the step takes place, not a choice.
    "makan" stands for "maka", a frequent OCR slip, only behind a condition.
    """
    parts = _CONDITION.split(activity)
    if len(parts) == 1 or not parts[0].strip():
        return ()
    found = tuple(_branch(part) for part in parts[1:])
    return found if {b.label for b in found} - {"Ya"} or len(found) > 1 else ()


def target(branch: Branch, here: int, activities: tuple[str, ...]) -> tuple[int, bool]:
    """Index of the step a Tidak branch leads back to, and whether the text decides it.

    A named step first, then the proposer's step, then the earlier step most alike; else the
    step before the decision.
    """
    earlier = activities[:here]
    if (named := _STEP.search(branch.action)) and 0 < int(named[1]) <= len(activities):
        return int(named[1]) - 1, True
    if _PROPOSER.search(branch.action):
        return next((i for i, text in enumerate(earlier) if "aju" in roots(text)), 0), True
    alike = [_likeness(branch.action, text) for text in earlier]
    if alike and max(alike) >= _ALIKE:
        return max(range(here), key=lambda i: (alike[i], i)), True
    return max(here - 1, 0), False


def _branch(part: str) -> Branch:
    condition = _CONSEQUENCE.split(part, maxsplit=1)[0]
    label = "Tidak" if _NEGATIVE.search(f" {condition} ") else "Ya"
    return Branch(label, part[len(condition) :].strip())


def _likeness(action: str, activity: str) -> float:
    """Share of the action's roots that the activity has."""
    wanted = roots(action)
    return len(wanted & roots(activity)) / len(wanted) if wanted else 0.0
