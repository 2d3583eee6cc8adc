r"""Everything a developer or CI runs: `python3 .ci/make.py demo|test|cover|lint|bench|browser|lock|clean`.

Needs Python 3.11 or later and nothing else. `make demo` calls this on systems that have make;
on Windows it is `py .ci\make.py demo`. The first run makes `.venv` and installs the locked
versions; later runs start at once unless the lock or pyproject.toml changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed.sha256"
OLDEST = (3, 11)
CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis", "htmlcov")

LINTS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy --strict", ["mypy"]),
    ("import contracts", ["lint-imports", "--no-cache"]),
)
TESTS_FAILED = 1  # pytest's status for it
MOST_STALLED = 3  # more failures than this are no stall
# A module's tests share a served application, so modules are what is spread over the cores.
# They go in the order of their names, the long ones of the browser first, so that no core is left with one at the end.
PYTEST = ["pytest", "--numprocesses=auto", "--dist=loadscope", "--no-loadscope-reorder"]
SCENARIOS = ("scenarios", ["composure", "check", "scenarios"])

BENCHES = ("agents", "boards", "desk", "engine", "reading")


def stop(message: str) -> NoReturn:
    """Leave with one line that says what to do."""
    sys.exit(f"composure: {message}")


def say(message: str) -> None:
    """Print one line at once, also when the output is a pipe."""
    print(message, flush=True)


# --- a Python that is new enough -------------------------------------------------------------


def newer_python() -> str:
    """Return the path of an interpreter of at least the oldest supported version, or leave."""
    probe = f"import sys; raise SystemExit(sys.version_info < {OLDEST})"
    for name in ("python3.13", "python3.12", "python3.11", "python3.14", "python3", "python"):
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", probe], capture_output=True, check=False).returncode == 0:
            return path
    found, oldest = sys.version.split()[0], ".".join(map(str, OLDEST))
    return stop(f"Python {oldest} or later is needed, and only {found} was found. Install one, then rerun.")


def rerun_if_old() -> None:
    """Hand over to a newer interpreter when this one is too old."""
    if sys.version_info < OLDEST:
        sys.exit(subprocess.call([newer_python(), str(Path(__file__).resolve()), *sys.argv[1:]]))


# --- the environment -------------------------------------------------------------------------


def fingerprint() -> str:
    """Return a hash of all that decides what is installed: the lock, and the project as declared."""
    import tomllib  # noqa: PLC0415 - absent from the old interpreters that rerun_if_old turns away

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    parts = {name: project[name] for name in ("build-system", "project")}
    seal = hashlib.sha256(f"{ROOT} {json.dumps(parts, sort_keys=True)}".encode())
    seal.update((ROOT / "requirements.lock").read_bytes())
    return seal.hexdigest()


def healthy() -> bool:
    """Say whether `.venv` holds a Python that runs, is new enough and has pip."""
    probe = f"import sys, pip; raise SystemExit(sys.version_info < {OLDEST})"
    command = [str(PYTHON), "-c", probe]
    return PYTHON.exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0


def make_venv() -> None:
    """Make a fresh `.venv` with pip in it."""
    try:
        import ensurepip  # noqa: F401, PLC0415
    except ImportError:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        stop(
            f"{sys.executable} cannot make a virtual environment. Install what is missing"
            f" (Debian, Ubuntu: apt install {package}), then rerun."
        )
    say(f"Making {VENV.name} with Python {sys.version.split()[0]} …")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def pip(*arguments: str) -> None:
    """Run the environment's pip in the checkout; leave when it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop("the installation failed; pip's own message stands above. Rerun when it is settled.")


def install() -> None:
    """Bring `.venv` to exactly the locked versions and this checkout; do nothing when it is there."""
    wanted = fingerprint()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    if not healthy():
        make_venv()
    say("Installing the locked packages; the first time takes a minute or two …")
    pip("install", "--quiet", "--require-hashes", "--requirement", "requirements.lock")
    pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
    STAMP.write_text(wanted, encoding="utf-8")


def tool(command: list[str]) -> list[str]:
    """Return the command with the environment's own program in front."""
    return [str(BIN / command[0]), *command[1:]]


def environment() -> dict[str, str]:
    """Return the environment for child programs: the venv first on the path, text as UTF-8."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}


# --- what can be asked for -------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """Load the demo data and serve it, as `composure demo` says."""
    install()
    return subprocess.call(tool(["composure", "demo", *arguments]), cwd=ROOT, env=environment())


def checked(name: str, command: list[str]) -> bool:
    """Run one check; print a line when it holds and all its output when it does not."""
    started = time.monotonic()
    done = subprocess.run(
        tool(command),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    verdict = "FAILED" if done.returncode else "ok"
    say(f"{verdict:>6}  {name}  {time.monotonic() - started:.1f} s")
    if done.returncode:
        say(done.stdout)
    return done.returncode == 0


def failures(checks: tuple[tuple[str, list[str]], ...]) -> list[str]:
    """Run every check, also after a failure, and return the names of those that failed."""
    return [name for name, command in checks if not checked(name, command)]


def lint(_: list[str]) -> int:
    """Run the linters, the type checker, the import contracts and the scenario checks."""
    install()
    failed = failures((*LINTS, SCENARIOS))
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def browser(_: list[str]) -> int:
    """Find or fetch the browser that the tests drive, and name it."""
    install()
    command = [str(PYTHON), str(ROOT / "tests" / "browser" / "find.py")]
    return subprocess.call(command, cwd=ROOT, env=environment())


def test(arguments: list[str]) -> int:
    """Run every check there is; what failed before pytest is named before pytest starts."""
    install()
    failed = failures((*LINTS, SCENARIOS))
    if browser([]):
        failed.append("browser")
    if failed:
        say(f"Failed so far: {', '.join(failed)}. The exit status will say so; the tests run all the same.")
    say("")
    status = subprocess.call(tool([*PYTEST, *arguments]), cwd=ROOT, env=environment())
    if status == TESTS_FAILED and os.environ.get("CI", "").lower() == "true":
        status = second_look(arguments, status)
    return status or (1 if failed else 0)


def second_look(arguments: list[str], status: int) -> int:
    """Run what failed once more where all of it was in a real browser, and return the status that stands then.

    A shared machine may stall a browser in the middle of a step. Both runs stand in the log, so that a test
    that often needs the second one is seen and mended; a real fault fails twice.
    """
    told = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    names = sorted(json.loads(told.read_text(encoding="utf-8"))) if told.exists() else []
    if not 0 < len(names) <= MOST_STALLED or not all(name.startswith("tests/browser/") for name in names):
        return status
    say(f"\nFailed in the browser, run once more: {', '.join(names)}")
    command = tool(["pytest", "--last-failed", "--last-failed-no-failures=none", *arguments])
    return subprocess.call(command, cwd=ROOT, env=environment())


def cover(arguments: list[str]) -> int:
    """Run the tests and list the lines and branches that none of them reaches; takes half as long again."""
    install()
    command = tool([*PYTEST, "--cov", "--cov-report=term", *arguments])
    return subprocess.call(command, cwd=ROOT, env=environment())


def bench(arguments: list[str]) -> int:
    """Run the named benchmarks of speed, or every one: each is a file in benchmarks/."""
    install()
    every = sorted(name for name in BENCHES if (ROOT / "benchmarks" / f"{name}.py").is_file())
    unknown = sorted(set(arguments) - set(every))
    if unknown or not every:
        stop(f"no such benchmark: {', '.join(unknown) or '-'}. There are: {', '.join(every) or 'none'}.")
    status = 0
    for name in arguments or every:
        say(f"== {name}")
        script = str(ROOT / "benchmarks" / f"{name}.py")
        status = subprocess.call([str(PYTHON), script], cwd=ROOT, env=environment()) or status
    return status


def lock(_: list[str]) -> int:
    """Write requirements.lock anew from pyproject.toml; needs uv on the path."""
    uv = shutil.which("uv") or stop("uv is needed to write the lock: python3 -m pip install uv")
    command = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
    command += ["--no-emit-index-url", "--custom-compile-command", "python3 .ci/make.py lock"]
    command += ["--extra", "test", "--extra", "postgres", "pyproject.toml", "-o", "requirements.lock"]
    return subprocess.call(command, cwd=ROOT)


def clean(_: list[str]) -> int:
    """Remove `.venv`, caches and built files; keep databases and the browser's cache."""
    for name in (".venv", "build", "dist", *CACHES):
        shutil.rmtree(ROOT / name, ignore_errors=True)
    (ROOT / ".coverage").unlink(missing_ok=True)
    for folder in ("simulator", "webapp", "tests", "benchmarks"):
        for cache in sorted((ROOT / folder).rglob("__pycache__")):
            shutil.rmtree(cache, ignore_errors=True)
    return 0


COMMANDS = {
    "demo": demo,
    "test": test,
    "cover": cover,
    "lint": lint,
    "bench": bench,
    "browser": browser,
    "lock": lock,
    "clean": clean,
}


def main() -> int:
    """Run the named command with the rest of the words as its arguments; return its exit status."""
    rerun_if_old()
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if name not in COMMANDS:
        say("python3 .ci/make.py COMMAND [ARGUMENTS]\n")
        for known, function in COMMANDS.items():
            say(f"  {known:8} {(function.__doc__ or '').splitlines()[0]}")
        return 0 if name in ("", "help", "--help", "-h") else 2
    try:
        return COMMANDS[name](arguments)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
