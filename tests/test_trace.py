"""Nothing is invented: every number and every name of a document leads back to the input, the office or a phrase."""

from __future__ import annotations

import datetime as dt
import io
import pickle
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from danvan_reports.drafting.phrases import phrase
from danvan_reports.model.indicators import all_indicators
from danvan_reports.model.kinds import KINDS
from danvan_reports.model.validation import validate
from danvan_reports.office import Office
from danvan_reports.opc import read_package, write_package
from danvan_reports.pipeline import Report, compose, read
from danvan_reports.planning import ALL, Order
from danvan_reports.resources import templates_folder
from danvan_reports.vi.dates import YearMonth
from danvan_reports.vi.document_numbers import type_symbol
from danvan_reports.vi.measures import Measure
from danvan_reports.vi.numbers import format_decimal, format_percent_of
from danvan_reports.vi.periods import Period, format_period
from danvan_reports.wording import Origin
from tests.folders import EXAMPLES_FOLDER

EXAMPLES = sorted(path for path in EXAMPLES_FOLDER.glob("*.yaml") if path.name != "danvan.yaml")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
WORD = re.compile(r"\w{2,}")
LABEL = re.compile(r"^(?:(?:Điều )?\d{1,2}\. |[IVX]+[-.] |\d{1,2}$)")


def _paragraphs(content: bytes) -> list[str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(_text(node) for node in paragraph.iter()) for paragraph in body.iter(qn("w:p"))]


def _text(node: Any) -> str:
    if node.tag == qn("w:t"):
        return (node.text or "").replace("\xa0", " ")
    return "\n" if node.tag == qn("w:br") else ""


def _value_at(root: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        if root is None:
            return None
        if isinstance(root, tuple) and isinstance(step, str) and len(root) == 1:
            [root] = root  # one record that stands without its list
        if isinstance(step, int) or isinstance(root, dict):
            root = root[step] if isinstance(step, int) else root.get(step)
        else:
            root = getattr(root, step, None)
    return root


def _texts(value: Any) -> Iterator[str]:
    """Yield what a value may be written as in a document, numbers as digits."""
    match value:
        case None | bool():
            return
        case str():
            yield value
        case Measure():
            yield value.text
            yield f"{value.value} {value.numerator} {value.denominator}"
        case dt.date():
            yield f"{value.day} {value.day:02} {value.month} {value.month:02} {value.year}"
        case dt.time():
            yield f"{value.hour} {value.hour:02} {value.minute} {value.minute:02}"
        case YearMonth():
            yield f"{value.month} {value.month:02} {value.year}"
        case Period():
            yield f"{format_period(value)} đầu cuối {value.start.year - 1} {value.end.year + 1}"
            yield f"{value.start.day:02}/{value.start.month} {value.end.day}/{value.end.month}"
        case int():
            yield f"{value} {value:02}"
        case dict():
            for key, inner in value.items():
                yield key
                yield from _texts(inner)
        case tuple() | list():
            for inner in value:
                yield from _texts(inner)
        case _:
            for item in fields(value):
                if item.name != "path":
                    yield from _texts(getattr(value, item.name))


def _computed(facts: Any, origins: tuple[Origin, ...]) -> Iterator[str]:
    """Yield the numbers that are worked out of the figures a paragraph was drawn from."""
    measures = [_value_at(facts, origin[1:]) for origin in origins if origin[0] == "input"]
    values = [item.value for item in measures if isinstance(item, Measure) and item.value is not None]
    for one in values:
        for other in values:
            difference = abs(one - other)
            yield format_decimal(difference)
            for scale in (10**3, 10**6, 10**9):
                yield format_decimal(Decimal(difference) / scale)
            for part in (one, difference):
                if other:
                    yield format_percent_of(part, other)


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text as they are read: 18.640 is 18640, 07 is 7, 87,50 is 87,5."""
    found = set()
    for number in NUMBER.findall(text):
        whole, _, fraction = number.rstrip("%").replace(".", "").partition(",")
        fraction = fraction.rstrip("0")
        found.add(f"{int(whole)}{',' if fraction else ''}{fraction}{'%' if number.endswith('%') else ''}")
    return found


def _phrase(phrase_id: str, office: Office) -> str:
    if not phrase_id.startswith("indicators."):
        return phrase(phrase_id, "keep")
    key = phrase_id.removeprefix("indicators.")
    dictionary = all_indicators(office.own_indicators)
    known = next(item for item in dictionary.indicators if item.key == key)
    return f"{known.label} {known.sentence} {known.continuation} {known.unit}"


def _static_text(report: Report) -> str:
    template = (templates_folder() / report.profile / f"{report.kind}.docx").read_bytes()
    return re.sub(r"\{[%{].*?[%}]\}", " ", "\n".join(_paragraphs(template)))


def _check(report: Report, facts: Any, office: Office) -> None:
    kind = KINDS[report.kind]
    symbols = " ".join(type_symbol(known.type_word) for known in KINDS.values() if known.formal)
    static = f"{_static_text(report)}\n{kind.type_word} {symbols} từ ngày đến ngày"  # words of a span of days
    paragraphs = _paragraphs(report.content)
    assert len(paragraphs) == len(report.trace)
    assert any(report.trace)
    for text, origins in zip(paragraphs, report.trace, strict=True):
        known = [static, *_computed(facts, origins)]
        for origin in origins:
            steps = [step for step in origin[1:] if isinstance(step, str)]
            known += [*steps, *(KINDS[step].type_word for step in steps if step in KINDS)]
            if origin[0] == "phrase":
                known.append(_phrase(str(origin[1]), office))
            elif origin[0] == "input" and "[CẦN BỔ SUNG" not in text:
                known += _texts(_value_at(facts, origin[1:]))
            elif origin[0] == "input":
                known += [*_texts(_value_at(facts, origin[1:3])), *re.findall(r"\[CẦN BỔ SUNG: .*?\]", text)]
            else:
                known += _texts(_value_at(office, origin[1:]))
        allowed = "\n".join(known)
        said = LABEL.sub("", text)
        assert _numbers(said) <= _numbers(allowed), text
        words = set(re.findall(r"\w+", allowed.casefold()))
        assert {word for word in WORD.findall(said) if word[0].isupper() and word.casefold() not in words} == set(), (
            text
        )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_number_and_name_has_an_origin(path: Path) -> None:
    source, office = read(path)
    facts = validate(source).facts
    assert facts is not None
    reports = compose(source, office, Order((ALL,))).reports
    assert reports
    for report in reports:
        _check(report, facts, office.with_issuers(facts.issuers))


@pytest.mark.parametrize(
    ("known", "forged"),
    [("18.640 lượt", "18.641 lượt"), ("07 mô hình", "70 mô hình"), ("Phan Đăng Khải", "Phan Đăng Khôi")],
)
def test_an_invented_number_or_name_is_caught(known: str, forged: str) -> None:
    source, office = read(EXAMPLES_FOLDER / "visit.yaml")
    facts = validate(source).facts
    assert facts is not None
    report = compose(source, office, Order()).reports[0]
    _check(report, facts, office)
    parts = read_package(report.content, "visit.docx")
    body = parts["word/document.xml"].decode().replace("\xa0", " ")
    assert known in body
    parts["word/document.xml"] = body.replace(known, forged, 1).encode()
    with pytest.raises(AssertionError, match=forged.split(maxsplit=1)[0]):
        _check(replace(report, content=write_package(parts)), facts, office)


def test_reports_of_one_input__are_equal_on_every_run_and_after_a_way_between_processes() -> None:
    source, office = read(EXAMPLES_FOLDER / "visit.yaml")
    [one] = compose(source, office, Order()).reports
    [other] = compose(source, office, Order()).reports
    assert one == other == pickle.loads(pickle.dumps(one))  # noqa: S301 - our own bytes
    assert {one} == {other}
