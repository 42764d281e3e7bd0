"""Reading OCR text against reading the same document back from our JSON, in one run.

    python bench/read_text.py [FILE…]

Prints milliseconds a file (best of five) and the ratio; without files it takes the samples.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from ingest.parse import parse
from model.sop_json import dumps, loads
from samples.demo import sample_files

ROUNDS = 5


def best(work: Callable[[], object]) -> float:
    """The shortest of the rounds in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        work()
        times.append(1000 * (perf_counter() - begin))
    return min(times)


def compared(path: Path) -> str:
    """One line of figures on the file `path`."""
    text = dumps(parse(path))
    own, peer = best(lambda: parse(path)), best(lambda: loads(text))
    return f"{path.name:36} {own:6.1f} ms, from JSON {peer:5.1f} ms, ratio {own / peer:.1f}"


if __name__ == "__main__":
    for path in [Path(name) for name in sys.argv[1:]] or sample_files():
        print(compared(path))
