"""An office file that several processes save at once."""

import subprocess
import sys
from pathlib import Path

from store.office_file import read_edition

_ROOT = Path(__file__).parents[2]
# Adds its lines one by one, each to what the file says by then.
_SAVER = """
import sys
from pathlib import Path
from model.errors import SopError
from store.office_file import read_edition, save_edition
file, name = Path(sys.argv[1]), sys.argv[2]
for n in range(30):
    saved = False
    while not saved:
        before = read_edition(file)
        try:
            save_edition(file, f"{before.text}{name}{n}\\n", before.digest)
            saved = True
        except SopError:
            pass
"""


def test_no_line_of_savers_at_once_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    running = [subprocess.Popen([sys.executable, "-c", _SAVER, str(file), name], cwd=_ROOT) for name in "abc"]
    assert [one.wait() for one in running] == [0, 0, 0]
    lines = read_edition(file).text.splitlines()
    assert sorted(lines) == sorted(f"{name}{n}" for name in "abc" for n in range(30))
