"""Matriks perubahan: what a revision changes, why, by whose decision, and on what evidence."""

from collections.abc import Iterator, Mapping

from docs_out.reporting.blocks import ITEM, Block, Column, Heading, Para, grid
from docs_out.reporting.said import NONE, rate
from docs_out.revision_form import Draft
from docs_out.revision_text import left_out_text, silent_text
from model.revision import Decision, Effect, Evidence, MatrixRow, Proposal
from model.text import Lang, Text
from model.written_numbers import hours, long_day

NAME = Text(id="Matriks Perubahan", en="Change Matrix")
DRAFT = Text(id="Konsep Revisi SOP", en="Draft of a Revised SOP")
_BASIS = Text(
    id="Konsep ini disusun dari log {log} (SHA-256 {hash}) dengan Mutu Baku {version}: {n} usulan, {taken} dimuat. Semua "
    "isinya usulan sampai disahkan; nomor dan tanggal efektif diisi pejabat yang berwenang.",
    en="This draft was made from the log {log} (SHA-256 {hash}) with Mutu Baku {version}: {n} proposals, {taken} taken "
    "up. All of it is a proposal until approved; number and effective date are for the authority to fill in.",
)
# What of a step each kind of change is about; without an entry it is the step itself.
_PARTS = {
    "time": Text(id="Waktu", en="Time"), "performer": Text(id="Pelaksana", en="Performer"),
    "reworded": Text(id="Kegiatan", en="Activity"), "requirements": Text(id="Kelengkapan", en="Requirements"),
    "output": Text(id="Output", en="Output"), "remarks": Text(id="Keterangan", en="Remarks"),
    "symbol": Text(id="Simbol", en="Symbol"), "edge_added": Text(id="Alur", en="Arrow"),
    "edge_removed": Text(id="Alur", en="Arrow"), "edge_target": Text(id="Alur", en="Arrow"),
    "edge_label": Text(id="Alur", en="Arrow"), "lane_added": Text(id="Pelaksana", en="Performer"),
    "lane_removed": Text(id="Pelaksana", en="Performer"),
}  # fmt: skip
_NO_CHANGE = Text(id="Tidak ada perubahan yang dimuat.", en="No change was taken up.")
_STEP = Text(id="Langkah", en="Step")
_COLUMNS = (
    (Text(id="No", en="No"), 0.4), (_STEP, 0.8), (Text(id="Bagian", en="Part"), 1.0), (Text(id="Semula", en="Before"), 2.4),
    (Text(id="Menjadi", en="After"), 2.4), (Text(id="Alasan", en="Reason"), 3.0), (Text(id="Bukti", en="Evidence"), 2.6),
)  # fmt: skip
_DECIDED = Text(id="Usulan dan Keputusan", en="Proposals and Decisions")
_DECIDED_COLUMNS = (
    (Text(id="Usulan", en="Proposal"), 4.6), (Text(id="Keyakinan", en="Confidence"), 1.0),
    (Text(id="Pengaruh pada satu kasus", en="Effect on a case"), 2.6), (Text(id="Keputusan", en="Decision"), 2.6),
)  # fmt: skip
_CONFIDENCE = {
    "low": Text(id="rendah", en="low"),
    "medium": Text(id="sedang", en="medium"),
    "high": Text(id="tinggi", en="high"),
}
_VERDICTS = {
    "accept": Text(id="Diterima", en="Accepted"),
    "reject": Text(id="Ditolak", en="Rejected"),
    "edit": Text(id="Diterima dengan perubahan: {value}", en="Accepted with a change: {value}"),
}
_OPEN = Text(id="Belum diputuskan", en="Not decided")
_CASES = Text(id="Kasus: {names}", en="Cases: {names}")
_PROMISED = Text(id="waktu menurut SOP {sign}{hours} jam kerja", en="time by the SOP {sign}{hours} working hours")
_LIVED = Text(id="waktu nyata rata-rata {sign}{hours} jam kerja", en="mean time lived {sign}{hours} working hours")
_MORE = Text(id="Yang Tidak Dimuat dan yang Belum Dapat Dijawab", en="Left Out and Not Yet Answered")
_IN_PROCEDURE = Text(id="Prosedur {n}: {steps}", en="Procedure {n}: {steps}")


def change_matrix(draft: Draft) -> Iterator[Block]:
    """The chapter behind the form of a revised SOP, from a new page on."""
    lang, making, matrix = draft.lang, draft.making, draft.revised.matrix
    taken = len({row.proposal for row in matrix})
    yield Heading(NAME.to(lang), new_page=True)
    yield Para(
        _BASIS.to(
            lang,
            log=making.log,
            hash=making.sha256,
            version=making.version,
            n=len(draft.proposed.proposals),
            taken=taken,
        )
    )
    known = {one.id: one for one in draft.proposed.proposals}
    if matrix:
        yield grid(
            NAME.to(lang), _columns(_COLUMNS, lang), [_row(n, one, known, draft) for n, one in enumerate(matrix, 1)]
        )
    else:
        yield Para(_NO_CHANGE.to(lang))
    yield from _decided(draft)
    yield from _more(draft)


def _columns(columns: tuple[tuple[Text, float], ...], lang: Lang) -> tuple[Column, ...]:
    return tuple(Column(name.to(lang), part) for name, part in columns)


def _row(number: int, one: MatrixRow, known: Mapping[str, Proposal], draft: Draft) -> tuple[str, ...]:
    lang, behind = draft.lang, known[one.proposal]
    steps = ", ".join(one.steps) or NONE
    if len(draft.revised.document.procedures) > 1:
        steps = _IN_PROCEDURE.to(lang, n=behind.procedure + 1, steps=steps)
    reason = "\n".join(filter(None, (one.reason, one.said.to(lang))))
    return (
        str(number),
        steps,
        _PARTS.get(one.kind, _STEP).to(lang),
        one.old or NONE,
        one.new or NONE,
        reason,
        _evidence(one.evidence, lang),
    )


def _evidence(one: Evidence, lang: Lang) -> str:
    cases = [_CASES.to(lang, names=", ".join(one.cases))] if one.cases else []
    return "\n".join([rate(one.hits, one.n, one.share, one.interval, lang), *cases])


def _decided(draft: Draft) -> Iterator[Block]:
    lang, decisions = draft.lang, {one.proposal: one for one in draft.decisions}
    rows = [
        (one.said.to(lang), _CONFIDENCE[one.confidence].to(lang), _effect(one.effect, lang),
         _decision(decisions.get(one.id), lang))
        for one in draft.proposed.proposals
    ]  # fmt: skip
    if rows:
        yield Heading(_DECIDED.to(lang), level=2)
        yield grid(_DECIDED.to(lang), _columns(_DECIDED_COLUMNS, lang), rows)


def _decision(one: Decision | None, lang: Lang) -> str:
    if one is None:
        return _OPEN.to(lang)
    by = ", ".join(filter(None, (one.author, long_day(one.date, lang))))
    return "\n".join(filter(None, (_VERDICTS[one.verdict].to(lang, value=one.value or ""), one.reason, by)))


def _effect(one: Effect, lang: Lang) -> str:
    told = ((_PROMISED, one.promised_seconds), (_LIVED, one.lived_seconds))
    return "; ".join(_signed(text, seconds, lang) for text, seconds in told if seconds) or NONE


def _signed(text: Text, seconds: int, lang: Lang) -> str:
    return text.to(lang, sign="+" if seconds > 0 else "−", hours=hours(abs(seconds), lang))


def _more(draft: Draft) -> Iterator[Block]:
    lang = draft.lang
    lines = [left_out_text(one, lang) for one in draft.revised.left_out]
    lines += [one.to(lang) for one in draft.proposed.doubts]
    lines += [silent_text(one, lang) for one in draft.proposed.silent]
    if lines:
        yield Heading(_MORE.to(lang), level=2)
        yield from (Para(line, ITEM) for line in lines)
