"""The document kinds: what each is called, numbered and issued by, and which inputs have it."""

from __future__ import annotations

from danvan_reports.records import dataclass

SUPERVISION = "supervision"
INSPECTION = "inspection"
SURVEY = "survey"
JOINT = "inspection-supervision"

VISIT_KINDS = {
    SUPERVISION: ("giám sát", "giam-sat"),
    INSPECTION: ("kiểm tra", "kiem-tra"),
    SURVEY: ("khảo sát", "khao-sat"),
    JOINT: ("kiểm tra, giám sát", "kiem-tra-giam-sat"),
}

PART_OF_YEAR = "part-of-year"
WHOLE_YEAR = "whole-year"
ROLLED_UP = "rolled-up"
PERIODS = frozenset({PART_OF_YEAR, WHOLE_YEAR, ROLLED_UP})
"""What a period report tells of, as visits have kinds."""


CALENDAR = "calendar"
REQUEST = "request"
REMINDER = "reminder"
"""What a letter of the visit is about."""

DEPLOYMENT = "deployment"
WORKING_SESSION = "working-session"
CONFERENCE = "conference"
DELIVERY = "delivery"
"""What a meeting of the visit is for."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of paper.

    ``type_word`` is the name of its type in a sentence and decides the symbol (``-KL/``); in capitals it is the
    title. ``issuer`` names the field of ``Issuers`` whose letterhead, symbol and signer the paper carries.
    ``subjects`` are what an input must tell of to have the paper: kinds of visit. ``formal`` is False for what is no
    văn bản with a letterhead: it is laid out like one and not checked against its format. A visit may need several
    papers of one ``form``: each further one is a kind of its own with the template of the first, about one ``topic``,
    and belongs to the whole set of an input that has an entry for it.
    """

    id: str
    title: str
    title_en: str
    type_word: str
    issuer: str
    subjects: frozenset[str]
    formal: bool = True
    form: str = ""
    topic: str = ""

    @property
    def template(self) -> str:
        """The kind by which its template is named and its wording drafted."""
        return self.form or self.id

    @property
    def type_name(self) -> str:
        """The name of the type as it stands in the title: ``KẾT LUẬN``."""
        return self.type_word.upper()


_ANY = frozenset({SUPERVISION, INSPECTION, SURVEY, JOINT})
_BY_DECISION = frozenset({SUPERVISION, INSPECTION, JOINT})
"""The visits of a team that a decision sets up; a survey goes by the working programme."""

_IN_ORDER = (
    DocumentKind(
        "quyet-dinh-thanh-lap-doan",
        "Quyết định thành lập đoàn",
        "Decision setting up the team",
        "Quyết định",
        "committee",
        _BY_DECISION,
    ),
    DocumentKind("ke-hoach-giam-sat", "Kế hoạch làm việc của đoàn", "Plan of the visit", "Kế hoạch", "committee", _ANY),
    DocumentKind(
        "de-cuong-bao-cao",
        "Đề cương gợi ý báo cáo",
        "Outline for the unit's own report",
        "Đề cương",
        "committee",
        _ANY,
        formal=False,
    ),
    DocumentKind(
        "cong-van",
        "Công văn: lịch làm việc, yêu cầu báo cáo, đôn đốc",
        "Official letter: calendar, request for a report, reminder",
        "Công văn",
        "advisory_body",
        _ANY,
    ),
    DocumentKind(
        "cong-van-yeu-cau-bao-cao",
        "Công văn yêu cầu báo cáo, khi còn công văn khác",
        "Letter requesting a report, beside another letter",
        "Công văn",
        "advisory_body",
        _ANY,
        form="cong-van",
        topic=REQUEST,
    ),
    DocumentKind(
        "bien-ban-trien-khai",
        "Biên bản triển khai quyết định, khi còn biên bản khác",
        "Minutes of making the decision known, beside others",
        "Biên bản",
        "team",
        _BY_DECISION,
        form="bien-ban-lam-viec",
        topic=DEPLOYMENT,
    ),
    DocumentKind("bien-ban-lam-viec", "Biên bản", "Minutes of a meeting", "Biên bản", "team", _ANY),
    DocumentKind(
        "bao-cao-ket-qua-giam-sat",
        "Báo cáo kết quả giám sát của đoàn",
        "The team's report on a supervision visit",
        "Báo cáo",
        "team",
        frozenset({SUPERVISION}),
    ),
    DocumentKind(
        "bao-cao-ket-qua-kiem-tra",
        "Báo cáo kết quả kiểm tra của đoàn",
        "The team's report on an inspection",
        "Báo cáo",
        "team",
        frozenset({INSPECTION, JOINT}),
    ),
    DocumentKind(
        "bao-cao-khao-sat",
        "Báo cáo kết quả khảo sát",
        "Report on a survey",
        "Báo cáo",
        "team",
        frozenset({SURVEY}),
    ),
    DocumentKind(
        "bien-ban-hoi-nghi",
        "Biên bản hội nghị thông qua, khi còn biên bản khác",
        "Minutes of the conference that adopts the draft, beside others",
        "Biên bản",
        "team",
        _BY_DECISION,
        form="bien-ban-lam-viec",
        topic=CONFERENCE,
    ),
    DocumentKind(
        "to-trinh",
        "Tờ trình dự thảo văn bản kết thúc",
        "Submission of the draft final paper",
        "Tờ trình",
        "advisory_body",
        _BY_DECISION,
    ),
    DocumentKind(
        "ket-luan-giam-sat",
        "Kết luận giám sát",
        "Conclusion of a supervision visit",
        "Kết luận",
        "committee",
        frozenset({SUPERVISION}),
    ),
    DocumentKind(
        "thong-bao-ket-qua-giam-sat",
        "Thông báo kết quả giám sát",
        "Notice of the results of a supervision visit",
        "Thông báo",
        "committee",
        frozenset({SUPERVISION}),
    ),
    DocumentKind(
        "thong-bao-ket-luan-kiem-tra",
        "Thông báo kết luận kiểm tra",
        "Notice of the conclusion of an inspection",
        "Thông báo",
        "committee",
        frozenset({INSPECTION, JOINT}),
    ),
    DocumentKind(
        "bien-ban-giao-thong-bao",
        "Biên bản giao thông báo, khi còn biên bản khác",
        "Minutes of handing over the final paper, beside others",
        "Biên bản",
        "team",
        _BY_DECISION,
        form="bien-ban-lam-viec",
        topic=DELIVERY,
    ),
    DocumentKind(
        "cong-van-don-doc",
        "Công văn đôn đốc, khi còn công văn khác",
        "Letter of reminder, beside another letter",
        "Công văn",
        "advisory_body",
        _ANY,
        form="cong-van",
        topic=REMINDER,
    ),
    DocumentKind(
        "bao-cao-khac-phuc",
        "Báo cáo kết quả khắc phục",
        "The unit's report on what it put right",
        "Báo cáo",
        "unit",
        _BY_DECISION,
    ),
    DocumentKind("tin-bai", "Tin bài", "News item", "Tin", "advisory_body", _ANY, formal=False),
    DocumentKind(
        "bao-cao-so-ket",
        "Báo cáo sơ kết quý, 6 tháng, 9 tháng",
        "Report on a part of the year",
        "Báo cáo",
        "advisory_body",
        frozenset({PART_OF_YEAR}),
    ),
    DocumentKind(
        "bao-cao-tong-ket",
        "Báo cáo tổng kết năm",
        "Report on a year",
        "Báo cáo",
        "advisory_body",
        frozenset({WHOLE_YEAR}),
    ),
    DocumentKind(
        "bao-cao-tong-hop",
        "Báo cáo tổng hợp của tỉnh từ báo cáo của các đơn vị (lệnh batch)",
        "Report of a province rolled up from its units (verb batch)",
        "Báo cáo",
        "advisory_body",
        frozenset({ROLLED_UP}),
    ),
)

KINDS: dict[str, DocumentKind] = {kind.id: kind for kind in _IN_ORDER}
"""Every kind by its id, in the order of the work process."""

CONCLUSIONS = frozenset({"ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat", "thong-bao-ket-luan-kiem-tra"})
"""The papers that end a visit of a team set up by decision."""

SURVEY_REPORTS = frozenset({"bao-cao-khao-sat"})
JUDGING_REPORTS = frozenset({"bao-cao-ket-qua-giam-sat", "bao-cao-ket-qua-kiem-tra"})
"""The reports of a team that judges, so that the unit is heard; a survey judges nobody."""

TEAM_REPORTS = JUDGING_REPORTS | SURVEY_REPORTS
ASSESSMENTS = CONCLUSIONS | TEAM_REPORTS
"""The papers that say what was found and what is asked for."""

DECISIONS = frozenset({"quyet-dinh-thanh-lap-doan"})
PLANS = frozenset({"ke-hoach-giam-sat"})
OUTLINES = frozenset({"de-cuong-bao-cao"})
_LETTER, _MINUTES = "cong-van", "bien-ban-lam-viec"
LETTERS = frozenset(kind.id for kind in _IN_ORDER if kind.template == _LETTER)
MINUTES = frozenset(kind.id for kind in _IN_ORDER if kind.template == _MINUTES)
ANY_LETTER, ANY_MINUTES = frozenset({_LETTER}), frozenset({_MINUTES})
"""The letter and the minutes whose topic the input says; that of the further ones is in their kind."""

REQUESTS = ANY_LETTER | {kind.id for kind in _IN_ORDER if kind.topic == REQUEST}
REMINDERS = ANY_LETTER | {kind.id for kind in _IN_ORDER if kind.topic == REMINDER}
"""The letters that may request a report, and those that may remind of one."""

FOLLOW_UPS = frozenset({"bao-cao-khac-phuc"})
SUBMISSIONS = frozenset({"to-trinh"})
NEWS = frozenset({"tin-bai"})
PERIOD_REPORTS = frozenset({"bao-cao-so-ket", "bao-cao-tong-ket", "bao-cao-tong-hop"})
WITH_ANNEX = ASSESSMENTS | PERIOD_REPORTS
"""The papers that a table of figures can be annexed to."""


def ends_in_conclusion(house_style: str | None, own_kind: str | None) -> bool:
    """Tell which of its two forms, conclusion or notice, ends a supervision.

    The ``house_style`` says ("conclusion", "notice"), else the input by the kind it was written for, else a notice.
    """
    return house_style == "conclusion" if house_style else own_kind == "ket-luan-giam-sat"


def kind_ids() -> tuple[str, ...]:
    """Return every kind's id, in the order of the work process."""
    return tuple(KINDS)
