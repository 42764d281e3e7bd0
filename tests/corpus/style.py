"""How a case looks: every choice a producer of SOP documents has made, drawn from the seed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import TypeVar

T = TypeVar("T")
PAPERS = {"A4": (595.28, 841.89), "letter": (612.0, 792.0), "F4": (609.45, 935.43), "legal": (612.0, 1008.0)}
FONTS = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
BRANCH_WORDS = (
    ("Ya", "Tidak"), ("Ya", "Tidak"), ("Ya", "Tidak"), ("ya", "tidak"), ("Y", "T"), ("YA", "TIDAK"),
    ("Lengkap", "Tidak lengkap"), ("Setuju", "Tidak setuju"), ("Sesuai", "Tidak"), ("lengkap", "tidak lengkap"),
)  # fmt: skip
_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "number": ("No", "No.", "NO"),
    "activity": ("Kegiatan", "Kegiatan", "Aktivitas", "Uraian Kegiatan", "Uraian Prosedur", "URAIAN PROSES", "Aktivitas/Kegiatan"),
    "lanes": ("Pelaksana", "Pelaksana", "PELAKSANA"),
    "quality": ("Mutu Baku", "Mutu Baku", "MUTU BAKU", "Mutu Buku", "Pendukung"),
    "requirements": ("Kelengkapan", "Kelengkapan", "Persyaratan/Kelengkapan", "Persyaratan", "Persyaratan dan Kelengkapan", "Persyaratan/Perlengkapan"),
    "time": ("Waktu", "Waktu", "WAKTU"),
    "output": ("Output", "Output", "OUTPUT"),
    "remarks": ("Keterangan", "Keterangan", "Ket", "Ket.", "KETERANGAN"),
    "nomor": ("Nomor SOP", "Nomor SOP", "NOMOR SOP", "No Dokumen", "No. SOP"),
    "created": ("Tanggal Pembuatan", "Tanggal Pembuatan", "Tgl. Pembuatan", "TANGGAL PEMBUATAN"),
    "revised": ("Tanggal Revisi", "Tanggal Revisi", "Tgl. Revisi", "TANGGAL REVISI"),
    "effective": ("Tanggal Efektif", "Tanggal Efektif", "Tanggal Pengesahan", "TANGGAL EFEKTIF", "Tgl. Efektif"),
    "approval": ("Disahkan oleh", "Disahkan Oleh", "DISAHKAN OLEH", "DI SAHKAN OLEH", "Disetujui oleh"),
    "title": ("Nama SOP", "Nama SOP", "Judul SOP", "NAMA SOP", "Judul SOP Mikro"),
    "legal_basis": ("Dasar Hukum", "Dasar Hukum", "DASAR HUKUM"),
    "qualifications": ("Kualifikasi Pelaksana", "Kualifikasi Pelaksana", "Kualifikasi Pelaksanaan", "Kualitas Pelaksana", "KUALIFIKASI PELAKSANA", "Kompetensi/Kualifikasi Pelaksana"),
    "related": ("Keterkaitan", "Keterkaitan", "KETERKAITAN"),
    "equipment": ("Peralatan/Perlengkapan", "Peralatan/Perlengkapan", "Peralatan/ Perlengkapan", "PERALATAN/PERLENGKAPAN"),
    "warnings": ("Peringatan", "Peringatan", "PERINGATAN"),
    "records": ("Pencatatan dan Pendataan", "Pencatatan dan Pendataan", "Pencatatan dan Pedataan", "PENCATATAN DAN PENDATAAN"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet: size, whether it lies on its side, whether /Rotate turns it, its margin, what stays free at its foot."""

    size: str
    landscape: bool
    rotated: bool
    margin: float
    foot: float = 0.0

    @property
    def room(self) -> tuple[float, float]:
        """Width and height as a reader sees them."""
        short, long = PAPERS[self.size]
        return (long, short) if self.landscape else (short, long)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Fonts and sizes, and how strings reach the page (line, word, char)."""

    font: str
    size: float
    pieces: str
    fake_bold: bool
    middle: bool
    dates: str

    @property
    def font_name(self) -> str:
        return FONTS[self.font][0]

    @property
    def bold_name(self) -> str:
        return FONTS[self.font][1]


@dataclass(frozen=True, slots=True)
class IdentityStyle:
    """The identity block: layout (beside, stacked), labels (row, cell, colon), list marks, extras."""

    layout: str
    labels: str
    same_page: bool
    marks: str
    ending: str
    letterhead: bool
    electronic: bool
    footer: bool
    watermark: bool
    page_numbers: bool = False


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The flow table: its columns, its head and its rules."""

    numbers: bool
    remarks: bool
    requirements: bool
    output_first: bool
    column_numbers: str
    head_rows: int
    repeat: str
    split_rows: bool
    rules: str
    rule_width: float
    head_fill: bool
    heading: bool
    lane_width: float
    merged: bool = False


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """The symbols: outline, size, text, place in the cell."""

    outline: str
    fill: tuple[float, float, float]
    width: float
    height: float
    line: float
    text: str
    capsule: float
    jitter: float
    straddle: bool
    tall: bool
    last: bool


@dataclass(frozen=True, slots=True)
class ArrowStyle:
    """The arrows: stroke, head, how exact they are, where they may join, how they leave a page."""

    stroke: str
    line: float
    head: str
    head_size: float
    gap: float
    inside: float
    slant: float
    trunks: bool
    words: tuple[str, str]
    label_size: float
    label_box: bool
    offpage: str
    exit_lane: str
    marks: str


@dataclass(frozen=True, slots=True)
class Style:
    """All of it; `headings` are the labels and column heads as this producer writes them."""

    paper: Paper
    text: TextStyle
    identity: IdentityStyle
    table: TableStyle
    shapes: ShapeStyle
    arrows: ArrowStyle
    headings: Mapping[str, str]


def draw_style(rng: Random, lanes: int) -> Style:
    """A style for a document whose tables have at most `lanes` performer columns."""
    landscape = lanes > 4 or rng.random() < 0.85
    size = rng.choice(("A4", "A4", "letter", "F4", "F4", "legal"))
    paper = Paper(size, landscape, landscape and rng.random() < 0.15, rng.choice((28.0, 36.0, 42.0, 50.0)))
    shapes = _shapes(rng)
    headings = {name: rng.choice(words) for name, words in _HEADINGS.items()}
    text, identity, table, arrows = _text(rng), _identity(rng), _table(rng), _arrows(rng)
    identity = replace(identity, page_numbers=rng.random() < 0.2)
    table = replace(table, merged=rng.random() < 0.12)
    return Style(paper, text, identity, table, shapes, arrows, headings)


def weighted(rng: Random, choices: Mapping[T, int]) -> T:
    """One of the keys, each as often as its weight says."""
    return rng.choices(tuple(choices), tuple(choices.values()))[0]


def _text(rng: Random) -> TextStyle:
    return TextStyle(
        font=weighted(rng, {"Helvetica": 6, "Times": 2, "Vera": 1}),
        size=rng.choice((7.0, 7.5, 8.0, 8.0, 9.0)),
        pieces=weighted(rng, {"line": 6, "word": 3, "char": 2}),
        fake_bold=rng.random() < 0.15,
        middle=rng.random() < 0.5,
        dates=weighted(rng, {"words": 6, "dashes": 1, "slashes": 1, "weekday": 1}),
    )


def _identity(rng: Random) -> IdentityStyle:
    return IdentityStyle(
        layout=weighted(rng, {"beside": 4, "stacked": 1}),
        labels=weighted(rng, {"row": 2, "cell": 3, "colon": 2}),
        same_page=rng.random() < 0.35,
        marks=weighted(rng, {"1.": 6, "1)": 1, "a.": 1, "-": 1, "•": 1}),
        ending=weighted(rng, {"": 5, ";": 2, ".": 1}),
        letterhead=rng.random() < 0.2,
        electronic=rng.random() < 0.3,
        footer=rng.random() < 0.3,
        watermark=rng.random() < 0.1,
    )


def _table(rng: Random) -> TableStyle:
    return TableStyle(
        numbers=rng.random() < 0.9,
        remarks=rng.random() < 0.85,
        requirements=rng.random() < 0.93,
        output_first=rng.random() < 0.2,
        column_numbers=weighted(rng, {"": 6, "{}": 2, "({})": 1, "{}.": 1}),
        head_rows=weighted(rng, {2: 8, 1: 1, 3: 1}),
        repeat=weighted(rng, {"all": 5, "none": 3, "numbers": 1}),
        split_rows=rng.random() < 0.25,
        rules=weighted(rng, {"rects": 3, "lines": 3, "slivers": 3, "double": 1, "open": 1, "bare": 1}),
        rule_width=rng.choice((0.25, 0.48, 0.5, 0.75, 1.0, 1.5)),
        head_fill=rng.random() < 0.4,
        heading=rng.random() < 0.3,
        lane_width=rng.uniform(46, 84),
    )


def _shapes(rng: Random) -> ShapeStyle:
    share = weighted(rng, {0.78: 2, 0.62: 4, 0.5: 3, 0.38: 2})
    tint = weighted(rng, {(1.0, 1.0, 1.0): 3, (0.86, 0.92, 0.98): 1, (1.0, 0.95, 0.8): 1, (0.88, 0.95, 0.85): 1})
    return ShapeStyle(
        outline=weighted(rng, {"stroke": 4, "filled": 4, "twice": 2, "segments": 1, "polygon": 1, "shadow": 1}),
        fill=tint,
        width=share,
        height=rng.choice((12.0, 14.0, 16.0, 18.0, 20.0, 24.0, 28.0)),
        line=rng.choice((0.5, 0.75, 0.75, 1.0, 1.5, 2.0)),
        text=weighted(rng, {"none": 6, "ends": 3, "numbers": 1, "verbs": 1}),
        capsule=weighted(rng, {0.5: 5, 0.36: 1}),
        jitter=weighted(rng, {0.0: 4, 1.5: 3, 3.0: 2}),
        straddle=rng.random() < 0.12,
        tall=rng.random() < 0.1,
        last=rng.random() < 0.5,
    )


def _arrows(rng: Random) -> ArrowStyle:
    stroke = weighted(rng, {"polyline": 5, "segments": 3, "slivers": 3, "dashed": 1, "outline": 1})
    exact = rng.random() < 0.55
    return ArrowStyle(
        stroke=stroke,
        line=2.0 if stroke == "outline" else rng.choice((0.5, 0.75, 0.75, 1.0, 1.25)),
        head=weighted(rng, {"triangle": 6, "open": 3, "blob": 1, "over": 2, "none": 1}),
        head_size=rng.choice((3.5, 4.5, 5.0, 6.0)),
        gap=0.0 if exact else rng.choice((0.0, 1.0, 2.0, 3.5, 5.0)),
        inside=0.0 if exact else rng.choice((0.0, 0.0, 1.0, 2.0, 3.0)),
        slant=0.0 if exact else rng.choice((0.0, 0.0, 0.7, 1.5)),
        trunks=rng.random() < 0.3,
        words=rng.choice(BRANCH_WORDS),
        label_size=rng.choice((6.0, 6.5, 7.0, 8.0)),
        label_box=rng.random() < 0.25,
        offpage=weighted(rng, {"row": 5, "edge": 3, "cut": 1}),
        exit_lane=rng.choice(("source", "target")),
        marks=weighted(rng, {"letters": 4, "digits": 3, "none": 1}),
    )
