"""What violations go together with: association, which does not tell a cause."""

from dataclasses import dataclass

from model.deviation import BY_RULE
from model.text import Lang, Text

ATTRIBUTES = {
    "unit": Text(id="unit kejadian pertama", en="unit of the first event"),
    "role": Text(id="jabatan pada kejadian pertama", en="role in the first event"),
    "performers": Text(id="jumlah pelaksana", en="number of performers"),
    "month": Text(id="bulan mulai", en="month of start"),
    "weekday": Text(id="hari mulai (1 = Senin)", en="weekday of start (1 = Monday)"),
    "load": Text(id="jumlah kasus terbuka saat mulai", en="number of cases open at the start"),
}
_SENTENCE = Text(
    id="{deviation}: {hits} dari {cases} kasus dengan {attribute} = {value}, {other_hits} dari {other_cases} pada kasus "
    "lain; selisih {difference} poin persen (selang 95%: {low} sampai {high}). Ini keterkaitan, bukan bukti sebab-akibat.",
    en="{deviation}: {hits} of {cases} cases with {attribute} = {value}, {other_hits} of {other_cases} among the other "
    "cases; a difference of {difference} percentage points (95%: {low} to {high}). This is an association, no proof of a cause.",
)


@dataclass(frozen=True, slots=True)
class Driver:
    """A violation that is more, or less, frequent among the closed cases with a value than among the others.

    `rule` is that of a deviation; a case with LOG203 is a late case. `attribute` is one of `ATTRIBUTES`, or
    `column`, a column of the log named `heading`. `risk` is `hits` in `cases`, `lift` that risk over the
    risk of all closed cases. `difference` is `risk` less `other_risk`, `interval` Newcombe's 95 % of it
    (method 10). `p` is two-sided: chi-square with continuity correction, or Fisher's exact test where fewer
    than 5 cases are expected in a cell; `q` is that of Benjamini and Hochberg.
    """

    rule: str
    attribute: str
    heading: str | None
    value: str
    cases: int
    hits: int
    risk: float
    other_cases: int
    other_hits: int
    other_risk: float
    lift: float
    difference: float
    interval: tuple[float, ...]
    p: float
    q: float


@dataclass(frozen=True, slots=True)
class Drivers:
    """The drivers with a `q` below `threshold` among all `tests`, each made between groups of at least `fewest_cases`.

    `cases` are all closed ones. `attributes` were looked at: keys of `ATTRIBUTES`; `headings` are the columns.
    """

    cases: int
    tests: int
    threshold: float
    fewest_cases: int
    attributes: tuple[str, ...]
    headings: tuple[str, ...]
    drivers: tuple[Driver, ...]


def sentence(driver: Driver, lang: Lang) -> str:
    """What was found, as an association."""
    known = ATTRIBUTES.get(driver.attribute)
    low, high = driver.interval
    return _SENTENCE.to(
        lang,
        deviation=BY_RULE[driver.rule].name.to(lang),
        attribute=known.to(lang) if known else driver.heading,
        value=driver.value,
        hits=driver.hits,
        cases=driver.cases,
        other_hits=driver.other_hits,
        other_cases=driver.other_cases,
        difference=_points(driver.difference, lang),
        low=_points(low, lang),
        high=_points(high, lang),
    )


def _points(share: float, lang: Lang) -> str:
    text = f"{share * 100:+.1f}"
    return text.replace(".", ",") if lang is Lang.ID else text
