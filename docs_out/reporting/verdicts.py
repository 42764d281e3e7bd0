"""What auditors hold of the findings, and the samples they drew: a chapter of the audit report."""

from collections import Counter
from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.audit_papers import method_name
from docs_out.reporting.blocks import ITEM, Block, Heading, Para, grid
from docs_out.reporting.evidence import finding_step
from docs_out.reporting.results import columns
from docs_out.reporting.said import count
from model.audit_work import STANCES, AuditWork, Sample, Stance
from model.finding_words import said
from model.text import Text

_TITLE = Text(id="PUTUSAN AUDITOR", en="VERDICTS OF THE AUDITOR")
_COUNT = Text(id="{name}: {n} temuan.", en="{name}: {n} findings.")
_NONE = Text(id="Belum ada temuan yang diputus.", en="No finding is judged yet.")
_SHOWN = Text(id="Ditampilkan {shown} dari {all}.", en="Showing {shown} of {all}.")
_SAMPLE = Text(
    id="Sampel {id}: {method}, benih {seed}, {n} dari {population} kasus; diperiksa {done}, melanggar {broken}.",
    en="Sample {id}: {method}, seed {seed}, {n} of {population} cases; {done} examined, {broken} in violation.",
)
_COLUMNS = (
    (Text(id="Kasus", en="Case"), 1.6, "left"), (Text(id="Langkah", en="Step"), 0.8, "left"),
    (Text(id="Temuan", en="Finding"), 4.0, "left"), (Text(id="Putusan", en="Verdict"), 1.4, "left"),
    (Text(id="Catatan", en="Note"), 3.0, "left"),
)  # fmt: skip
_MOST = 100


def verdicts(audit: Audit) -> Iterator[Block]:
    """The chapter; nothing where nobody audited."""
    work, lang = audit.work, audit.lang
    if work is None:
        return
    yield Heading(_TITLE.to(lang))
    counts = Counter(one.stance for _finding, one in work.judged)
    told = [_COUNT.to(lang, name=STANCES[stance].to(lang), n=count(n, lang)) for stance, n in counts.items()]
    yield from (Para(line, ITEM) for line in [*told, *(_sampled(audit, work, one) for one in work.samples)])
    if not work.judged:
        yield Para(_NONE.to(lang))
        return
    shown = work.judged[:_MOST]
    yield Para(_SHOWN.to(lang, shown=count(len(shown), lang), all=count(len(work.judged), lang)))
    rows = [
        (one.case, finding_step(audit, one), said(one, lang), STANCES[held.stance].to(lang), held.note)
        for one, held in shown
    ]
    yield grid("", columns(audit, _COLUMNS), rows)


def _sampled(audit: Audit, work: AuditWork, sample: Sample) -> str:
    held = [work.cases[one.case].stance for one in sample.sampling.cases if one.case in work.cases]
    return _SAMPLE.to(
        audit.lang,
        id=sample.id,
        method=method_name(audit, sample.sampling.draw),
        seed=sample.sampling.draw.seed,
        n=count(len(sample.sampling.cases), audit.lang),
        population=count(sample.sampling.population, audit.lang),
        done=count(len(held), audit.lang),
        broken=count(held.count(Stance.BREAKS), audit.lang),
    )
