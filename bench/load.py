"""People who click through the app: `locust -f bench/load.py`, see docs/performance.md.

SOP_LOAD_COOKIES names a file with one session a line, SOP_LOAD_KEYS the SOPs to look at.
"""

import os
from itertools import count
from pathlib import Path
from random import Random

from locust import FastHttpUser, between, task

COOKIES = Path(os.environ.get("SOP_LOAD_COOKIES", "cookies.txt")).read_text(encoding="utf-8").split()
KEYS = os.environ.get("SOP_LOAD_KEYS", "1").split(",")
PAGES = ("/", "/hambatan", "/kepatuhan")
HEADERS = {"Sec-Fetch-Site": "same-origin", "Accept-Encoding": "gzip"}
SHOW = "..page.children...page-title.data.."
_numbers = count()


class Person(FastHttpUser):
    """Somebody signed in who opens the app and then looks at one page after another."""

    wait_time = between(4, 12)

    def on_start(self) -> None:
        number = next(_numbers)
        self.chance = Random(number)
        self.headers = HEADERS | {"Cookie": f"sesi={COOKIES[number % len(COOKIES)]}"}
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            self.client.get(path, headers=self.headers, name=f"open {path}")

    @task(4)
    def look(self) -> None:
        path, key = self.chance.choice(PAGES), self.chance.choice(KEYS)
        body = {
            "output": SHOW,
            "outputs": [{"id": "page", "property": "children"}, {"id": "page-title", "property": "data"}],
            "inputs": [
                {"id": "url", "property": "pathname", "value": path},
                {"id": "lang", "property": "value", "value": self.chance.choice(("id", "id", "id", "en"))},
                {"id": "sop", "property": "value", "value": key},
            ],
            "state": [{"id": "url", "property": "search", "value": ""}],
            "changedPropIds": ["url.pathname"],
        }
        self.client.post("/_dash-update-component", json=body, headers=self.headers, name=f"page {path}")
