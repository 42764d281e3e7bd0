"""Zip packages that depend on their parts alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (2024, 1, 2, 0, 0, 0)


def zipped(parts: Mapping[str, str]) -> bytes:
    """A package with these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name, _DAY), text, ZIP_DEFLATED)
    return stream.getvalue()


def parts_of(raw: bytes) -> dict[str, str]:
    """The parts of a package as text."""
    with ZipFile(BytesIO(raw)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}
