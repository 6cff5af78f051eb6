"""What a running page works with: where the clerk's files are, the drafts under way, the office of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.office import read_office
from danvan_reports.records import dataclass
from danvan_reports.web.checks import Checks
from danvan_reports.web.drafts import Drafts
from danvan_reports.web.jobs import Jobs
from danvan_reports.web.previews import Previews
from danvan_reports.web.spare_office import SpareOffice

if TYPE_CHECKING:
    from pathlib import Path

    from danvan_reports.errors import OutputError
    from danvan_reports.office import Office
    from danvan_reports.web.drafts import Draft
    from danvan_reports.web.views import View
    from danvan_reports.web.workbooks import DroppedWorkbook

DATA_ENDINGS = frozenset({".yaml", ".yml"})
_OFFICE_FILE = "danvan.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """How the page was started: the clerk's folder, where drafts and compiled templates are kept, the language.

    ``office_program`` is LibreOffice, where this machine has it.
    """

    folder: Path
    draft_folder: Path
    cache: Path | None
    language: str
    office_program: str | None = None


class Desk:
    """The one clerk's desk; every screen works on it.

    ``views`` are the drafts as they were shown last; ``trouble`` is what keeps drafts from being written just now;
    ``workbook`` is the one dropped last.
    """

    def __init__(self, settings: Settings) -> None:
        """Lay out the desk."""
        self.settings = settings
        self.drafts = Drafts(settings.draft_folder)
        self.views: dict[str, View] = {}
        self.trouble: OutputError | None = None
        self.spare_office = SpareOffice(settings.office_program) if settings.office_program else None
        self.previews = Previews(self.spare_office)
        self.workbook: DroppedWorkbook | None = None
        self.checks = Checks()
        self.jobs = Jobs()

    def make_ready(self) -> None:
        """Start what takes time to start."""
        if self.spare_office:
            self.spare_office.make_ready()

    def clear(self) -> None:
        """End what was started, and write the drafts out."""
        if self.spare_office:
            self.spare_office.close()
        self.jobs.close()
        self.drafts.write_out()

    def files(self) -> tuple[Path, ...]:
        """Return the data files in the clerk's folder, by name."""
        found = (path for path in self.settings.folder.iterdir() if path.suffix.lower() in DATA_ENDINGS)
        return tuple(sorted(path for path in found if path.is_file() and path.name != _OFFICE_FILE))

    def file_called(self, name: str) -> Path | None:
        """Return the data file of that name in the clerk's folder; a name is looked up, never made into a path."""
        return next((path for path in self.files() if path.name == name), None)

    def office_of(self, draft: Draft) -> Office:
        """Return the office that the draft belongs to: that of its file, else that of the clerk's folder.

        Raises:
            InputError: A file or folder that ``danvan.yaml`` names is not there.
        """
        return read_office(draft.file if draft.file and draft.file.parent.is_dir() else self.settings.folder)
