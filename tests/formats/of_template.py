"""Documents of one template, as the parts that they have in common and those of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from danvan_reports.opc import FixedParts, SplitPackage, pack_part, read_package

if TYPE_CHECKING:
    from collections.abc import Sequence

_RELATIONSHIPS = ".rels"


def split(*documents: bytes) -> list[SplitPackage]:
    """Return documents as a template would have rendered them: what differs between them is their own.

    Raises:
        ValueError: they differ in what a template decides for all.
    """
    packages = [read_package(document, "") for document in documents]
    fixed = {name: content for name, content in packages[0].items() if _is_common(name, packages)}
    if any(name.endswith(_RELATIONSHIPS) and name not in fixed for package in packages for name in package):
        raise ValueError("their parts belong together in other ways")
    common = FixedParts([pack_part(name, content) for name, content in fixed.items()])
    return [SplitPackage(common, {n: part for n, part in each.items() if n not in fixed}) for each in packages]


def _is_common(name: str, packages: Sequence[dict[str, bytes]]) -> bool:
    return name != "word/document.xml" and len({package.get(name) for package in packages}) == 1
