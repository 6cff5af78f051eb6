"""The office: facts that live once in ``danvan.yaml`` and stand on every paper (letterheads, signers, house style)."""

from __future__ import annotations

import os
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.diagnostics import Diagnostic, InputPath, Location, has_errors
from danvan_reports.disk import read_file
from danvan_reports.errors import InputError
from danvan_reports.model.binder import Binder
from danvan_reports.model.declarations import declarations, fact
from danvan_reports.model.indicators import Indicator, indicators_from
from danvan_reports.model.people import Issuers
from danvan_reports.model.readers import TEXT, Choice, Record
from danvan_reports.records import dataclass, field, replace
from danvan_reports.sources.yaml_source import MAX_BYTES, parse_content, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from danvan_reports.sources.yaml_source import SourceDocument

OFFICE_FILE = "danvan.yaml"
TEMPLATE_FOLDER = "mau"
"""Beside an input or ``danvan.yaml``: the office's own templates, unless ``thu_muc_mau`` names another folder."""

KEEP_TONES = "keep"
TONE_STYLES = {KEEP_TONES: ("giữ", "giu"), "old": ("cũ", "cu"), "new": ("mới", "moi")}
CONCLUSION_FORMS = {"notice": ("thông báo", "thong-bao"), "conclusion": ("kết luận", "ket-luan")}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What the regulation leaves to the office."""

    tone_marks: str | None = fact(
        "dau_thanh",
        Choice(TONE_STYLES),
        "Kiểu bỏ dấu thanh",
        help="cũ: hòa, ủy; mới: hoà, uỷ; giữ: như đã gõ",
        example="giữ",
    )
    conclusion: str | None = fact(
        "ket_luan_giam_sat",
        Choice(CONCLUSION_FORMS),
        "Kết thúc giám sát bằng",
        help="thông báo hoặc kết luận",
        example="thông báo",
    )
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The contents of ``danvan.yaml``."""

    issuers: Issuers | None = fact("co_quan_ban_hanh", Record(Issuers), "Cơ quan ban hành")
    house_style: HouseStyle | None = fact("quy_uoc", Record(HouseStyle), "Quy ước trình bày của cơ quan")
    indicators: str = fact(
        "tu_dien_chi_tieu",
        TEXT,
        "Tệp chỉ tiêu riêng",
        help="Bổ sung từ điển chỉ tiêu; tính từ thư mục chứa danvan.yaml",
    )
    roster: str = fact(
        "danh_sach_don_vi",
        TEXT,
        "Tệp danh sách đơn vị phải báo cáo",
        help="Cho lệnh batch; tính từ thư mục chứa danvan.yaml",
    )
    templates: str = fact(
        "thu_muc_mau",
        TEXT,
        "Thư mục mẫu riêng",
        help="Tính từ thư mục chứa danvan.yaml; để trống thì là thư mục mau, nếu có",
    )
    path: InputPath = ()


@dataclass(frozen=True)
class Office:
    """The office facts a run works with, and where they stand.

    ``template_folder`` is searched before the official templates; None when the office has none of its own.
    ``own_indicators`` extend the data dictionary, from the file ``indicator_file``. ``roster_file`` lists the units
    that a batch expects to report.
    """

    issuers: Issuers = field(default_factory=Issuers)
    house_style: HouseStyle = field(default_factory=HouseStyle)
    template_folder: Path | None = None
    indicator_file: Path | None = None
    roster_file: Path | None = None
    own_indicators: tuple[Indicator, ...] = ()
    file: Path | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    places: Mapping[InputPath, Location] = field(default_factory=dict)

    def with_issuers(self, given: Issuers | None) -> Office:
        """Return the office with the bodies an input gives in place of its own, each as a whole."""
        if given is None:
            return self
        names = [declared.name for declared in declarations(Issuers)]
        merged = {name: getattr(given, name) or getattr(self.issuers, name) for name in names}
        return replace(self, issuers=Issuers(**merged))


def _office_file_above(folder: Path) -> Path | None:
    """Return the ``danvan.yaml`` nearest to ``folder``: in it or in one above; None when there is none."""
    paths = (candidate / OFFICE_FILE for candidate in chain((folder,), folder.parents))
    return next((path for path in paths if path.is_file()), None)


def read_office(start: Path) -> Office:
    """Return the office that ``start`` (an input file or a folder) belongs to; an empty one when it has no file.

    Raises:
        InputError: A file or folder that ``danvan.yaml`` names is not there.
    """
    folder = _folder_of(start)
    path = _office_file_above(folder)
    office = _with_indicators(_office_written(read_file(path, MAX_BYTES), path)) if path else Office()
    if office.template_folder and not office.template_folder.is_dir():
        raise InputError("template.folder-missing", path=str(office.template_folder))
    if office.template_folder:
        return office
    beside = dict.fromkeys((folder, *([path.parent] if path else [])))
    found = next((each / TEMPLATE_FOLDER for each in beside if (each / TEMPLATE_FOLDER).is_dir()), None)
    return replace(office, template_folder=found) if found else office


def _folder_of(start: Path) -> Path:
    # Path.resolve raises on a link that leads back to itself; that is for whoever reads the file to tell.
    real = Path(os.path.realpath(start))
    return real if real.is_dir() else real.parent


@lru_cache(maxsize=4)
def _office_written(content: bytes, path: Path) -> Office:
    """Return the office written in a file; the inputs of a batch have it in common, and it says the same to each."""
    return office_from(parse_content(content, str(path)), path.parent)


def office_from(source: SourceDocument, folder: Path) -> Office:
    """Return the office written in ``source``; faults stand in its ``diagnostics``."""
    file = Path(source.name) if source.name else None
    if source.root is None:
        return Office(file=file, diagnostics=source.diagnostics)
    binder = Binder(source.location)
    facts: OfficeFacts = binder.bind(OfficeFacts, source.root, ())
    diagnostics = (*source.diagnostics, *binder.diagnostics)
    if has_errors(diagnostics):
        return Office(file=file, diagnostics=diagnostics)
    return Office(
        issuers=facts.issuers or Issuers(),
        house_style=facts.house_style or HouseStyle(),
        template_folder=folder / facts.templates if facts.templates else None,
        indicator_file=folder / facts.indicators if facts.indicators else None,
        roster_file=folder / facts.roster if facts.roster else None,
        file=file,
        diagnostics=diagnostics,
        places=binder.places,
    )


def _with_indicators(office: Office) -> Office:
    """Return the office with the indicators of its own file."""
    if office.indicator_file is None:
        return office
    own, found = indicators_from(read_yaml(office.indicator_file))
    return replace(office, own_indicators=own, diagnostics=(*office.diagnostics, *found))
