"""Which record an input is read into: a visit, or the report of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.model.declarations import names_of
from danvan_reports.model.kinds import KINDS, PERIODS
from danvan_reports.model.period import PeriodReport
from danvan_reports.model.visit import Visit
from danvan_reports.sources.tree import Scalar

if TYPE_CHECKING:
    from danvan_reports.model.input import ReportInput
    from danvan_reports.sources.tree import Mapping

SCHEMA_NAMES: dict[type[ReportInput], str] = {Visit: "visit", PeriodReport: "period"}
"""The file in ``data/schemas`` of each record, without its ending."""

_PERIOD_FIELD = "reporting_period"
_KIND_FIELD = "document_kind"


def input_of(kind: str | None) -> type[ReportInput]:
    """Return the record that the paper of ``kind`` is made from; a visit when no kind is named."""
    return PeriodReport if kind in KINDS and KINDS[kind].subjects <= PERIODS else Visit


def input_in(root: Mapping) -> type[ReportInput]:
    """Return the record that the file speaks of: it names a reporting period, or a kind made from one."""
    for entry in root.entries:
        declared = names_of(PeriodReport).get(entry.key.text)
        if declared is None:
            continue
        if declared.name == _PERIOD_FIELD:
            return PeriodReport
        if declared.name == _KIND_FIELD and isinstance(entry.value, Scalar):
            return input_of(entry.value.text.strip())
    return Visit
