"""The appendix of the audit report: mapping, rules of counting, rejected rows."""

from collections.abc import Iterator

from docs_out.report_form import Audit
from docs_out.reporting.blocks import ITEM, Block, Heading, Para, grid
from docs_out.reporting.results import columns
from docs_out.reporting.said import NONE, count, share, step_label
from model.deadline import describe
from model.finding_words import reason
from model.text import Text

_TITLE = Text(id="LAMPIRAN", en="APPENDIX")
_MAPPING = Text(id="Padanan kegiatan dan langkah", en="Activities and the steps they stand for")
_MAPPING_COLUMNS = (
    (Text(id="Kegiatan dalam log", en="Activity in the log"), 4.0, "left"), (Text(id="Langkah SOP", en="Step of the SOP"), 4.0, "left"),
    (Text(id="Keyakinan", en="Confidence"), 1.2, "right"), (Text(id="Cara", en="How"), 1.3, "left"),
)  # fmt: skip
HOW = {
    "same_words": Text(id="kata sama", en="same words"),
    "number": Text(id="nomor", en="number"),
    "alike": Text(id="mirip", en="alike"),
    "given": Text(id="ditetapkan", en="given"),
}
_UNMAPPED = Text(id="tanpa padanan ({n} kejadian)", en="no step ({n} events)")
_COUNTING = Text(id="Aturan penghitungan", en="Rules of counting")
_REPEATED = {
    "run": Text(
        id="Langkah yang diulang dinilai setiap kali dikerjakan.", en="A step done again is judged run by run."
    ),
    "first": Text(
        id="Langkah yang diulang dinilai sejak pertama kali dimulai.",
        en="A step done again is judged from the start of its first run.",
    ),
    "split": Text(
        id="Semua pelaksanaan sebuah langkah berbagi satu batas waktu.", en="All runs of a step share one limit."
    ),
}
_PAUSING = Text(id="Jam berhenti selama: {names}.", en="Clocks stand still during: {names}.")
_CONFORMING = Text(
    id="Sebuah kasus seluruhnya sesuai SOP bila sudah selesai, urutannya sesuai dan setiap langkahnya tanpa penyimpangan; tanpa pelanggaran berat bila "
    "penyimpangannya ringan saja. Kasus terbuka belum dinilai.",
    en="A case follows the SOP throughout when it is closed, its order fits and no step of it deviates; it is without a major violation when "
    "its deviations are minor only. Open cases are not judged yet.",
)
_MEDIAN = Text(
    id="Median dan persentil 90 (P90) dihitung atas semua pelaksanaan langkah yang lamanya diketahui; lebih adalah jumlah waktu di atas Waktu baku.",
    en="Median and 90th percentile (P90) are of all executions of a step whose duration is known; excess is the sum of time above the Waktu.",
)
_REJECTED = Text(id="Baris yang ditolak", en="Rejected rows")
_NONE_REJECTED = Text(id="Semua baris log dapat dipakai.", en="Every row of the log could be used.")
_SHOWN = Text(id="Ditampilkan {shown} dari {all}.", en="Showing {shown} of {all}.")
_REJECTED_COLUMNS = (
    (Text(id="Baris", en="Row"), 1.0, "right"), (Text(id="Kolom", en="Column"), 1.5, "left"),
    (Text(id="Isi", en="Value"), 4.0, "left"), (Text(id="Alasan", en="Reason"), 3.0, "left"),
)  # fmt: skip
_REJECTED_SHOWN = 100


def appendix(audit: Audit) -> Iterator[Block]:
    """The appendix."""
    lang = audit.lang
    yield Heading(_TITLE.to(lang), new_page=True)
    yield Heading(_MAPPING.to(lang), 2)
    yield grid(_MAPPING.to(lang), columns(audit, _MAPPING_COLUMNS), mapping(audit))
    yield Heading(_COUNTING.to(lang), 2)
    yield Para(describe(audit.report.counting).to(lang), ITEM)
    yield Para(_REPEATED[audit.report.clock.repeated].to(lang), ITEM)
    if audit.report.clock.pausing:
        yield Para(_PAUSING.to(lang, names=", ".join(audit.report.clock.pausing)), ITEM)
    yield from (Para(text.to(lang), ITEM) for text in (_CONFORMING, _MEDIAN))
    yield Heading(_REJECTED.to(lang), 2)
    yield from _rejected(audit)


def mapping(audit: Audit) -> list[tuple[str, ...]]:
    """A row an activity name: those with a step, then those without."""
    lang, report = audit.lang, audit.report
    known: list[tuple[str, ...]] = [
        (one.activity, step_label(audit, one.procedure, one.step), share(one.confidence, lang), HOW[one.how].to(lang))
        for one in report.mapping
    ]
    others = [(one.activity, _UNMAPPED.to(lang, n=count(one.events, lang)), NONE, NONE) for one in report.unmapped]
    return known + others


def _rejected(audit: Audit) -> Iterator[Block]:
    lang, rejected = audit.lang, audit.report.rejected
    if not rejected:
        yield Para(_NONE_REJECTED.to(lang))
        return
    shown = rejected[:_REJECTED_SHOWN]
    yield Para(_SHOWN.to(lang, shown=count(len(shown), lang), all=count(len(rejected), lang)))
    rows = [(count(one.row, lang), one.column, one.value, reason(one.reason, lang)) for one in shown]
    yield grid(_REJECTED.to(lang), columns(audit, _REJECTED_COLUMNS), rows)
