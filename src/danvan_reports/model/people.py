"""People and bodies: who took part, who issues a paper, who signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from danvan_reports.model.declarations import fact
from danvan_reports.model.readers import TEXT, TEXTS, Choice, Record, Records
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from danvan_reports.diagnostics import InputPath

ROLES = {
    "leader": ("trưởng đoàn", "truong_doan"),
    "deputy": ("phó trưởng đoàn", "pho_truong_doan"),
    "member": ("thành viên", "thanh_vien"),
    "secretary": ("thư ký", "thu_ky"),
}

PARTY: Final = "party"
STATE: Final = "state"
REGIMES = {PARTY: ("đảng", "dang"), STATE: ("nhà nước", "nha_nuoc")}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who took part, with the posts as they stand in the paper (Party posts first)."""

    name: str = fact("ho_ten", TEXT, "Họ và tên", required=True, example="Nguyễn Văn A")
    position: str = fact(
        "chuc_vu",
        TEXT,
        "Chức vụ",
        help="Chức vụ Đảng trước, chính quyền sau",
        example="Phó Bí thư Đảng ủy xã",
    )
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class TeamMember:
    """A member of the supervision team (đoàn giám sát) with the role held in it."""

    name: str = fact("ho_ten", TEXT, "Họ và tên", required=True, example="Trần Văn B")
    position: str = fact("chuc_vu", TEXT, "Chức vụ", example="Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy")
    role: str | None = fact("vai_tro", Choice(ROLES), "Vai trò trong Đoàn", example="trưởng đoàn")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Team:
    """The supervision team (đoàn giám sát)."""

    name: str = fact("ten", TEXT, "Tên Đoàn", example="Đoàn giám sát số 1377")
    members: tuple[TeamMember, ...] = fact(
        "thanh_vien",
        Records(Record(TeamMember)),
        "Thành viên Đoàn",
        help="Theo thứ tự chức vụ; chương trình không xếp lại",
    )
    path: InputPath = ()

    @property
    def leaders(self) -> tuple[TeamMember, ...]:
        """The members whose role is trưởng đoàn; a team has one, and more are told as a slip."""
        return tuple(member for member in self.members if member.role == "leader")

    @property
    def leader(self) -> TeamMember | None:
        """The first of the members whose role is trưởng đoàn; None when the input names none."""
        return next(iter(self.leaders), None)


@dataclass(frozen=True, slots=True)
class Participants:
    """Those present, by side, each in rank order as typed (never sorted)."""

    team_side: tuple[Person, ...] = fact("phia_doan", Records(Record(Person)), "Về phía Đoàn")
    unit_side: tuple[Person, ...] = fact("phia_don_vi", Records(Record(Person)), "Về phía đơn vị")
    others: tuple[Person, ...] = fact("thanh_phan_khac", Records(Record(Person)), "Thành phần khác")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs and in what right: ``T/M BAN THƯỜNG VỤ`` / ``PHÓ BÍ THƯ`` / full name (HD 05-HD/VPTW, I.7)."""

    authority: str = fact("quyen_han", TEXT, "Quyền hạn ký", help="T/M, K/T, T/L ...", example="T/M BAN THƯỜNG VỤ")
    positions: tuple[str, ...] = fact("chuc_vu", TEXTS, "Chức vụ người ký", example="PHÓ BÍ THƯ")
    name: str = fact("ho_ten", TEXT, "Họ và tên người ký", example="Nguyễn Văn A")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body that issues papers, with all that stands on them because of it (HD 05-HD/VPTW, I.2 to I.4, I.7, I.9)."""

    name: str = fact("ten", TEXT, "Tên cơ quan trong câu văn", required=True, example="Ban Thường vụ Tỉnh ủy")
    superior: str = fact("co_quan_cap_tren", TEXT, "Dòng cơ quan cấp trên ở tiêu đề", example="ĐẢNG BỘ TỈNH ...")
    letterhead: str = fact("tieu_de", TEXT, "Dòng cơ quan ban hành ở tiêu đề", example="TỈNH ỦY ...")
    symbol: str = fact("ky_hieu", TEXT, "Ký hiệu cơ quan", example="TU")
    place: str = fact("dia_danh", TEXT, "Địa danh ghi trước ngày ký")
    signers: tuple[Signer, ...] = fact(
        "nguoi_ky", Records(Record(Signer)), "Người ký", help="Người đầu tiên là mặc định"
    )
    recipients: tuple[str, ...] = fact("noi_nhan", TEXTS, "Nơi nhận", help="Không ghi dòng Lưu")
    archive: str = fact("luu", TEXT, "Nơi lưu", example="Văn phòng Tỉnh ủy")
    regime: str | None = fact("he_van_ban", Choice(REGIMES), "Văn bản của Đảng hay của Nhà nước", example="đảng")
    path: InputPath = ()


@dataclass(frozen=True, slots=True)
class Issuers:
    """The bodies whose papers an office makes.

    A body given in an input replaces the office's whole entry, so that facts of two offices never mix.
    """

    committee: Issuer | None = fact(
        ("cap_uy", "ban_thuong_vu"),
        Record(Issuer),
        "Cấp ủy, ban thường vụ",
        help="Ban hành kết luận, thông báo, quyết định",
    )
    advisory_body: Issuer | None = fact(("ban", "co_quan_tham_muu"), Record(Issuer), "Ban tham mưu của cấp ủy")
    team: Issuer | None = fact(
        "doan",
        Record(Issuer),
        "Đoàn",
        help="Ban hành báo cáo kết quả, biên bản; để trống thì ghi theo tên Đoàn và cơ quan thành lập",
    )
    unit: Issuer | None = fact(
        "don_vi", Record(Issuer), "Đơn vị được làm việc", help="Ban hành báo cáo kết quả khắc phục"
    )
    government: Issuer | None = fact(
        "uy_ban", Record(Issuer), "Ủy ban nhân dân", help="Ghi he_van_ban: nhà nước; ban hành báo cáo sơ kết, tổng kết"
    )
    front: Issuer | None = fact("mat_tran", Record(Issuer), "Ủy ban Mặt trận Tổ quốc")
    path: InputPath = ()
