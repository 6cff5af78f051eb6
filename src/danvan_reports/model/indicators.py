"""The data dictionary of indicators (chỉ tiêu): what each is called, counted in, made of, and how it is worded."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from danvan_reports.diagnostics import Diagnostic, has_errors
from danvan_reports.model.binder import Binder
from danvan_reports.model.declarations import fact
from danvan_reports.model.readers import TEXT, TEXTS, Choice, Record, Records
from danvan_reports.records import dataclass, field
from danvan_reports.resources import data_file
from danvan_reports.sources.yaml_source import read_yaml
from danvan_reports.vi.tone import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from danvan_reports.diagnostics import InputPath
    from danvan_reports.sources.document import SourceDocument

FLOW: Final = "flow"
STOCK: Final = "stock"
RATIO: Final = "ratio"
NATURES = {
    FLOW: ("phát sinh", "phat_sinh"),
    STOCK: ("thời điểm", "thoi_diem"),
    RATIO: ("tỷ lệ", "ty_le"),
}
"""A flow is added up over periods and units, a stock over units only, a ratio is worked out anew from its parts."""

VALUE_FIELD: Final = "{gia_tri}"
"""Where the value stands in the wording of an indicator."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of the dictionary.

    ``sentence`` begins a sentence ("tổ chức tuyên truyền được {gia_tri}"); ``continuation`` follows another
    indicator in the same sentence ("với {gia_tri} tham dự"). ``numerator`` and ``denominator`` of a ratio are
    keys of other indicators; a ratio without a denominator must say in the input what it was taken of.
    """

    key: str = fact("ma", TEXT, "Mã chỉ tiêu", required=True, example="cuoc_tuyen_truyen")
    label: str = fact("ten", TEXT, "Tên chỉ tiêu", required=True, example="Cuộc tuyên truyền, quán triệt")
    aliases: tuple[str, ...] = fact("ten_khac", TEXTS, "Tên gọi khác")
    unit: str = fact("don_vi", TEXT, "Đơn vị tính", example="cuộc")
    nature: str | None = fact(
        "tinh_chat",
        Choice(NATURES),
        "Tính chất",
        required=True,
        help="phát sinh: cộng theo kỳ, theo đơn vị; thời điểm: chỉ cộng theo đơn vị; tỷ lệ: tính lại từ tử số, mẫu số",
        example="phát sinh",
    )
    parts: tuple[str, ...] = fact("trong_do", TEXTS, "Các bộ phận", help="Cộng lại bằng giá trị của chỉ tiêu")
    numerator: str = fact("tu_so", TEXT, "Tử số", help="Mã của chỉ tiêu khác")
    denominator: str = fact("mau_so", TEXT, "Mẫu số", help="Mã của chỉ tiêu khác")
    sentence: str = fact("cach_viet", TEXT, "Cách viết thành câu", example="tổ chức tuyên truyền được {gia_tri}")
    continuation: str = fact("viet_noi", TEXT, "Cách viết nối vào câu trước", example="với {gia_tri} tham dự")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class IndicatorFile:
    """The contents of a dictionary file."""

    indicators: tuple[Indicator, ...] = fact("chi_tieu", Records(Record(Indicator)), "Các chỉ tiêu", required=True)
    path: InputPath = ()


@dataclass(frozen=True)
class IndicatorDictionary:
    """Indicators by their keys; an office's own stand before those of the program."""

    indicators: tuple[Indicator, ...] = ()
    _by_name: Mapping[str, Indicator] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the indicators by every name; of two with one name the first stands."""
        names: dict[str, Indicator] = {}
        for indicator in self.indicators:
            for name in (indicator.key, indicator.label, *indicator.aliases):
                names.setdefault(_folded(name), indicator)
        object.__setattr__(self, "_by_name", names)

    def find(self, name: str) -> Indicator | None:
        """Return the indicator with this key, label or alias, whatever its capitals and tone placement."""
        return self._by_name.get(_folded(name))

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all indicators."""
        return tuple(dict.fromkeys(indicator.key for indicator in self.indicators))


@cache
def standard_indicators() -> IndicatorDictionary:
    """Return the dictionary that comes with the program.

    Raises:
        ValueError: The shipped file is faulty.
    """
    indicators, diagnostics = indicators_from(read_yaml(data_file("indicators.yaml")))
    if has_errors(diagnostics):
        raise ValueError(f"indicators.yaml: {diagnostics}")
    return IndicatorDictionary(indicators)


@lru_cache(maxsize=8)
def all_indicators(own: tuple[Indicator, ...]) -> IndicatorDictionary:
    """Return the program's dictionary with the indicators of an office, which replace those of the same key."""
    keys = {indicator.key for indicator in own}
    return IndicatorDictionary((*own, *(item for item in standard_indicators().indicators if item.key not in keys)))


def indicators_from(source: SourceDocument) -> tuple[tuple[Indicator, ...], tuple[Diagnostic, ...]]:
    """Return the indicators written in ``source`` (none when it is faulty) and every finding about them."""
    if source.root is None:
        return (), source.diagnostics
    binder = Binder(source.location)
    read: IndicatorFile = binder.bind(IndicatorFile, source.root, ())
    known: dict[str, Indicator] = {}
    for indicator in read.indicators:
        if indicator.key in known:
            binder.fault_at_value("DL154", (*indicator.path, "key"), found=indicator.key)
        known.setdefault(indicator.key, indicator)
        for path, text in _wordings(indicator):
            if text.count(VALUE_FIELD) != 1:
                binder.fault_at_value("DL155", path, found=text, expected=VALUE_FIELD)
    diagnostics = (*source.diagnostics, *binder.diagnostics)
    return (() if has_errors(diagnostics) else read.indicators), diagnostics


def _wordings(indicator: Indicator) -> Iterator[tuple[InputPath, str]]:
    for name in ("sentence", "continuation"):
        text = getattr(indicator, name)
        if text:
            yield (*indicator.path, name), text


def _folded(name: str) -> str:
    return fold_tones(name.strip()).casefold()
