"""Provinces, levels and bodies with the dates between which they existed, as official resolutions set them.

Names alone tell nothing: Châu Thành was a district of two provinces and is a commune now. What tells is the name
with its level or its body, on the day of the paper.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from danvan_reports.records import dataclass
from danvan_reports.resources import load_yaml


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34 provincial units. ``merged`` are those that went into it; a city is one from ``city_since`` on."""

    name: str
    merged: tuple[str, ...]
    city_since: dt.date | None

    def is_city_on(self, day: dt.date) -> bool:
        """Tell whether the unit is a city (thành phố) on ``day``."""
        return self.city_since is not None and self.city_since <= day

    def unit_on(self, day: dt.date) -> str:
        """Return the unit by its name on ``day``: ``tỉnh Đồng Nai``, ``thành phố Đồng Nai``."""
        return f"{'thành phố' if self.is_city_on(day) else 'tỉnh'} {self.name}"

    def committee_on(self, day: dt.date) -> str:
        """Return the Party committee by its name on ``day``: ``Tỉnh ủy Đồng Nai``, ``Thành ủy Đồng Nai``."""
        return f"{'Thành ủy' if self.is_city_on(day) else 'Tỉnh ủy'} {self.name}"


@dataclass(frozen=True, slots=True)
class Districts:
    """The level that ended: its units, its Party committees, and what stands in their place; ``until`` the last day."""

    units: tuple[str, ...]
    committees: tuple[str, ...]
    until: dt.date
    unit_successor: str
    committee_successor: str


@dataclass(frozen=True, slots=True)
class Body:
    """An advisory body of the committees in ``of``, up to the day ``until``.

    From ``doubtful_from`` on its successor is not certain; where the name itself came ``back``, nothing is.
    """

    name: str
    of: tuple[str, ...]
    until: dt.date
    successor: str
    doubtful_from: dt.date
    back: bool

    def is_gone_on(self, day: dt.date) -> bool:
        """Tell whether the body is known not to exist on ``day``."""
        return day > self.until and not (self.back and self.is_doubtful_on(day))

    def is_doubtful_on(self, day: dt.date) -> bool:
        """Tell whether its successor is uncertain on ``day``."""
        return day >= self.doubtful_from


@dataclass(frozen=True, slots=True)
class Territories:
    """Everything that has changed its name or its level; ``reorganised`` is the first day of the two-tier order."""

    reorganised: dt.date
    provinces: tuple[Province, ...]
    districts: Districts
    bodies: tuple[Body, ...]
    in_doubt: str


@cache
def load_territories() -> Territories:
    """Return the contents of ``data/territories.yaml``."""
    data = load_yaml("territories.yaml")
    return Territories(
        reorganised=dt.date.fromisoformat(data["reorganised"]),
        provinces=tuple(map(_province, data["provinces"])),
        districts=_districts(data["districts"]),
        bodies=tuple(map(_body, data["bodies"])),
        in_doubt=data["in_doubt"],
    )


def _province(data: dict[str, Any]) -> Province:
    since = data.get("city_since")
    always = dt.date.min if data.get("city") else None
    return Province(data["name"], tuple(data.get("merged", ())), dt.date.fromisoformat(since) if since else always)


def _districts(data: dict[str, Any]) -> Districts:
    return Districts(
        units=tuple(data["units"]),
        committees=tuple(data["committees"]),
        until=dt.date.fromisoformat(data["until"]),
        unit_successor=data["unit_successor"],
        committee_successor=data["committee_successor"],
    )


def _body(data: dict[str, Any]) -> Body:
    return Body(
        name=data["name"],
        of=tuple(data["of"]),
        until=dt.date.fromisoformat(data["until"]),
        successor=data["successor"],
        doubtful_from=dt.date.fromisoformat(data["doubtful_from"]),
        back=data.get("back", False),
    )
