"""Measure and print the tables of the README: ``python -m benchmarks [--runs N] [--date DATE]``."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.contenders import ADAPTERS, BASELINE, CONTENDERS, HEAVY, HERE, JINJA, OURS, Contender, install, machine
from benchmarks.growth import make_all, measure_growth, write_inputs
from benchmarks.job import EXAMPLES, write_records
from benchmarks.measuring import Run, Spread, run, say, scratch

if TYPE_CHECKING:
    from collections.abc import Mapping

_PIPELINE_WARM, _PIPELINE_FULL = 20, 320
_TWO_PAGES = HERE / "inputs"
"""A visit that gives a conclusion of two pages; the program's own example gives four."""

_CHECKED = 10
"""So many documents of every contender are read again and compared with what they must show."""


def main() -> None:
    """Run everything and print it as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="rounds; in each, everyone runs once (default: 5)")
    parser.add_argument("--date", default="", help="what to put beside the machine")
    parser.add_argument("--long", action="store_true", help="also 10,000 documents through the whole line (5 minutes)")
    options = parser.parse_args()
    install()
    with scratch() as folder:
        (folder / "lean").mkdir()
        if _call("benchmarks.packages", folder / "lean"):
            sys.exit(1)
        say(f"{machine()}{options.date and '; '}{options.date}; medians of {options.runs} (least–most)\n")
        peers = {
            title: _rendering(title, templates, folder, options.runs)
            for title, templates in (("python-docx's package", HEAVY), ("our package", folder / "lean"))
        }
        _pipeline(folder, options.runs, peers)
        _cold(folder, options.runs)
        measure_growth(folder, HEAVY / f"{OURS.template}.docx", 10_000 if options.long else 1_000)


def _rendering(title: str, templates: Path, folder: Path, rounds: int) -> tuple[str, Spread]:
    """Everyone renders the same records with the same template, in turn, and the text is compared.

    Returns the fastest peer and its speed.
    """
    speeds: dict[Contender, list[float]] = defaultdict(list)
    costs: dict[Contender, list[float]] = defaultdict(list)
    memory: dict[Contender, float] = {}
    exact: dict[Contender, bool] = {}
    for _ in range(rounds):
        for each in CONTENDERS:
            with tempfile.TemporaryDirectory(dir=folder) as out:
                warm, full = (_rendered(each, templates, count, Path(out)) for count in (each.warm, each.full))
                if each not in exact:
                    exact[each] = _call("benchmarks.exact", out, min(_CHECKED, each.full)) == 0
            count = each.full - each.warm
            speeds[each].append(count / (full.wall - warm.wall))
            costs[each].append((full.cpu - warm.cpu) / count * 1000)
            memory[each] = full.memory
    speed = {each: Spread(tuple(values)) for each, values in speeds.items()}
    say(f"\n| Rendering alone, {title} | documents/s | × docxtpl | CPU ms/document | MB | text |")
    say("|---|---|---|---|---|---|")
    for each in CONTENDERS:
        ratio = speed[each].over(speed[BASELINE])
        cost = Spread(tuple(costs[each]))
        words = "exact" if exact[each] else "WRONG"
        say(f"| {each.name} | {speed[each]:.0f} | {ratio:.1f} | {cost:.2f} | {memory[each]:.0f} | {words} |")
    best = max((each for each in CONTENDERS if each.is_peer), key=lambda each: speed[each].median)
    say(f"\nOurs is {speed[OURS].over(speed[best]):.1f} × the fastest peer ({best.name})", end=" ")
    say(f"and {speed[OURS].over(speed[JINJA]):.2f} × docxtpl compiled once.")
    return best.name, speed[best]


def _rendered(contender: Contender, templates: Path, count: int, out: Path) -> Run:
    records = out.parent / f"records-{count}.jsonl"
    if not records.exists():
        write_records(records, count)
    template = templates / f"{contender.template}.docx"
    return run([*contender.command, template, records, out], contender.environment, out)


def _pipeline(folder: Path, rounds: int, peers: Mapping[str, tuple[str, Spread]]) -> None:
    """Our whole line in one process and in two; the shorter document beside what the fastest peers only render."""
    say("\n| visit.yaml to checked .docx | documents/s | × one process | CPU ms/document | MB |")
    say("|---|---|---|---|---|")
    two_pages = _lined("two pages", folder, rounds, _TWO_PAGES)
    _lined("four pages", folder, rounds, None)
    with tempfile.TemporaryDirectory() as disk:
        _lined("two pages on a disk", Path(disk), rounds, _TWO_PAGES)
    say("\nAll but the last are written to memory. On a disk each document is flushed, and so is its name.")
    for title, (name, speed) in peers.items():
        say(f"Two pages: {two_pages.over(speed):.2f} × {name} rendering alone its report of four in {title}.")


def _lined(pages: str, folder: Path, rounds: int, example: Path | None) -> Spread:
    """Print what the whole line makes of one input, and return its speed in one process."""
    counts = (_PIPELINE_WARM, _PIPELINE_FULL)
    inputs = {count: write_inputs(folder / f"{pages}-{count}", count, example=example) for count in counts}
    speeds: dict[int, list[float]] = defaultdict(list)
    costs, memory = [], 0.0
    for _ in range(rounds):
        for processes in (1, 2):
            warm, full = (make_all(inputs[count], processes) for count in inputs)
            speeds[processes].append((_PIPELINE_FULL - _PIPELINE_WARM) / (full.wall - warm.wall))
            if processes == 1:
                costs.append((full.cpu - warm.cpu) / (_PIPELINE_FULL - _PIPELINE_WARM) * 1000)
                memory = full.memory
    one, two = (Spread(tuple(speeds[processes])) for processes in (1, 2))
    say(f"| {pages}, one process | {one:.0f} | 1 | {Spread(tuple(costs)):.1f} | {memory:.0f} |")
    say(f"| {pages}, two processes | {two:.0f} | {two.over(one):.2f} | | |")
    return one


def _cold(folder: Path, rounds: int) -> None:
    """One document as a whole process, beside the shortest docxtpl script with the same template and values."""
    environment = {"XDG_CACHE_HOME": str(folder / "cache")}
    template, values = folder / "lean" / "own.docx", folder / "lean" / "values.json"
    example = EXAMPLES / "visit.yaml"
    make = [sys.executable, "-m", "danvan_reports"]
    commands: Mapping[str, list[str | Path]] = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "make-report --help": [*make, "--help"],
        "docxtpl, shortest script": [sys.executable, ADAPTERS / "minimal.py", template, values, folder / "a.docx"],
        "make-report visit.yaml": [*make, example, "-o", folder / "b.docx", "--overwrite"],
    }
    first = run(commands["make-report visit.yaml"], environment, folder)
    walls: dict[str, list[float]] = defaultdict(list)
    costs: dict[str, list[float]] = defaultdict(list)
    memory: dict[str, float] = {}
    for _ in range(max(rounds, 9)):
        for name, command in commands.items():
            measured = run(command, environment, folder)
            walls[name].append(measured.wall * 1000)
            costs[name].append(measured.cpu * 1000)
            memory[name] = measured.memory
    say("\n| A whole process | ms | CPU ms | × python -c pass (CPU) | MB |")
    say("|---|---|---|---|---|")
    base = Spread(tuple(costs["python -c pass"]))
    for name in commands:
        wall, cost = Spread(tuple(walls[name])), Spread(tuple(costs[name]))
        say(f"| {name} | {wall:.0f} | {cost:.0f} | {cost.over(base):.1f} | {memory[name]:.0f} |")
    ours, script = (Spread(tuple(costs[name])) for name in list(commands)[:1:-1])
    say(f"\nmake-report takes {ours.over(script):.2f} × the time of the script, the first run ever", end=" ")
    say(f"{first.cpu * 1000:.0f} ms.")


def _call(module: str, *arguments: str | Path | int) -> int:
    """Run a module of this package and return its exit code."""
    return subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=HERE.parent, check=False).returncode  # noqa: S603


if __name__ == "__main__":
    main()
