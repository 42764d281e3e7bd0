import gzip
from pathlib import Path

import pytest

from ingest.gzip_stream import open_content
from ingest.limits import Limits
from model.errors import SopError

LIMITS = Limits(ratio=10, ratio_from_bytes=1_000)


def content(tmp_path: Path, raw: bytes, most: int = 10_000) -> bytes:
    path = tmp_path / "log.csv.gz"
    path.write_bytes(raw)
    with open_content(path, most, LIMITS) as file:
        return file.read()


def refusal(tmp_path: Path, raw: bytes, most: int = 10_000) -> str:
    with pytest.raises(SopError) as caught:
        content(tmp_path, raw, most)
    return str(caught.value)


def test_the_first_bytes_tell_whether_a_file_is_packed(tmp_path: Path) -> None:
    assert content(tmp_path, b"a;b") == b"a;b"
    assert content(tmp_path, gzip.compress(b"a;b") + gzip.compress(b";c")) == b"a;b;c"
    assert content(tmp_path, b"") == b""


def test_files_that_are_damaged_or_cut_short_are_refused(tmp_path: Path) -> None:
    packed = gzip.compress(bytes(range(256)))
    damaged = "log.csv.gz: the gzip file is damaged or cut short. Copy it again and try again."
    assert refusal(tmp_path, packed[:-1]) == damaged
    assert refusal(tmp_path, packed[:50] + b"\0" + packed[51:]) == damaged
    assert refusal(tmp_path, packed + b"more") == damaged


def test_content_that_grows_too_much_is_refused(tmp_path: Path) -> None:
    assert len(content(tmp_path, gzip.compress(b"a" * 1_000))) == 1_000
    assert refusal(tmp_path, gzip.compress(b"a" * 1_001)).startswith(
        "log.csv.gz: its content is more than 10 times larger once unpacked."
    )


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_content_that_is_too_large_is_refused(tmp_path: Path, pack: type[bytes]) -> None:
    assert len(content(tmp_path, pack(bytes(range(200))), most=200)) == 200
    assert refusal(tmp_path, pack(bytes(range(201))), most=200).startswith("log.csv.gz: its content takes more than")


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SopError, match="gone.gz: the file cannot be opened"):
        open_content(tmp_path / "gone.gz")
