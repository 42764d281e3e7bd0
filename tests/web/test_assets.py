"""What the browser loads fits what the server sends."""

import re
from pathlib import Path

import plotly

import web.layout

BUNDLE = Path(web.layout.__file__).parent / "assets" / "00-plotly-cartesian.min.js"
WHOLE = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"


def version(file: Path) -> str:
    found = re.search(r"plotly\.js (?:\(\w+ - minified\) )?v([\d.]+)", file.read_text(encoding="utf-8")[:300])
    assert found is not None
    return found[1]


def test_the_small_bundle_of_charts_is_of_the_version_of_the_library() -> None:
    assert version(BUNDLE) == version(WHOLE)
