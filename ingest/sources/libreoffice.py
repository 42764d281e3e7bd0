"""LibreOffice as a second opinion on where things stand: an office file → PDF, where it is installed."""

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import monotonic, sleep

_PROGRAM = "soffice"
_TIMEOUT = 90.0
_BEAT, _TICK = 5.0, 0.05


def to_pdf(raw: bytes, suffix: str, still_busy: Callable[[], None], timeout: float = _TIMEOUT) -> bytes | None:
    """The PDF of an office file; None when LibreOffice is missing, fails or takes longer than `timeout` seconds.

    `still_busy` is called every few seconds. The program gets a profile and a folder of its own, and
    all its processes end with it.
    """
    program = which(_PROGRAM)
    if program is None:
        return None
    with TemporaryDirectory(prefix="mutubaku-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / f"sop{suffix}"
        source.write_bytes(raw)
        _run(_command(program, folder, source), folder, still_busy, timeout)
        made = source.with_suffix(".pdf")
        return made.read_bytes() if made.is_file() else None


def _command(program: str, folder: Path, source: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    quiet = ("--headless", "--norestore", "--nologo", "--nolockcheck")
    return [program, profile, *quiet, "--convert-to", "pdf", "--outdir", str(folder), str(source)]


def _run(command: list[str], folder: Path, still_busy: Callable[[], None], timeout: float) -> None:
    """Runs the program to its end or to that of patience."""
    end = monotonic() + timeout
    with subprocess.Popen(  # noqa: S603 (a program from PATH with our own file names)
        command,
        cwd=folder,
        env={**os.environ, "HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            beat = monotonic()
            while not _has_ended(process) and monotonic() < end:
                if monotonic() >= beat:
                    still_busy()
                    beat = monotonic() + _BEAT
                sleep(_TICK)
        finally:
            _kill_family(process)


def _has_ended(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the program has ended; it is left unburied, so that nobody else can get its number."""
    if os.name == "posix":
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    return process.poll() is not None


def _kill_family(process: "subprocess.Popen[bytes]") -> None:
    """Ends the program with the processes it started, which share its session."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
