"""Official-format documents for mass-mobilisation (dân vận) offices, drafted from facts typed once.

In a larger system::

    from danvan_reports import Order, make_reports
    outcome = make_reports(Path("visit.yaml"), Order(kinds=("ket-luan-giam-sat",)))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from danvan_reports.version import __version__

if TYPE_CHECKING:
    from danvan_reports.batch.batch import Batch, BatchOrder
    from danvan_reports.pipeline import Outcome, Report, compose, make_reports, write
    from danvan_reports.planning import Order
    from danvan_reports.rendering.compiled import CompiledTemplate

__all__ = [
    "Batch",
    "BatchOrder",
    "CompiledTemplate",
    "Order",
    "Outcome",
    "Report",
    "__version__",
    "compose",
    "make_reports",
    "write",
]

_HOMES = {
    "Batch": "danvan_reports.batch.batch",
    "BatchOrder": "danvan_reports.batch.batch",
    "CompiledTemplate": "danvan_reports.rendering.compiled",
    "Order": "danvan_reports.planning",
} | dict.fromkeys(("Outcome", "Report", "compose", "make_reports", "write"), "danvan_reports.pipeline")


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that the command line starts fast."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
