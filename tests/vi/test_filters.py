from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from danvan_reports import vi
from danvan_reports.vi import (
    approximations,
    citations,
    dates,
    document_numbers,
    filters,
    measures,
    money,
    numbers,
    ordinals,
    periods,
    words,
)
from danvan_reports.vi.errors import ValueFault
from danvan_reports.vi.filters import FILTERS, Filter, filter_page, filter_table

ROOT = Path(__file__).resolve().parents[2]
FORMATTERS = (approximations, citations, dates, document_numbers, measures, money, numbers, ordinals, periods, words)
FORMATTER = re.compile(r"format_\w+|[a-z]+_words|roman|build_citation")
PARTS_OF_OTHER_FILTERS = {"format_bare_month", "format_quarter"}


@pytest.mark.parametrize("name", FILTERS)
def test_example__gives_what_it_says(name: str) -> None:
    entry = FILTERS[name]
    assert entry.function(entry.example_input, *entry.arguments) == entry.example_output


@pytest.mark.parametrize("name", FILTERS)
def test_name__is_readable_without_diacritics(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]+", name)
    assert FILTERS[name].title


def test_every_formatter__is_a_filter() -> None:
    tree = ast.parse(inspect.getsource(filters))
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    formatters = {
        name
        for module in FORMATTERS
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and FORMATTER.fullmatch(name)
    }
    assert formatters - used - PARTS_OF_OTHER_FILTERS == set()
    assert len(formatters) > 25


def test_filter__refuses_what_its_reader_refuses() -> None:
    with pytest.raises(ValueFault, match="dot-decimal"):
        FILTERS["tien_gon"].function("5.2 tỷ")


@pytest.mark.parametrize(
    ("name", "text", "arguments"),
    [
        ("so_la_ma", "4.000", ()),
        ("lan_dai_hoi", "0", ()),
        ("thu_tu", "0", ()),
        ("tien_gon", "5 tỷ", (1, "độ")),
        ("tien_gon", "5 tỷ", (-1,)),
        ("so_thap_phan", "5,25", (31,)),
    ],
)
def test_filter__refuses_a_value_or_an_argument_that_it_cannot_write(
    name: str, text: str, arguments: tuple[str | int, ...]
) -> None:
    with pytest.raises(ValueFault) as caught:
        FILTERS[name].function(text, *arguments)
    assert (caught.value.reason, caught.value.found) == ("not-writable", text)


def test_filter__takes_arguments_by_name() -> None:
    assert FILTERS["tien_gon"].function("498.765.432", places=0, qualifier="gần") == "gần 499 triệu đồng"
    assert FILTERS["so_thap_phan"].function("5", 2, fixed=True) == "5,00"


def test_table__shows_the_example_as_a_template_has_it() -> None:
    rows = {row[0]: row for row in filter_table()}
    assert list(rows) == list(FILTERS)
    assert rows["tien_gon"][2] == '{{ "5.234.567.890" | tien_gon(1, "trên") }}'
    assert Filter(str, "", 'a "b"', "").expression("f") == "{{ 'a \"b\"' | f }}"


@pytest.mark.parametrize(
    ("name", "text", "arguments", "shown"),
    [
        ("so_thap_phan", "2,527", (1,), "2,5"),
        ("so_thap_phan", "0,1256", (), "0,1256"),
        ("phan_tram", "2,527%", (2,), "2,53%"),
    ],
)
def test_decimals__with_places_asked_for_or_in_plain_sight__are_read(
    name: str, text: str, arguments: tuple[int, ...], shown: str
) -> None:
    assert FILTERS[name].function(text, *arguments) == shown


def test_page__is_fresh() -> None:
    assert (ROOT / "docs" / "bo-loc.md").read_text("utf-8") == filter_page()


def test_package__loads_nothing_heavy() -> None:
    program = """
import sys
import danvan_reports.vi, danvan_reports.vi.filters, danvan_reports.vi.legacy, danvan_reports.vi.names
heavy = {"babel", "pydantic", "attrs", "attr", "yaml", "jinja2", "lxml", "docx", "docxtpl", "icu"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_package__works_with_the_standard_library_alone() -> None:
    modules = [path.stem for path in Path(vi.__file__).parent.glob("*.py") if path.stem != "__init__"]
    program = f"""
import importlib, sys
sys.path.insert(0, {str(Path(vi.__file__).parents[2])!r})
for name in {modules!r}:
    importlib.import_module("danvan_reports.vi." + name)
from danvan_reports.vi.filters import FILTERS
for entry in FILTERS.values():
    assert entry.function(entry.example_input, *entry.arguments) == entry.example_output
loaded = (name for name in sys.modules if name.startswith("danvan_reports."))
kept = tuple("danvan_reports." + name for name in ("vi", "version", "patterns", "records"))
print(*(name for name in loaded if not name.startswith(kept)))
"""
    without_site_packages = [sys.executable, "-I", "-S", "-X", "utf8", "-c", program]
    done = subprocess.run(without_site_packages, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
