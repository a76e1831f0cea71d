"""``python -m tools.mutants``: try a sample of changes; fail where too many live."""

from __future__ import annotations

import argparse
import difflib
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tools.mutants.areas import AREAS, files_of
from tools.mutants.changes import Change
from tools.mutants.executed import FOLDER, Executed, read
from tools.mutants.sample import sample
from tools.mutants.trials import Fate, Tree, Verdict, chosen

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "mutants"
MOST_LIVE = 0.08
JOBS = 2
NOT_ASKED = (
    *("architecture", "config", "display", "doctor", "hostile", "lockdown", "privacy", "shell"),
    *("sound", "speech_models", "tools", "tui"),
    *("catalogue/marc", "catalogue/client", "recognition/test_listener.py"),
)
"""Folders of tests that ask nothing of these areas that others do not ask faster."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--count", type=int, default=152)
    parser.add_argument("--area", action="append", choices=list(AREAS), help="may be repeated")
    options = parser.parse_args(arguments)
    areas = tuple(options.area or AREAS)
    drawn = sample(ROOT, options.seed, options.count, areas)
    print(f"seed {options.seed}: {len(drawn)} changes in {', '.join(areas)}", flush=True)
    executed = measured()
    began = time.monotonic()
    verdicts = tried(drawn, executed)
    print(f"tried in {(time.monotonic() - began) / 60:.1f} minutes")
    return told(verdicts, options.seed)


def measured() -> Executed:
    """Which tests execute which lines; measured anew where product or tests have changed."""
    names = [name for area in AREAS for name in files_of(ROOT, area)]
    folder = BUILD / _fingerprint()
    if not (folder / "done").exists():
        shutil.rmtree(BUILD, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "files").write_text("\n".join(str(ROOT / name) for name in names))
        print("measuring which tests execute which lines (some minutes) ...", flush=True)
        ignored = [f"--ignore=tests/{name}" for name in NOT_ASKED]
        run = subprocess.run(
            [
                *[sys.executable, "-m", "pytest", "-q", "-n", str(JOBS), *ignored],
                *["-m", "not slow and not audio", "-p", "tools.mutants.executed"],
                *["-p", "no:cacheprovider", "-o", "timeout=900", "tests"],
            ],
            cwd=ROOT,
            env={**os.environ, FOLDER: str(folder)},
            check=False,
        )
        if run.returncode:
            raise SystemExit("The tests do not pass without any change.")
        (folder / "done").touch()
    return read(ROOT, folder)


def tried(drawn: list[tuple[str, Change]], executed: Executed) -> list[Verdict]:
    """The fate of each, in the order of the sample."""
    with tempfile.TemporaryDirectory(prefix="mutants") as folder:
        trees: SimpleQueue[Tree] = SimpleQueue()
        for no in range(JOBS):
            trees.put(Tree(ROOT, Path(folder, str(no))))

        def fate(one: tuple[str, Change]) -> Verdict:
            area, change = one
            tests = chosen(executed, change, _last_line(change))
            took_s = sum(executed.took_s.get(test, 0.0) for test in tests)
            tree = trees.get()
            try:
                verdict = Verdict(area, change, tree.fate(change, tests, took_s), len(tests))
            finally:
                trees.put(tree)
            print(
                f"{verdict.fate.value:>20}  {change.path}:{change.line}  {change.kind}", flush=True
            )
            return verdict

        with ThreadPoolExecutor(JOBS) as pool:
            return list(pool.map(fate, drawn))


def told(verdicts: list[Verdict], seed: int) -> int:
    """Print what lives, area by area, and write it down; the exit code."""
    lines = []
    for area in dict.fromkeys(verdict.area for verdict in verdicts):
        ours = [verdict for verdict in verdicts if verdict.area == area]
        live = sum(verdict.fate.is_live for verdict in ours)
        lines.append(f"{area}: {live} of {len(ours)} live")
    living = [verdict for verdict in verdicts if verdict.fate.is_live]
    share = len(living) / max(1, len(verdicts))
    timed_out = sum(verdict.fate is Fate.TIMED_OUT for verdict in verdicts)
    lines.append(
        f"seed {seed}: {len(living)} of {len(verdicts)} live ({share:.1%}),"
        f" {timed_out} of the others by not ending"
    )
    report = "\n".join([*(_difference(each) for each in living), *lines])
    print(report)
    BUILD.mkdir(parents=True, exist_ok=True)
    (BUILD / f"result-{seed}.txt").write_text(report + "\n", encoding="utf-8")
    return 1 if share > MOST_LIVE else 0


def _difference(verdict: Verdict) -> str:
    change = verdict.change
    source = (ROOT / change.path).read_bytes()
    before, after = (text.decode().splitlines() for text in (source, change.apply(source)))
    lines: Iterable[str] = difflib.unified_diff(before, after, n=1, lineterm="")
    head = f"{change.path}:{change.line} {change.kind}; {verdict.fate.value}, {verdict.tests} tests"
    return "\n".join([head, *(f"    {line}" for line in list(lines)[2:]), ""])


def _last_line(change: Change) -> int:
    source = (ROOT / change.path).read_bytes()
    return change.line + source[change.start : change.end].count(b"\n")


def _fingerprint() -> str:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py", "*.ftl", "*.sql"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = hashlib.sha256()
    for name in sorted(listed.stdout.splitlines()):
        if not name.startswith("tools/") and (ROOT / name).is_file():
            found.update(json.dumps([name]).encode() + (ROOT / name).read_bytes())
    return found.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
