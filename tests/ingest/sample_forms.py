"""The Word and Excel samples as office staff would make them; the files lie in `samples/`.

`python -m tests.ingest.sample_forms` writes them anew.
"""

from collections.abc import Sequence
from pathlib import Path

from tests.ingest.excel_files import CENTRED, DATE, MINUTES, Sheet, Styled, arrow, excel_file, label, symbol
from tests.ingest.word_files import (
    BORDERS,
    anchor,
    arrow_line,
    chosen,
    graphic,
    p,
    run,
    tbl,
    tc,
    tr,
    word_file,
    wsp,
)

SAMPLES = Path(__file__).parents[2] / "samples"
_GRID = (500, 3300, 1450, 1450, 1450, 1450, 1900, 1000, 1700, 1100)
_LANE, _ROW, _PAD = 72.5, 52.0, 5.4
_WIDE, _HIGH = 44.0, 24.0
_SPAN, _START, _ON = '<w:gridSpan w:val="{}"/>'.format, '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_MIDDLE, _CENTRE, _SHADE = (
    '<w:vAlign w:val="center"/>',
    '<w:jc w:val="center"/>',
    '<w:shd w:val="clear" w:fill="D9D9D9"/>',
)
_BOLD = "<w:b/>"
_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr><w:ind w:left="300" w:hanging="300"/>'.format
_LISTS = 7
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="18"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
_LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="300" w:hanging="300"/></w:pPr></w:lvl>'
_NUMBERING = "".join(f'<w:abstractNum w:abstractNumId="{n}">{_LEVEL}</w:abstractNum>' for n in range(_LISTS)) + "".join(
    f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(_LISTS)
)
_STEPS = (
    (0, "flowChartTerminator", "Mengajukan permohonan rekomendasi beserta berkas persyaratan", "Formulir permohonan, pas kapal", "10 menit", "Berkas permohonan", ""),
    (1, "flowChartProcess", "Menerima berkas dan mencatatnya dalam buku register", "Berkas permohonan", "15 menit", "Tanda terima berkas", ""),
    (1, "flowChartDecision", "Memeriksa kelengkapan berkas; berkas yang tidak lengkap dikembalikan kepada pemohon", "Berkas permohonan, daftar periksa", "30 menit", "Berkas terperiksa", ""),
    (2, "flowChartProcess", "Meneliti ukuran kapal dan alat tangkap serta menghitung kebutuhan solar", "Berkas terperiksa", "1-2 hari kerja", "Konsep surat rekomendasi", "Bila perlu ke lapangan"),
    (3, "flowChartDecision", "Meneliti konsep surat; konsep yang belum sesuai dikembalikan untuk diperbaiki", "Konsep surat rekomendasi", "1 jam", "Surat rekomendasi bertanda tangan", ""),
    (1, "flowChartProcess", "Memberi nomor dan cap dinas, lalu menggandakan surat", "Surat rekomendasi bertanda tangan", "20 menit", "Surat rekomendasi bernomor", ""),
    (0, "flowChartTerminator", "Menerima surat rekomendasi dan menandatangani tanda terima", "Surat rekomendasi bernomor", "5 menit", "Tanda terima surat", "Arsip di seksi"),
)  # fmt: skip
_ARROWS = (
    (0, 1, "right top", "bentConnector2", ""),
    (1, 2, "bottom top", "straightConnector1", ""),
    (2, 3, "right top", "bentConnector2", ""),
    (2, 0, "left bottom", "bentConnector2", 'rot="10800000"'),
    (3, 4, "right top", "bentConnector2", ""),
    (4, 3, "left bottom", "bentConnector2", 'rot="10800000"'),
    (4, 5, "bottom right", "bentConnector2", 'rot="5400000"'),
    (5, 6, "left top", "bentConnector2", 'flipH="1"'),
)
_SITES = {"top": (0, 0.5, 0.0), "left": (1, 0.0, 0.5), "bottom": (2, 0.5, 1.0), "right": (3, 1.0, 0.5)}
_WORDS = ((2, "Ya", (2, -12)), (2, "Tidak", (-74, -12)), (4, "Tidak", (-74, -12)), (4, "Ya", (-20, 14)))


def word_sample() -> bytes:
    """The recommendation for fishing boats, drawn by hand in Word."""
    body = _word_identity() + p("", "<w:pageBreakBefore/>") + _word_flow()
    return word_file(body, {"styles": _STYLES, "numbering": _NUMBERING, "settings": "<w:compat/>"})


def _word_identity() -> str:
    letterhead = "".join(p(run(line, _BOLD), _CENTRE) for line in ("", "PEMERINTAH KABUPATEN LEMBAH ARUNIKA", "DINAS PERIKANAN", "Seksi Pemberdayaan Nelayan"))  # fmt: skip
    signed = "".join(p(text, _CENTRE) for text in ("Kepala Dinas Perikanan", "", "", "Sekar Laksmi Wijaya, S.Pi.", "NIP 19780314 200501 2 006"))  # fmt: skip
    values = (
        ("Nomor SOP", "21/SOP/DPK/2024"),
        ("Tanggal Pembuatan", "5 Februari 2024"),
        ("Tanggal Revisi", ""),
        ("Tanggal Efektif", "1 Maret 2024"),
        ("Disahkan Oleh", signed),
        ("Nama SOP", p(run("Penerbitan Rekomendasi Pembelian Solar bagi Nelayan Kecil", _BOLD))),
    )
    rows = [tr(tc(letterhead if i == 0 else "", (_START if i == 0 else _ON) + _MIDDLE), tc(label), tc(value), height=340) for i, (label, value) in enumerate(values)]  # fmt: skip
    for number, (left, right) in enumerate(_SECTIONS):
        rows.append(
            tr(
                tc(p(run(f"{left[0]}:", _BOLD)), _SHADE),
                tc(p(run(f"{right[0]}:", _BOLD)), _SPAN(2) + _SHADE),
                height=300,
            )
        )
        rows.append(
            tr(tc(_listed(left[1], 2 * number + 1)), tc(_listed(right[1], 2 * number + 2), _SPAN(2)), height=500)
        )
    return tbl((7600, 2600, 5100), *rows, properties=BORDERS)


def _listed(texts: Sequence[str], number: int) -> str:
    return p(texts[0]) if len(texts) == 1 else "".join(p(text, _LIST(number)) for text in texts)


_SECTIONS = (
    (
        ("Dasar Hukum", ("Undang-Undang Nomor 7 Tahun 2016 tentang Perlindungan dan Pemberdayaan Nelayan;", "Peraturan Bupati Lembah Arunika Nomor 18 Tahun 2022 tentang Pelayanan Perikanan.")),
        ("Kualifikasi Pelaksana", ("Memahami jenis kapal dan alat tangkap", "Mampu menghitung kebutuhan bahan bakar kapal")),
    ),
    (
        ("Keterkaitan", ("SOP Pendaftaran Kapal Nelayan Kecil",)),
        ("Peralatan/Perlengkapan", ("Komputer dan pencetak", "Buku register", "Cap dinas")),
    ),
    (
        ("Peringatan", ("Jika berkas tidak diteliti maka solar dapat jatuh kepada yang tidak berhak",)),
        ("Pencatatan dan Pendataan", ("Disimpan sebagai data elektronik dan manual",)),
    ),
)  # fmt: skip


def _word_flow() -> str:
    bold = [p(run(text, _BOLD), _CENTRE) for text in ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Ket.")]
    groups = tr(tc(bold[0], _START + _SHADE + _MIDDLE), tc(bold[1], _START + _SHADE + _MIDDLE), tc(bold[2], _SPAN(4) + _SHADE), tc(bold[3], _SPAN(3) + _SHADE), tc(bold[4], _START + _SHADE + _MIDDLE), height=300, properties="<w:tblHeader/>")  # fmt: skip
    names = ("Nelayan", "Petugas Pelayanan", "Kepala Seksi", "Kepala Dinas", "Kelengkapan", "Waktu", "Output")
    lanes = tr(tc("", _ON), tc("", _ON), *(tc(p(run(name, _BOLD), _CENTRE), _SHADE + _MIDDLE) for name in names), tc("", _ON), height=500, properties="<w:tblHeader/>")  # fmt: skip
    numbers = tr(*(tc(p(str(n), _CENTRE)) for n in range(1, 11)), height=240, properties="<w:tblHeader/>")
    return tbl(_GRID, groups, lanes, numbers, *map(_word_step, range(len(_STEPS))), properties=BORDERS)


def _word_step(row: int) -> str:
    lane, _, activity, *texts = _STEPS[row]
    cells = [tc(p(_drawings(row) if n == lane else "")) for n in range(4)]
    number = tc(p("", _LIST(_LISTS)))
    return tr(number, tc(activity), *cells, *map(tc, texts), height=round(_ROW * 20), properties="<w:cantSplit/>")


def _drawings(row: int) -> str:
    """The symbol of a step, its outgoing arrows and their words, all hanging on its cell."""
    x, y = _LANE / 2 - _WIDE / 2 - _PAD, _ROW / 2 - _HIGH / 2
    preset = _STEPS[row][1]
    new = anchor(graphic("Shape", wsp(preset, (0, 0, _WIDE, _HIGH), row + 1)), (x, y, _WIDE, _HIGH), row + 1)
    old = f'<w:pict><v:rect style="position:absolute;margin-left:{x}pt;margin-top:{y}pt;width:{_WIDE}pt;height:{_HIGH}pt"/></w:pict>'
    runs = [chosen(new.removeprefix("<w:r>").removesuffix("</w:r>"), old)]
    runs += [_arrow(n) for n, arrow_ in enumerate(_ARROWS) if arrow_[0] == row]
    runs += [_word(n) for n, word in enumerate(_WORDS) if word[0] == row]
    return "".join(runs)


def _arrow(number: int) -> str:
    source, target, sides, preset, turn = _ARROWS[number]
    start, end = (_port(row, side) for row, side in zip((source, target), sides.split(), strict=True))
    x0, y0 = min(start[0], end[0]), min(start[1], end[1])
    width, height = abs(end[0] - start[0]), abs(end[1] - start[1])
    home = _STEPS[source][0] * _LANE + _PAD, source * _ROW
    x, y = x0 - home[0], y0 - home[1]
    if "5400000" in turn:
        x, y, width, height = x + (width - height) / 2, y + (height - width) / 2, height, width
    ids = [_SITES[side][0] for side in sides.split()]
    glue = f'<wps:cNvCnPr><a:stCxn id="{source + 1}" idx="{ids[0]}"/><a:endCxn id="{target + 1}" idx="{ids[1]}"/></wps:cNvCnPr>'
    # Word writes glue only where both ends were dropped on a symbol; two of the arrows were drawn freely.
    free = number in (1, 7)
    shape = wsp(preset, (0, 0, width, height), 50 + number, fill="<a:noFill/>", line=arrow_line(), turn=turn, glue="<wps:cNvCnPr/>" if free else glue)  # fmt: skip
    return anchor(graphic("Shape", shape), (x, y, width, height), 50 + number)


def _port(row: int, side: str) -> tuple[float, float]:
    _, across, down = _SITES[side]
    x, y = _STEPS[row][0] * _LANE + (_LANE - _WIDE) / 2, row * _ROW + (_ROW - _HIGH) / 2
    return x + across * _WIDE, y + down * _HIGH


def _word(number: int) -> str:
    _, text, (dx, dy) = _WORDS[number]
    x, y = _LANE / 2 + dx - _PAD + (_WIDE / 2 if dx > 0 else 0), _ROW / 2 + dy
    size = (30.0, 12.0)
    plain = {"line": "<a:ln><a:noFill/></a:ln>", "fill": "<a:noFill/>", "text": text}
    shape = wsp("rect", (0, 0, *size), 80 + number, glue='<wps:cNvSpPr txBox="1"/>', **plain)
    return anchor(
        graphic("Shape", shape.replace("<wps:bodyPr/>", '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>')),
        (x, y, *size),
        80 + number,
    )


def excel_sample() -> bytes:
    """The domicile letter of a district office, drawn on two worksheets."""
    return excel_file(_excel_identity(), _excel_flow())


def _excel_identity() -> Sheet:
    rows = (
        ("PEMERINTAH KOTA TELAGA SUNYI\nKECAMATAN PADANG RAYA", None, "Nomor SOP", "014/PEL/2023"),
        (None, None, "Tanggal Pembuatan", Styled(45061, DATE)),
        (None, None, "Tanggal Revisi", Styled(45250, DATE)),
        (None, None, "Tanggal Efektif", Styled(45261, DATE)),
        (None, None, "Disahkan oleh", "Camat Padang Raya\nDimas Aryo Kusumo, S.STP.\nNIP 198204102003121004"),
        (None, None, "Nama SOP", "Pelayanan Surat Keterangan Domisili Usaha"),
        ("Dasar Hukum", None, "Kualifikasi Pelaksana", None),
        ("1. Peraturan Wali Kota Telaga Sunyi Nomor 31 Tahun 2021 tentang Pelimpahan Wewenang kepada Camat\n2. Keputusan Camat Padang Raya Nomor 9 Tahun 2023", None, "1. Memahami tata naskah dinas\n2. Ramah dan teliti", None),
        ("Keterkaitan", None, "Peralatan/Perlengkapan", None),
        ("SOP Pengelolaan Surat Keluar", None, "Komputer\nPemindai\nBuku agenda", None),
        ("Peringatan", None, "Pencatatan dan Pendataan", None),
        ("Jika alamat usaha tidak diperiksa maka keterangan dapat disalahgunakan", None, "Dicatat dalam buku agenda surat keterangan", None),
    )  # fmt: skip
    merged = ("A1:B6", *(f"{a}{n}:{b}{n}" for n in range(7, 13) for a, b in (("A", "B"), ("C", "D"))))
    columns = '<cols><col min="1" max="2" width="28" customWidth="1"/><col min="3" max="3" width="20" customWidth="1"/><col min="4" max="4" width="40" customWidth="1"/></cols>'
    return Sheet("Identitas", rows, merged, height=48, columns=columns)


def _excel_flow() -> Sheet:
    head = (
        ("No", "Uraian Kegiatan", "Pelaksana", None, None, "Mutu Baku", None, None, "Keterangan"),
        (None, None, "Pemohon", "Staf Pelayanan", "Camat", "Persyaratan", "Waktu", "Output", None),
    )
    steps = (
        (1, "Menyerahkan permohonan dan fotokopi izin usaha", None, None, None, "Permohonan", Styled(5, MINUTES), "Berkas", None),
        (2, "Memeriksa berkas dan alamat usaha", None, None, None, "Berkas", "1 hari kerja", "Hasil pemeriksaan", "Dapat meninjau lokasi"),
        (3, "Menyusun konsep surat keterangan", None, None, None, "Hasil pemeriksaan", Styled(30, MINUTES), "Konsep surat", None),
        (4, "Menandatangani surat keterangan", None, None, None, "Konsep surat", Styled(15, MINUTES), "Surat keterangan", None),
        (5, "Menyerahkan surat keterangan kepada pemohon", None, None, None, "Surat keterangan", Styled(10, MINUTES), "Tanda terima", "Arsip"),
    )  # fmt: skip
    rows = [
        tuple(Styled(value, CENTRED) if isinstance(value, str | int) else value for value in row)
        for row in (*head, *steps)
    ]
    merged = ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "I1:I2")
    columns = '<cols><col min="1" max="1" width="6" customWidth="1"/><col min="2" max="2" width="34" customWidth="1"/><col min="3" max="5" width="16" customWidth="1"/><col min="6" max="9" width="20" customWidth="1"/></cols>'
    return Sheet("Alur", rows, merged, shapes=_excel_shapes(), columns=columns)


def _excel_shapes() -> str:
    places = ((2, 2, "flowChartTerminator"), (3, 3, "flowChartDecision"), (3, 4, "flowChartProcess"), (4, 5, "flowChartProcess"), (3, 6, "flowChartTerminator"))  # fmt: skip
    symbols = "".join(symbol(preset, n, column, row) for n, (column, row, preset) in enumerate(places, 2))
    words = label(20, "Ya", (3, 3, 44, 34), (3, 4, 64, 0)) + label(21, "Tidak", (2, 3, 46, 12), (2, 3, 80, 22))
    arrows = (
        arrow(10, (2, 2, 64, 23), (3, 3, 42, 12), "2:3 3:0", "bentConnector2"),
        arrow(11, (3, 3, 42, 34), (3, 4, 42, 12), "3:2 4:0"),
        arrow(12, (2, 2, 42, 34), (3, 3, 20, 23), "3:1 2:2", 'bentConnector2 rot="10800000"'),
        arrow(13, (3, 4, 64, 23), (4, 5, 42, 12), "4:3 5:0", "bentConnector2"),
        arrow(14, (3, 5, 42, 23), (4, 6, 20, 12), "5:1 6:0", 'bentConnector2 flipH="1"'),
    )
    return symbols + words + "".join(arrows)


FORMS = {"rekomendasi_solar.docx": word_sample, "domisili_usaha.xlsx": excel_sample}

if __name__ == "__main__":
    for name, make in FORMS.items():
        (SAMPLES / name).write_bytes(make())
