"""The document kinds: what each is called, numbered and issued by, and which inputs have it."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of paper.

    ``type_word`` is the name of its type in a sentence and decides the symbol (``-KL/``); in capitals it is the
    title. ``issuer`` names the field of ``Issuers`` whose letterhead, symbol and signer the paper carries.
    ``subjects`` are what an input must tell of to have the paper: kinds of visit.
    """

    id: str
    title: str
    title_en: str
    type_word: str
    issuer: str
    subjects: frozenset[str]

    @property
    def type_name(self) -> str:
        """The name of the type as it stands in the title: ``KẾT LUẬN``."""
        return self.type_word.upper()


KINDS: dict[str, DocumentKind] = {
    kind.id: kind
    for kind in (
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
    )
}

CONCLUSIONS = frozenset({"ket-luan-giam-sat", "thong-bao-ket-qua-giam-sat"})


def kind_ids() -> tuple[str, ...]:
    """Return every kind's id, in the order of the work process."""
    return tuple(KINDS)
