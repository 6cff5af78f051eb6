"""Minutes of a body of the State: NĐ 30/2020/NĐ-CP, Phụ lục III, mẫu 1.9."""

from __future__ import annotations

from pathlib import Path

from danvan_reports.pipeline import make_reports
from danvan_reports.planning import Order

from .papers import GOLDENS, dump, lines, of_style

INPUT = Path(__file__).parent / "bien-ban-nha-nuoc.yaml"


def test_state_minutes__whole_and_sound() -> None:
    made = make_reports(INPUT, Order())
    (report,) = made.reports
    assert (report.profile, report.gaps, made.diagnostics) == ("state-nd30", (), ())
    assert dump(lines(report.content)) == (GOLDENS / "bien-ban-nha-nuoc.txt").read_text("utf-8")


def test_state_minutes__as_the_sample_sets_them() -> None:
    (report,) = make_reports(INPUT, Order()).reports
    found = lines(report.content)
    assert of_style(found, "NationalTitle", "NationalMotto", "PlaceAndDate") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert [text.split()[0] for text in of_style(found, "HeadingRoman")] == ["I.", "II.", "III.", "IV."]
    assert of_style(found, "SignAuthority")[:2] == ["THƯ KÝ", "CHỦ TỌA"]
    assert of_style(found, "RecipientsList")[-1] == "- Lưu: VT, Hồ sơ."
    assert [text[-3:] for text in of_style(found, "Closing")] == ["./."]
