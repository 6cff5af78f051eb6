"""What each operation named in a file of vectors calls, and how its result is written in JSON."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from danvan_reports.vi import (
    approximations,
    citations,
    collation,
    dates,
    document_numbers,
    legacy,
    money,
    names,
    numbers,
    ordinals,
    periods,
    text,
    tone,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from danvan_reports.sources.tree import Node

_SYSTEMS = {"party": "dang", "state": "nha_nuoc", "legal": "qppl"}
_STYLES: dict[str, citations.CitationStyle] = {"dang": "party", "nha_nuoc": "state"}
_QUANTITIES = {"percent": "percent", "money": "dong", "count": "int", "decimal": "decimal"}


def parse_approx(typed: str) -> dict[str, Any]:
    found = approximations.parse_approximation(typed)
    value = str(found.value) if found.quantity in {"percent", "decimal"} else int(found.value)
    return {"q": found.qualifier, _QUANTITIES[found.quantity]: value}


def parse_citation(typed: str) -> dict[str, Any]:
    found = citations.parse_citation(typed)
    parts = {
        "ten_loai": found.document_type,
        "so_ky_hieu": str(found.number) if found.number else None,
        "ngay": found.date.isoformat() if found.date else None,
        "co_quan": found.issuer,
    }
    return {name: value for name, value in parts.items() if value}


def build_citation(parts: list[str]) -> str:
    document_type, number, day, issuer, style = parts
    citation = citations.Citation(
        document_type, document_numbers.parse_document_number(number), date.fromisoformat(day), issuer
    )
    return citations.build_citation(citation, _STYLES[style])


def parse_number(typed: str) -> dict[str, Any]:
    found = document_numbers.parse_document_number(typed)
    parts = {
        "he": _SYSTEMS[found.system],
        "so": found.padded_number,
        "nam": found.year,
        "loai": found.type_symbol,
        "co_quan": found.agency,
    }
    return {name: value for name, value in parts.items() if value is not None}


def detect(typed: str) -> str:
    return legacy.detect_legacy_text(typed)


def order_participants(people: list[list[str]]) -> list[list[str]]:
    """Return the people in the order in which the minutes of a meeting name them."""
    from danvan_reports.office import Office
    from danvan_reports.pipeline import compose
    from danvan_reports.planning import Order
    from danvan_reports.sources.yaml_source import parse_yaml

    sides = [{"ho_ten": name, "chuc_vu": position} for _, name, position in people]
    visit = {
        "loai": "giám sát",
        "noi_dung": "việc thực hiện Quy chế",
        "doi_tuong": "Ban Thường vụ Huyện ủy",
        "thanh_phan": {"phia_don_vi": sides},
    }
    order = Order(kinds=("bien-ban-lam-viec",), profile="party-2026")
    # JSON is YAML, too.
    outcome = compose(parse_yaml(json.dumps(visit), "visit.yaml"), Office(), order)
    [report] = outcome.reports
    with zipfile.ZipFile(io.BytesIO(report.content)) as package:
        minutes = package.read("word/document.xml").decode()
    return sorted(people, key=lambda person: minutes.index(person[1]))


def yaml_scalar_text(typed: str) -> str:
    (value,) = yaml_load(typed).values()
    return str(value)


def yaml_load(typed: str) -> dict[str, Any]:
    from danvan_reports.diagnostics import has_errors
    from danvan_reports.sources.yaml_source import parse_yaml

    parsed = parse_yaml(typed)
    if parsed.root is None or has_errors(parsed.diagnostics):
        raise YamlRefusedError
    plain = _plain(parsed.root)
    assert isinstance(plain, dict)
    return plain


class YamlRefusedError(Exception):
    """The YAML reader found an error in the text."""


def _plain(node: Node) -> Any:
    from danvan_reports.sources.tree import Mapping, Scalar

    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: _plain(entry.value) for entry in node.entries}
    return [_plain(item) for item in node.items]


def _period(typed: str) -> list[str]:
    period = periods.parse_period(typed)
    assert period.start is not None
    assert period.end is not None
    return [period.start.isoformat(), period.end.isoformat()]


def _words(number: int, **switches: Any) -> str:
    style = words.WordStyle(switches["linh"], switches["4"], switches["1000"], switches["1e9"])
    return words.number_words(number, style)


def _values(record: Any) -> list[Any]:
    return [str(value) if isinstance(value, Decimal) else value for value in asdict(record).values()]


def _month(typed: str) -> str:
    month = dates.parse_month(typed)
    return f"{month.year}-{month.month:02}"


OPERATIONS: dict[str, Callable[..., Any]] = {
    "parse_approx": parse_approx,
    "parse_citation": parse_citation,
    "build_citation": build_citation,
    "format_date_long": lambda day: dates.format_date_long(date.fromisoformat(day)),
    "format_date_short": lambda day: dates.format_date_short(date.fromisoformat(day)),
    "format_day_month": lambda day: dates.format_day_month(date.fromisoformat(day)),
    "format_weekday": lambda day: dates.format_weekday(date.fromisoformat(day)),
    "format_place_date": lambda parts: dates.format_place_date(parts[0], date.fromisoformat(parts[1])),
    "parse_date": lambda typed: dates.parse_date(typed).isoformat(),
    "parse_day_month": lambda typed, year: dates.parse_day_month(typed, year=year).isoformat(),
    "parse_month": _month,
    "build_party": lambda parts: document_numbers.build_party_number(*parts),
    "build_state": lambda parts: document_numbers.build_state_number(*parts),
    "parse_number": parse_number,
    "tcvn3_to_unicode": legacy.tcvn3_to_unicode,
    "vni_to_unicode": legacy.vni_to_unicode,
    "viscii_bytes_to_unicode": lambda data, hex: legacy.decode_viscii(bytes.fromhex(data)),  # noqa: A006, ARG005
    "cp1258_bytes_to_unicode": lambda data, hex: legacy.decode_cp1258(bytes.fromhex(data)),  # noqa: A006, ARG005
    "utf16_bytes_to_unicode": lambda data, hex: legacy.decode_utf16(bytes.fromhex(data)),  # noqa: A006, ARG005
    "detect_encoding_text": detect,
    "format_money_full": money.format_money_full,
    "format_money_short": money.format_money_short,
    "parse_money": money.parse_money,
    "nfc": text.nfc,
    "tone_old": lambda typed: tone.place_tones(typed, "old"),
    "tone_new": lambda typed: tone.place_tones(typed, "new"),
    "format_int": numbers.format_integer,
    "format_count": numbers.format_count,
    "format_decimal": lambda value, **args: numbers.format_decimal(Decimal(value), **args),
    "format_percent_of": lambda parts, **args: numbers.format_percent_of(*parts, **args),
    "parse_int": numbers.parse_count,
    "parse_decimal": lambda typed, **args: str(numbers.parse_decimal(typed, **args)),
    "roman": ordinals.roman,
    "parse_roman": ordinals.parse_roman,
    "ordinal_words": ordinals.ordinal_words,
    "format_congress": ordinals.format_congress,
    "parse_percent": lambda typed: str(numbers.parse_percent(typed)),
    "parse_period": _period,
    "format_quarter": lambda parts: periods.format_quarter(*parts),
    "parse_years": lambda typed: _values(periods.parse_years(typed)),
    "parse_percent_range": lambda typed: _values(numbers.parse_percent_range(typed)),
    "parse_ratio": lambda typed: _values(numbers.parse_ratio(typed)),
    "sort_words": collation.sort_words,
    "sort_names": names.sort_names,
    "order_participants": order_participants,
    "parse_time": lambda typed: dates.parse_time(typed).isoformat("minutes"),
    "format_time": lambda moment: dates.format_time(time.fromisoformat(moment)),
    "nbsp": text.bind,
    "dash": text.repair_dashes,
    "quotes": text.repair_quotes,
    "number_words": _words,
    "decimal_words": lambda typed: words.decimal_words(numbers.parse_decimal(typed)),
    "money_words": words.money_words,
    "yaml_scalar_text": yaml_scalar_text,
    "yaml_load": yaml_load,
}
