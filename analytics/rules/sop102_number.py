"""The SOP has a number in the form of its office, and no other SOP has the same.

Why: the number is how other documents cite the SOP; two SOPs of one number cannot be told apart.
Bad: "Nomor SOP :" with nothing behind it; two files of a folder with 045/017/DLIA/2024.
Good: 045/017/DLIA/2024, once in the folder, as the office's `number_pattern` wants it.
"""

import re
from collections.abc import Iterator

from analytics.linting.basis import identity
from analytics.linting.collection import number_key
from analytics.linting.places import field_spot
from analytics.linting.rule import Flaw, LintRule, Subject
from model.text import Text

_MISSING = Text(
    id="kosong. Isi nomor menurut tata naskah dinas instansi.",
    en="empty. Fill in the number by the institution's rules for official papers.",
)
_FORM = Text(
    id="“{number}” tidak menurut pola kantor ({pattern}). Sesuaikan nomornya.",
    en="“{number}” is not of the office's pattern ({pattern}). Make the number fit.",
)
_TWICE = Text(
    id="“{number}” dipakai juga oleh {others}. Beri nomor yang berbeda kepada salah satunya.",
    en="“{number}” is also that of {others}. Give one of them a number of its own.",
)


def _flaws(subject: Subject) -> Iterator[Flaw]:
    number, pattern = subject.document.number, subject.profile.number_pattern
    if not number:
        yield Flaw(field_spot("number"), _MISSING)
        return
    if pattern and not re.fullmatch(pattern, number):
        yield Flaw(field_spot("number"), _FORM, {"number": number, "pattern": pattern})
    others = [one for one in subject.collection.numbers.get(number_key(number), ()) if one.at != subject.at]
    if others:
        yield Flaw(field_spot("number"), _TWICE, {"number": number, "others": ", ".join(one.name for one in others)})


RULE = LintRule("SOP102", "I-02", "error", Text(id="Nomor SOP", en="SOP number"), identity(2), _flaws, __doc__)
