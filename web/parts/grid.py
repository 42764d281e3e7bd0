"""Sortable, searchable tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import dash_ag_grid as dag
from dash import html
from dash.development.base_component import Component

from model.text import Lang
from web.parts.labelled import labelled

_INDONESIAN = {
    "page": "Halaman",
    "to": "sampai",
    "of": "dari",
    "pageSizeSelectorLabel": "Baris per halaman:",
    "noRowsToShow": "Tidak ada data",
    "loadingOoo": "Memuat…",
    "filterOoo": "Saring…",
    "equals": "Sama dengan",
    "notEqual": "Tidak sama dengan",
    "contains": "Memuat",
    "notContains": "Tidak memuat",
    "startsWith": "Diawali",
    "endsWith": "Diakhiri",
    "blank": "Kosong",
    "notBlank": "Tidak kosong",
    "lessThan": "Kurang dari",
    "greaterThan": "Lebih dari",
    "lessThanOrEqual": "Paling banyak",
    "greaterThanOrEqual": "Paling sedikit",
    "inRange": "Antara",
    "inRangeStart": "Dari",
    "inRangeEnd": "Sampai",
    "andCondition": "DAN",
    "orCondition": "ATAU",
    "firstPage": "Halaman pertama",
    "previousPage": "Halaman sebelumnya",
    "nextPage": "Halaman berikutnya",
    "lastPage": "Halaman terakhir",
    "ariaColumnFiltered": "Kolom tersaring",
    "ariaFilterInput": "Masukan saringan",
    "ariaFilterMenuOpen": "Buka saringan",
    "ariaFilterValue": "Nilai saringan",
    "ariaFilteringOperator": "Cara menyaring",
    "ariaInputEditor": "Penyunting",
    "ariaRowSelect": "Tekan SPASI untuk memilih baris",
    "ariaSortableColumn": "Tekan ENTER untuk mengurutkan",
}
LOCALES: Mapping[Lang, Mapping[str, str]] = {Lang.ID: _INDONESIAN, Lang.EN: {}}
_PAGE_SIZE = 20
BLOCK = 100
_HEIGHT = "26rem"
_GROWING = ("autoHeight", "flex")
_COLUMN = {"resizable": True, "wrapHeaderText": True, "autoHeaderHeight": True}

Cell = str | int | float | None
Row = Mapping[str, Cell]
Column = dict[str, object]


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid: its id, its name for assistive technology, columns, rows, and other properties of its component."""

    id: str
    label: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    properties: Mapping[str, object] = field(default_factory=dict)


def text(field: str, title: str, width: int, *, grow: bool = False) -> Column:
    """A column of text; one that may `grow` takes the room left and wraps."""
    column: Column = {"field": field, "headerName": title, "minWidth": width, "width": width}
    return column | ({"flex": 1, "wrapText": True, "autoHeight": True} if grow else {})


def figures(field: str, title: str, lang: Lang, digits: int = 0) -> Column:
    """A column of numbers written in `lang`."""
    shown = {"function": f"mutuNumber(params.value, '{lang.value}', {digits})"}
    return {"field": field, "headerName": title, "type": "rightAligned", "width": 126, "valueFormatter": shown}


def moments(field: str, title: str, lang: Lang) -> Column:
    """A column of ISO stamps written in `lang`; they sort as they are."""
    shown = {"function": f"mutuMoment(params.value, '{lang.value}')"}
    return {"field": field, "headerName": title, "minWidth": 160, "flex": 1, "valueFormatter": shown}


def fixed(column: Column) -> Column:
    """`column`, by which nobody sorts."""
    return {**column, "sortable": False}


def searchable(columns: Sequence[Column]) -> list[Column]:
    """`columns`, each with a filter."""
    return [{**column, "filter": True} for column in columns]


def grid(facts: Grid, lang: Lang, **options: object) -> Component:
    """The grid of `facts`; `options` go to AG Grid."""
    paged = len(facts.rows) > _PAGE_SIZE
    settings = {
        "theme": {"function": "mutuTheme(agGrid)"},
        "localeText": LOCALES[lang],
        "domLayout": "autoHeight",
        "pagination": paged,
        "paginationPageSize": _PAGE_SIZE,
        "paginationPageSizeSelector": False,
        "ensureDomOrder": True,
        **options,
    }
    made: Component = dag.AgGrid(
        id=facts.id,
        columnDefs=list(facts.columns),
        rowData=list(facts.rows),
        defaultColDef=_COLUMN,
        dashGridOptions=settings,
        style={"height": "auto"},
        **facts.properties,
    )
    return html.Div(made, role="group", **labelled(facts.label))


def endless(facts: Grid, lang: Lang, **options: object) -> Component:
    """A grid that asks for its rows as they are scrolled to (`getRowsRequest`); those of `facts` are not used.

    Its rows are all of one height, its columns of fixed widths: a grid whose columns grow shows none before it is
    scrolled to.
    """
    columns = [{name: value for name, value in column.items() if name not in _GROWING} for column in facts.columns]
    settings = {
        "theme": {"function": "mutuTheme(agGrid)"},
        "localeText": LOCALES[lang],
        "ensureDomOrder": True,
        "cacheBlockSize": BLOCK,
        "maxBlocksInCache": 10,
        **options,
    }
    made: Component = dag.AgGrid(
        id=facts.id,
        columnDefs=columns,
        rowModelType="infinite",
        getRowId="params.data.id",
        defaultColDef=_COLUMN,
        dashGridOptions=settings,
        style={"height": _HEIGHT},
    )
    return html.Div(made, role="group", **labelled(facts.label))
