"""What a command is, and the exit status it ends with."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

DONE, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """A command of `sop`: `add_options` fills its parser, `run` gives its exit status."""

    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
