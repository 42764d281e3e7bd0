"""The house rules that no other tool checks."""

import re
from dataclasses import asdict
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import commands
from command import Command
from ingest import logs
from ingest.limits import LIMITS
from model.collect import collect
from model.log import LogReader

ROOT = Path(__file__).parents[2]
ROOMS = ("model", "ingest", "analytics", "docs_out", "store", "web", "samples", "commands", "jobs")
MODULES = (
    *("app", "cli", "cli_options", "command", "comparison", "event_logs", "job_kind", "kept_logs", "linting"),
    *("log_surveys", "revising", "terminal", "working"),
)
TOP = (*ROOMS, *MODULES)
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")) + [ROOT / f"{n}.py" for n in MODULES]
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base"}
MARKS = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short_and_well_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert path.stem not in FORBIDDEN
    assert not MARKS.search(text)
    assert text.startswith('"""')


@pytest.mark.parametrize("name", TOP)
def test_top_level_names_are_ours_alone(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"mutubaku"}


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = [command.name for command in collect(commands, "COMMAND", Command)]
    assert len(names) == 17
    assert [name for name in names if f"sop {name}" not in readme] == []


@pytest.mark.parametrize("reader", collect(logs, "LOG_READER", LogReader), ids=lambda reader: reader.suffixes[0])
def test_every_log_reader_comes_with_a_sample(reader: LogReader) -> None:
    samples = [path.name for path in (ROOT / "samples" / "logs").iterdir()]
    assert any(name.endswith(reader.suffixes) for name in samples)


def test_every_limit_is_in_its_document() -> None:
    page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| (\d+)", page, re.MULTILINE))
    assert told == {
        name: f"{value / 1e6 if name.endswith('_bytes') else value:g}" for name, value in asdict(LIMITS).items()
    }


def test_every_direct_dependency_is_explained() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"\ndependencies = \[(.*?)\n\]", project, re.DOTALL)
    assert block is not None
    names = re.findall(r'"([A-Za-z][A-Za-z0-9-]*)', block[1])
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in explained] == []
