"""A comparison looked into: everything that takes more than the verdicts themselves."""

from analytics.bottlenecks.bottlenecks import bottlenecks
from analytics.check import Checked, Question
from analytics.compliance.compliance import compliance
from analytics.engine import Engine
from analytics.trends.drivers import drivers
from analytics.trends.trend import trend
from analytics.trends.variants import variants
from model import drivers as driver_words
from model.analysis import Analysis, Said
from model.bottleneck_words import sentence
from model.text import Lang

_SAID = 10


def analyse(checked: Checked, question: Question, engine: Engine, *, persons: bool) -> Analysis:
    """The deep figures on `checked`; without `persons` no performer is named and small groups are hidden."""
    lost, linked = bottlenecks(checked, question, engine), drivers(checked, question, engine)
    losses = [Said(*(sentence(one.clauses, lang) for lang in Lang)) for one in lost.losses[:_SAID]]
    links = [Said(*(driver_words.sentence(one, lang) for lang in Lang)) for one in linked.drivers[:_SAID]]
    return Analysis(
        compliance=compliance(checked, question, engine, persons=persons),
        bottlenecks=lost,
        trend=trend(checked, question, engine),
        variants=variants(checked, question, engine),
        drivers=linked,
        sentences=(*losses, *links),
    )
