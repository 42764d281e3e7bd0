"""A place to choose or drop files; `assets/upload.js` sends them and tells a store what was kept."""

from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from model.text import Text
from model.written_numbers import number
from web.page import View

_WAITING = Text(id="menunggu giliran", en="waiting its turn")
_KEPT = Text(id="terunggah", en="uploaded")
_DROP = Text(
    id="Atau seret berkas ke sini. Jenis: {suffixes}; paling besar {size} MB.",
    en="Or drop files here. Types: {suffixes}; at most {size} MB.",
)
_LARGE = Text(
    id="lebih besar dari {size} MB. Bagi menjadi beberapa berkas.",
    en="larger than {size} MB. Split it into several files.",
)
_SUFFIX = Text(id="jenis berkas ini tidak dikenal. Yang dikenal: {suffixes}.", en="unknown type. Known: {suffixes}.")
_BROKEN = Text(
    id="tidak terkirim. Periksa sambungan atau masuk lagi, lalu ulangi.",
    en="not sent. Check the connection or sign in again, then try again.",
)
_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class UploadArea:
    """An area with the id `id` that posts to `endpoint`; the store `<id>-files` gets what was kept."""

    id: str
    endpoint: str
    choose: Text
    suffixes: tuple[str, ...]
    most_bytes: int
    several: bool = True


def upload_area(area: UploadArea, view: View) -> Component:
    """The area and the store that hears of it."""
    facts = {"suffixes": ", ".join(area.suffixes), "size": number(area.most_bytes // _MEGA, view.lang)}
    told = {
        "endpoint": area.endpoint,
        "store": f"{area.id}-files",
        "suffixes": ",".join(area.suffixes),
        "bytes": str(area.most_bytes),
        "choose": view.say(area.choose),
        "drop": view.say(_DROP, **facts),
        "waiting": view.say(_WAITING),
        "kept": view.say(_KEPT),
        "large": view.say(_LARGE, **facts),
        "suffix": view.say(_SUFFIX, **facts),
        "broken": view.say(_BROKEN),
    }
    told |= {"several": ""} if area.several else {}
    named: dict[str, Any] = {f"data-{name}": value for name, value in told.items()}
    place = html.Div(id=area.id, className="upload", **named)
    return html.Div([dcc.Store(id=f"{area.id}-files"), place])
