"""What commands say: sentences on stderr, results on stdout or into a file."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import SopError
from model.sop import SopDocument
from model.sop_json import to_data
from model.text import Lang

_WORTH_A_BAR = 2


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def sentence(error: SopError, args: argparse.Namespace) -> str:
    """What `error` says, in the language asked for."""
    return f"sop: {error.to(Lang(args.lang))}"


def json_text(value: object) -> str:
    """The plain data of `value` as JSON."""
    return json.dumps(to_data(value), ensure_ascii=False, indent=2)


def out(text: str, path: Path | None) -> None:
    if path is None:
        print(text)
    else:
        path.write_text(text + "\n", encoding="utf-8")


@contextmanager
def followed(total: int) -> Iterator[tuple[Callable[[Path], None], Callable[[str], None]]]:
    """What to call when a file is done and to say a sentence: with a bar where stderr is a terminal."""
    if total < _WORTH_A_BAR or not sys.stderr.isatty():
        yield (lambda _path: None), say
        return
    from tqdm import tqdm

    with tqdm(total=total, leave=False) as bar:
        yield (lambda _path: bar.update()), (lambda text: bar.write(text, file=sys.stderr))


def read_documents(args: argparse.Namespace) -> tuple[list[SopDocument], bool]:
    """The SOPs in the files and folders asked for, and whether all could be read; what could not is said."""
    from ingest.folder import document_files
    from ingest.read import read_all

    found, documents = document_files(args.files), []
    refused = len(found.refusals)
    with followed(len(found.files)) as (on_done, tell):
        for refusal in found.refusals:
            tell(sentence(refusal, args))
        for _, result in read_all(found.files, on_done):
            if isinstance(result, SopError):
                refused += 1
                tell(sentence(result, args))
            elif isinstance(result, SopDocument):
                documents.append(result)
    return documents, not refused
