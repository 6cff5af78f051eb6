"""The command line of ``make-report batch``: its options, what of them fits together, the order they mean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from danvan_reports.cli.common import add_loudness, check_profile
from danvan_reports.cli.parser import Parser
from danvan_reports.errors import InputError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from danvan_reports.batch.batch import BatchOrder
    from danvan_reports.batch.running import ExecutorFactory


def batch_options(arguments: Sequence[str], language: str) -> argparse.Namespace:
    """Return the options given.

    Raises:
        UsageError: They do not fit together.
        InputError: The file for the roll-up is not there; better said before the documents are made than after.
    """
    parser = _parser(language)
    options: argparse.Namespace = parser.parse_args(arguments)
    options.rollup = options.rollup or options.rollup_input is not None
    _check_usage(options, parser)
    if options.rollup_input and not options.rollup_input.is_file():
        raise InputError("input.missing", path=str(options.rollup_input))
    return options


def _parser(language: str) -> Parser:
    parser = Parser(language, prog="make-report batch")
    words = parser.words
    parser.description = words("cli.batch.description")
    parser.add_argument("input", nargs="?", type=Path, metavar="DIR|WORKBOOK", help=words("cli.batch.input"))
    parser.add_argument("-d", "--folder", type=Path, metavar="OUT", help=words("cli.batch.folder"))
    parser.add_argument("--rollup", action="store_true", help=words("cli.batch.rollup"))
    parser.add_argument("--rollup-input", type=Path, metavar="FILE", help=words("cli.batch.rollup-input"))
    parser.add_argument("--trace", metavar="INDICATOR", help=words("cli.batch.trace"))
    parser.add_argument("--roster", type=Path, metavar="FILE", help=words("cli.batch.roster"))
    parser.add_argument("--period", default="", metavar="PERIOD", help=words("cli.batch.period"))
    parser.add_argument("--kind", metavar="KIND", help=words("cli.batch.kind"))
    parser.add_argument("--profile", metavar="PROFILE", help=words("cli.make.profile"))
    parser.add_argument("--template", type=Path, metavar="FILE.docx", help=words("cli.make.template"))
    parser.add_argument(
        "-j", "--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help=words("cli.batch.jobs")
    )
    parser.add_argument("--cluster", metavar="tcp://HOST:PORT", help=words("cli.batch.cluster"))
    parser.add_argument("--resume", action="store_true", help=words("cli.batch.resume"))
    parser.add_argument("--new-workbook", type=Path, metavar="FILE.xlsx", help=words("cli.batch.new-workbook"))
    for flag in ("pdf", "final", "strict", "overwrite"):
        parser.add_argument(f"--{flag}", action="store_true", help=words(f"cli.make.{flag}"))
    parser.add_argument("--json", action="store_true", help=words("cli.json"))
    add_loudness(parser)
    return parser


def _check_usage(options: argparse.Namespace, parser: Parser) -> None:
    from danvan_reports.model.period import BOTH

    kinds = sorted(BOTH)
    if options.kind and options.kind not in kinds:
        raise UsageError("usage.unknown-kind", found=options.kind, expected=", ".join(kinds))
    check_profile(options.profile)
    if options.new_workbook:
        if not options.period:
            parser.error(parser.words("cli.batch.period-needed"))
        if options.new_workbook.suffix.lower() != ".xlsx":
            raise UsageError("usage.xlsx-name", path=str(options.new_workbook))
    elif options.input is None or (options.folder is None and not options.trace):
        parser.error(parser.words("cli.batch.input-and-folder"))
    if options.jobs < 1:
        parser.error(parser.words("cli.batch.jobs"))


def order_of(options: argparse.Namespace) -> BatchOrder:
    """Return the order that the options mean."""
    from danvan_reports.batch.batch import BatchOrder
    from danvan_reports.batch.running import process_pool
    from danvan_reports.planning import Order

    kinds = (options.kind,) if options.kind else ()
    make_executor: ExecutorFactory = process_pool
    if options.cluster:
        from danvan_reports.batch.cluster import cluster_of

        make_executor = cluster_of(options.cluster)
    return BatchOrder(
        order=Order(kinds, options.profile, options.template, options.final),
        roster=options.roster,
        period=options.period,
        workers=max(2, options.jobs) if options.cluster else options.jobs,
        make_executor=make_executor,
        resume=options.resume,
        overwrite=options.overwrite,
        with_facts=options.rollup,
        rollup_input=options.rollup_input,
        language=options.lang,
    )
