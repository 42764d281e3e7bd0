"""The limits on logs against the page that explains them."""

import re
from dataclasses import asdict
from pathlib import Path

from ingest.limits import LIMITS, LOG_LIMITS

_PAGE = Path(__file__).parents[3] / "docs" / "limits.md"


def test_every_limit_on_logs_is_in_its_document() -> None:
    told = dict(re.findall(r"^\| `logs\.([\w.]+)` \| (\d+)", _PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    own = {name: value for name, value in asdict(LOG_LIMITS).items() if name != "workbook"}
    usual = asdict(LIMITS)
    workbook = {f"workbook.{k}": v for k, v in asdict(LOG_LIMITS.workbook).items() if v != usual[k]}
    limits = {**own, **workbook}
    assert told == {
        name: f"{value / 1e6 if name.endswith('_bytes') else value:g}" if value < 1e6 or name.endswith("_bytes") else str(value)
        for name, value in limits.items()
    }  # fmt: skip
