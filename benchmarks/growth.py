"""How cost grows with the number of documents and with their length, of rendering and of the whole line."""

from __future__ import annotations

import re
import sys
import tempfile
from typing import TYPE_CHECKING

from benchmarks.contenders import ADAPTERS
from benchmarks.job import EXAMPLES, record, write_records
from benchmarks.measuring import Run, run, say

if TYPE_CHECKING:
    from pathlib import Path

_COMMUNES = ("Đồng Rạng", "Tân Phú", "Hòa Bình", "Mỹ Đức", "Long Hưng", "An Khánh", "Phước Lộc")
_SENTENCE_END = re.compile(r"^( .*)\.$", re.MULTILINE)
_WARM = 20
_PAGES = (4, 10, 30, 100, 300)
_PAGES_IN_ALL = 300
"""Of every length, so many pages are made, and two documents at least."""

_EXAMPLE_PAGES = _PAGES[0]
_POINTS_OF_A_PAGE = 13
"""Points of some two lines each that fill a page of the example, by LibreOffice."""

_POINTS_KEY = "achievements:"


def measure_growth(folder: Path, template: Path, most: int) -> None:
    """Print what a document costs among few and among many (``most`` through the whole line), and what a page does."""
    say("\n| documents | rendering: CPU ms each | MB | whole line: CPU ms each | MB |\n|---|---|---|---|---|")
    warm = _rendered(folder, template, _WARM), _lined(folder, _WARM)
    for count in (100, 1_000, 10_000):
        rendered = _rendered(folder, template, count)
        cells = f"| {count:,} | {_each(warm[0], rendered, count - _WARM):.2f} | {rendered.memory:.0f} |"
        if count <= most:
            lined = _lined(folder, count)
            cells += f" {_each(warm[1], lined, count - _WARM):.1f} | {lined.memory:.0f} |"
        else:
            cells += " | |"
        say(cells)
    say("\n| pages of one document | whole line: CPU ms | a page more, CPU ms | MB |\n|---|---|---|---|")
    shortest = 0.0
    for pages in _PAGES:
        more = max(2, _PAGES_IN_ALL // pages)
        start, full = (_long_ones(folder, pages, count) for count in (1, 1 + more))
        cost = _each(start, full, more)
        shortest = shortest or cost
        slope = f"{(cost - shortest) / (pages - _EXAMPLE_PAGES):.2f}" if pages > _EXAMPLE_PAGES else ""
        say(f"| {pages} | {cost:.0f} | {slope} | {full.memory:.0f} |")


def write_inputs(folder: Path, count: int, points: int = 0, example: Path | None = None) -> Path:
    """Write ``count`` inputs of different units and sentences; ``points`` make the documents longer.

    ``example`` is the folder of the input they are made from; None takes the program's own, of four pages.
    """
    folder.mkdir()
    source = example or EXAMPLES
    (folder / "danvan.yaml").write_bytes((source / "danvan.yaml").read_bytes())
    text = (source / "visit.yaml").read_text("utf-8")
    more = "".join(f"\n  - {_point(number)}" for number in range(points))
    text = text.replace(f"\n{_POINTS_KEY}", f"\n{_POINTS_KEY}{more}", 1)
    for number in range(count):
        (folder / f"visit-{number:05}.yaml").write_text(_of_another_unit(text, number), "utf-8")
    return folder


def _of_another_unit(text: str, number: int) -> str:
    """Return an input of another commune, none of whose sentences is in an input with another number."""
    commune = _COMMUNES[number % len(_COMMUNES)]
    return _SENTENCE_END.sub(rf"\1, đợt {number + 1}.", text.replace(_COMMUNES[0], commune))


def make_all(inputs: Path, processes: int) -> Run:
    """Make the documents of a folder of inputs, in so many processes."""
    with tempfile.TemporaryDirectory(dir=inputs.parent) as out:
        return run([sys.executable, ADAPTERS / "pipeline.py", inputs, out, str(processes)], {}, inputs)


def _point(number: int) -> str:
    """Return a sentence of its own for every number, quoted for YAML."""
    texts = record(number // 10)["achievements"]
    return f'"Nội dung {number + 1}: {texts[number % 10]["text"]}"'


def _rendered(folder: Path, template: Path, count: int) -> Run:
    records = folder / f"growth-{count}.jsonl"
    write_records(records, count)
    with tempfile.TemporaryDirectory(dir=folder) as out:
        return run([sys.executable, ADAPTERS / "ours.py", template, records, out], {}, folder)


def _lined(folder: Path, count: int) -> Run:
    return make_all(write_inputs(folder / f"growth-{count}", count), 1)


def _long_ones(folder: Path, pages: int, count: int) -> Run:
    points = (pages - _EXAMPLE_PAGES) * _POINTS_OF_A_PAGE
    return make_all(write_inputs(folder / f"long-{pages}-{count}", count, points), 1)


def _each(start: Run, full: Run, count: int) -> float:
    return (full.cpu - start.cpu) / count * 1000
