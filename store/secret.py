"""A secret of this installation, made at its first use and readable by its owner only."""

import os
from pathlib import Path
from secrets import token_bytes

_BYTES, _PRIVATE = 32, 0o600


def secret(file: Path) -> bytes:
    """The secret in `file`; a new one is written there when it is not."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    except FileExistsError:
        return file.read_bytes()
    with os.fdopen(handle, "wb") as out:
        out.write(made := token_bytes(_BYTES))
    return made
