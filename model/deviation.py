"""The kinds of deviation a check finds, with their rule codes and names."""

from dataclasses import dataclass

from model.text import Text


@dataclass(frozen=True, slots=True)
class Deviation:
    """A kind of deviation: its key in the check JSON, its rule code, its name and sentence.

    A case with a deviation whose `severity` is major breaks the SOP; minor ones cost effort and promise nothing less.
    """

    key: str
    rule: str
    name: Text
    sentence: Text
    severity: str = "major"


DEVIATIONS = (
    Deviation(
        "skipped", "LOG201", Text(id="Langkah dilewati", en="Step skipped"),
        Text(id="Langkah {step} tidak dikerjakan.", en="Step {step} was not executed."),
    ),
    Deviation(
        "extra", "LOG202", Text(id="Kegiatan di luar SOP", en="Activity outside the SOP"),
        Text(id="“{activity}” tidak ada dalam SOP pada tempat ini.", en="“{activity}” is not in the SOP at this place."),
        severity="minor",
    ),
    Deviation(
        "over_time", "LOG203", Text(id="Melewati batas waktu", en="Over time"),
        Text(id="Langkah {step} memakan {service} dari batas {limit}.", en="Step {step} took {service} of {limit} allowed."),
    ),
    Deviation(
        "repeated", "LOG204", Text(id="Langkah diulang", en="Step repeated"),
        Text(id="Langkah {step} diulang tanpa alur kembali dalam SOP.", en="Step {step} was repeated where the SOP has no way back."),
        severity="minor",
    ),
    Deviation(
        "out_of_order", "LOG205", Text(id="Urutan tertukar", en="Out of order"),
        Text(id="Langkah {step} dikerjakan di luar urutannya.", en="Step {step} was executed out of its order."),
    ),
    Deviation(
        "wrong_performer", "LOG206", Text(id="Pelaksana lain", en="Wrong performer"),
        Text(id="Langkah {step} dikerjakan {role}, seharusnya {lane}.", en="Step {step} was executed by {role} instead of {lane}."),
    ),
    Deviation(
        "missing_output", "LOG207", Text(id="Output tidak ada", en="Missing output"),
        Text(id="Langkah {step} tidak mencatat output.", en="Step {step} records no output."),
    ),
    Deviation(
        "missing_requirements", "LOG208", Text(id="Kelengkapan tidak ada", en="Missing requirements"),
        Text(id="Langkah {step} tidak mencatat kelengkapan.", en="Step {step} records no requirements."),
    ),
    Deviation(
        "over_total", "LOG209", Text(id="Melewati standar pelayanan", en="Over the service standard"),
        Text(id="Kasus memakan {service} dari standar pelayanan {limit}.", en="The case took {service} of the service standard {limit}."),
    ),
)  # fmt: skip
BY_RULE = {deviation.rule: deviation for deviation in DEVIATIONS}
BY_KEY = {deviation.key: deviation for deviation in DEVIATIONS}
