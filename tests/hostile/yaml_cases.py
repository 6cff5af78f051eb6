"""Inputs in YAML: the examples as trees, pruned and damaged, written out again; now and then damaged as text."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from danvan_reports.model.validation import validate
from danvan_reports.office import Office, read_office
from danvan_reports.pipeline import compose
from danvan_reports.planning import ALL, Order
from danvan_reports.sources.encoding import decode
from danvan_reports.sources.yaml_source import parse_yaml

from . import oracle
from .mutation import Case, damage_bytes, damage_text, odd_text, swell

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PROMISE = "fuzz-yaml"


@cache
def _trees() -> tuple[dict[str, Any], ...]:
    files = (*sorted(EXAMPLES.glob("*.yaml")), *sorted((EXAMPLES / "so-ket-2026").glob("*.yaml")))
    return tuple(yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files)


@cache
def _keys() -> tuple[str, ...]:
    def walk(node: Any) -> set[str]:
        if isinstance(node, dict):
            return {*node}.union(*map(walk, node.values()))
        return set().union(*map(walk, node)) if isinstance(node, list) else set()

    return tuple(sorted(set().union(*map(walk, _trees()))))


@cache
def _office() -> Office:
    return read_office(EXAMPLES / "visit.yaml")


def make(random: Random) -> Case:
    """Return an input: an example with some branches left out and a few faults put in."""
    tree = random.choice(_trees())
    grower = _Grower(random, keep=random.choice((0.5, 0.8, 0.95)), rate=random.choice((0, 0.01, 0.02, 0.05)))
    text = "\n".join(_written(grower.grown(tree), 0)) + "\n"
    chance = random.random()
    if chance < 0.08:
        times = random.randrange(1, 4)
        return Case("a.yaml", damage_text(random, text, times).encode("utf-8", "surrogatepass"), grower.faults + times)
    content = text.encode("utf-8", "surrogatepass")
    if chance < 0.11:
        return Case("a.yaml", damage_bytes(random, content, random.randrange(1, 4)), grower.faults + 1)
    if chance < 0.115:
        return Case("a.yaml", swell(random, text).encode("utf-8", "surrogatepass"), grower.faults + 1)
    return Case("a.yaml", content, grower.faults)


class _Grower:
    """Copies a tree with branches left out (``keep`` is how often one stays) and faults (``rate`` of the nodes)."""

    def __init__(self, random: Random, keep: float, rate: float) -> None:
        self.random = random
        self.keep = keep
        self.rate = rate
        self.faults = 0

    def grown(self, node: Any) -> Any:
        if self.random.random() < self.rate:
            self.faults += 1
            return self._faulty(node)
        if isinstance(node, dict):
            return {self._key(key): self.grown(value) for key, value in node.items() if self._stays(value)}
        if isinstance(node, list):
            return [self.grown(item) for item in node if self._stays(item)]
        return node

    def _stays(self, node: Any) -> bool:
        return isinstance(node, str) or self.random.random() < self.keep

    def _key(self, key: str) -> str:
        if self.random.random() >= self.rate / 3:
            return key
        self.faults += 1
        return self.random.choice((*_keys(), odd_text(self.random)))

    def _faulty(self, node: Any) -> Any:
        match self.random.randrange(8):
            case 0 | 1 | 2:
                return odd_text(self.random)
            case 3:
                return [] if self.random.random() < 0.5 else {}
            case 4:
                return [node, node]
            case 5:
                return {self.random.choice(_keys()): node}
            case 6:
                tree = self.random.choice(_trees())
                return tree.get(self.random.choice(sorted(tree)), "")
            case _:
                deep: Any = node
                for _ in range(self.random.choice((1, 3, 25))):
                    deep = [deep]
                return deep


def _written(node: Any, indent: int) -> list[str]:
    """Return the lines of a tree as block YAML; texts are quoted, so that they are what they are."""
    margin = " " * indent
    if isinstance(node, dict) and node:
        lines = []
        for key, value in node.items():
            name = key if key.isascii() and key.isidentifier() else json.dumps(key)
            inner = _written(value, indent + 2)
            lines += [f"{margin}{name}: {inner[0].strip()}"] if _is_leaf(value) else [f"{margin}{name}:", *inner]
        return lines
    if isinstance(node, list) and node:
        lines = []
        for item in node:
            inner = _written(item, indent + 2)
            lines += [f"{margin}- {inner[0][indent + 2 :]}", *inner[1:]]
        return lines
    if isinstance(node, str) and node.isascii() and node.isalnum():
        return [margin + node]
    return [margin + (json.dumps(node, ensure_ascii=False) if isinstance(node, str) else str(node))]


def _is_leaf(node: Any) -> bool:
    return isinstance(node, str) or not node


def run(case: Case) -> bool:
    """Take the input through the whole line; tell whether it got past reading."""
    text = decode(case.content, case.name)
    if not isinstance(text, str):
        oracle.worded(text)
        return False
    source = parse_yaml(text, case.name)
    if source.root is None:
        oracle.refused(source.diagnostics)
        return False
    validation = validate(source, _office().own_indicators)
    if validation.facts is None:
        oracle.refused(validation.diagnostics)
        return True
    oracle.no_floats(validation.facts)
    size = len(case.content)
    order = Order(kinds=(ALL,) if size % 32 == 0 else (), final=size % 16 == 1)
    outcome = compose(source, _office(), order)
    oracle.worded(outcome.diagnostics)
    for report in outcome.reports:
        oracle.whole_document(report.content)
    return True
