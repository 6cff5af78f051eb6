"""Documents of one template, read by what they have in common: markup whose facts are worked out once.

What a template renders is its own markup with other texts in it. All but the words hangs on the markup: that of the
paragraph, and that before it which opens tables and sections. So a paragraph's markup is read once, with marks in
place of its texts, and afterwards looked up.

Only markup of the kinds below is known this way; a document with any other, with automatic lists, fields or drawings,
is read as any document is. That both ways give the same facts is what ``tests/formats/test_markup.py`` holds.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from danvan_reports.formats.facts.model import Paragraph, Run
from danvan_reports.formats.facts.wordml import is_normalised, normalise
from danvan_reports.opc import unescaped
from danvan_reports.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from danvan_reports.formats.facts.model import Look

_PLAIN = frozenset({
    "p", "pPr", "pStyle", "keepNext", "keepLines", "framePr", "pBdr", "top", "left", "bottom", "right", "spacing",
    "ind", "jc", "tabs", "tab", "contextualSpacing", "pageBreakBefore", "outlineLvl", "r", "rPr", "rStyle", "rFonts",
    "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "u", "lang", "t",
})  # fmt: skip
"""Elements that change nothing for the paragraphs after theirs."""
_LAYING_OUT = frozenset({
    "document", "body", "br", "tbl", "tblPr", "tblStyle", "tblW", "tblInd", "tblLayout", "tblCellMar", "tblBorders",
    "insideH", "insideV", "tblGrid", "gridCol", "tr", "trPr", "cantSplit", "tblHeader", "trHeight", "tc", "tcPr", "tcW",
    "vAlign", "gridSpan", "vMerge", "tcMar", "tcBorders", "shd", "sectPr", "headerReference", "footerReference", "pgSz",
    "pgMar", "pgNumType", "cols", "titlePg", "type", "docGrid",
})  # fmt: skip
"""Elements on which the place of the paragraphs after them may hang."""
_ELEMENT = re.compile(r"<([^/?>\s]+)")
_NEW_LINE = "<w:br/>"
_PARAGRAPH = re.compile(r"<w:p[ />]")
_SECTION = re.compile(rb"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_SLOT = "\ue000"
_DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TO_RESOLVE = ((b"!", b"<!"), (b"?", b"<?"), (b"#", b"&#"), (b"\r", b"\r"), (b"\xee", _SLOT.encode()))
"""What a parser resolves, each after its rarest byte, which is looked for first."""
_MARK = re.compile("\ue001([0-9]+)([aA])\ue002")
_ONE_TEXT = (0,)
_END = "</w:p>"
_END_OF_TEXT = "</w:t>"
_OPENED = ("<w:t", '<w:t xml:space="preserve"')
_MOST_KNOWN = 4_000
"""Kinds of paragraphs and places kept of one template, many times what its documents have; no more are learnt."""


@dataclass(frozen=True, slots=True)
class _RunForm:
    """A run whose text is to come: ``parts`` are its fixed letters, and numbers of texts of the paragraph."""

    look: Look
    element: int
    capitals: bool
    parts: tuple[str | int, ...]

    def filled(self, texts: Sequence[str], *, are_clean: bool) -> tuple[Run, bool]:
        """Return the run with the texts of its paragraph, and whether its letters are stored as NFC."""
        if are_clean and self.parts == _ONE_TEXT:
            text, composed = texts[0], True
        else:
            raw = "".join([part if isinstance(part, str) else texts[part] for part in self.parts])
            text, composed = normalise(raw), is_normalized("NFC", raw)
        return Run(text.upper() if self.capitals else text, self.look, self.element), composed


def sections_markup(content: bytes) -> tuple[bytes, ...]:
    """Return the markup of all sections: what stands in a section hangs on it, though it comes at the end."""
    return tuple(_SECTION.findall(content))


class _Known:
    """A paragraph whose texts are to come, and the state in which the next one is read."""

    __slots__ = ("_form", "_runs", "after")

    def __init__(self, form: Paragraph, runs: tuple[_RunForm, ...], after: int) -> None:
        self._form = form
        self._runs = runs
        self.after = after

    def paragraph(self, number: int, texts: Sequence[str], *, are_clean: bool) -> Paragraph:
        """Return the paragraph with these texts; clean ones need no normalising."""
        runs, composed = [], True
        for form in self._runs:
            run, is_composed = form.filled(texts, are_clean=are_clean)
            runs.append(run)
            composed = composed and is_composed
        shown = self._form
        return Paragraph(
            number,
            shown.part,
            tuple(runs),
            runs[0].text if len(runs) == 1 else "".join([run.text for run in runs]),
            "",
            shown.style,
            shown.style_name,
            shown.layout,
            shown.place,
            shown.section,
            shown.starts_page,
            composed,
            kin=self,
        )


class KnownMarkup:
    """The markup of one template's documents that was met so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[tuple[int, str], _Known] = {}
        self._states: dict[object, int] = {}
        # Two threads that learn at once take different numbers.
        self._numbers = count(0, 2)
        self._learnable = True

    def paragraphs(self, content: bytes, layout: object) -> tuple[list[Paragraph], list[str]] | None:
        """Return the paragraphs of a main part, and the text of each as it is stored, but for blanks.

        ``layout`` stands for what places and looks hang on besides: sections, and parts that may differ between
        documents. None when the part has markup that was not learnt.
        """
        state = self._states.get(layout) if _is_plain(content) else None
        if state is None:
            return None
        xml = content.decode()
        *pieces, _ = xml.split(_END)
        are_clean = is_normalised(xml)
        found, stored = [], []
        for number, piece in enumerate(pieces, start=1):
            markup, texts = _cut(piece)
            known = self._known.get((state, markup))
            if known is None:
                return None
            found.append(known.paragraph(number, texts, are_clean=are_clean))
            stored.append("".join(texts))
            state = known.after
        return found, stored

    def learn(self, content: bytes, layout: object, read: Callable[[bytes], Iterable[Paragraph]]) -> None:
        """Remember the markup of a main part, unless it is of other kinds; then that of the template is left alone.

        ``read`` reads the part anew, with marks in place of its texts.
        """
        if not self._learnable or len(self._known) >= _MOST_KNOWN or not _is_plain(content):
            return
        *pieces, rest = content.decode().split(_END)
        cut = [_cut(piece)[0] for piece in pieces]
        forms = _forms(cut, rest, read)
        if forms is None:
            self._learnable = False
        else:
            self._keep(layout, cut, forms)

    def _keep(self, layout: object, cut: Sequence[str], forms: Mapping[int, Paragraph]) -> None:
        state = self._state(layout)
        for number, markup in enumerate(cut, start=1):
            known = self._known.get((state, markup))
            if known is None:
                if len(self._known) >= _MOST_KNOWN:
                    return
                after = self._after(state, markup)
                runs = tuple(map(_run_form, forms[number].runs))
                known = self._known[state, markup] = _Known(forms[number], runs, after)
            state = known.after

    def _after(self, state: int, markup: str) -> int:
        """Return the state after a paragraph: what changes nothing for the next only ends the line of those before.

        So the many paragraphs of a text are all read in one state, and those of a table row in one state per row.
        """
        changes = not _elements(markup) <= _PLAIN
        return self._state((state, markup)) if changes else state | 1

    def _state(self, reached: object) -> int:
        """Return the number of a state: what opened the part, or a state and the markup after it. Odd ones follow."""
        return self._states.setdefault(reached, next(self._numbers))


def _is_plain(content: bytes) -> bool:
    """Tell whether splitting at tags finds what a parser would: no comments, references or ends of line to resolve."""
    start = len(_DECLARED)
    return content.startswith(_DECLARED) and not any(
        content.find(rare, start) >= 0 and content.find(whole, start) >= 0 for rare, whole in _TO_RESOLVE
    )


def _cut(piece: str) -> tuple[str, list[str]]:
    """Return the markup of a paragraph with a slot for every text, and the texts. Blanks are part of the markup."""
    chunks = piece.split(_END_OF_TEXT)
    texts = []
    for number in range(len(chunks) - 1):
        markup, _, text = chunks[number].rpartition(">")
        if text and not text.isspace():
            chunks[number] = markup + _SLOT
            texts.append(unescaped(text))
    return _END_OF_TEXT.join(chunks), texts


def _elements(markup: str) -> set[str]:
    return {name.removeprefix("w:") for name in _ELEMENT.findall(markup.replace(_NEW_LINE, ""))}


def _forms(
    cut: Sequence[str], rest: str, read: Callable[[bytes], Iterable[Paragraph]]
) -> Mapping[int, Paragraph] | None:
    """Return paragraphs of this markup with marks for texts, by number; None where their facts hang on more than it."""
    if not all(map(_is_learnable, cut)) or _PARAGRAPH.search(rest):
        return None
    marked = _END.join([*map(_marked, cut), rest])
    forms = {form.number: form for form in read(marked.encode())}
    hangs_on_it = len(forms) == len(cut) and not any(form.label or form.hidden for form in forms.values())
    return forms if hangs_on_it else None


def _is_learnable(markup: str) -> bool:
    """Tell whether a piece is one paragraph of known elements, in which every slot is the whole text of a ``w:t``."""
    *before, _ = markup.split(_SLOT)
    whole = all(each.endswith(_OPENED) for each in before)
    return whole and len(_PARAGRAPH.findall(markup)) == 1 and _elements(markup) <= _PLAIN | _LAYING_OUT


def _marked(markup: str) -> str:
    before, *others = markup.split(_SLOT)
    marks = (f">\ue001{number}a\ue002{other}" for number, other in enumerate(others))
    return before + "".join(marks)


def _run_form(run: Run) -> _RunForm:
    parts: list[str | int] = []
    pieces = _MARK.split(run.text)
    for literal, number in zip(pieces[::3], [*pieces[1::3], ""], strict=True):
        parts += [literal] if literal else []
        parts += [int(number)] if number else []
    return _RunForm(run.look, run.element, "A" in pieces[2::3], tuple(parts))
