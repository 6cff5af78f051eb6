"""Our whole line for each input of a folder, as a batch takes it: the office once, then of every input all the rest.

Read, validate, review, draft, render, check, write. Arguments: INPUTS FOLDER PROCESSES.
"""

import gc
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from danvan_reports import Order, compose, write
from danvan_reports.__main__ import OBJECTS_BEFORE_COLLECTING
from danvan_reports.office import Office, read_office
from danvan_reports.sources.yaml_source import read_yaml


def make(office: Office, folder: Path, path: Path) -> None:
    """Make the document of one input."""
    [report] = compose(read_yaml(path), office, Order()).reports
    write(report, folder / f"{path.stem}.docx", flush_name=False)


if __name__ == "__main__":
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING)
    inputs, target, processes = sorted(Path(sys.argv[1]).glob("visit-*.yaml")), Path(sys.argv[2]), int(sys.argv[3])
    one = partial(make, read_office(Path(sys.argv[1])), target)
    if processes == 1:
        for each in inputs:
            one(each)
    else:
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(one, inputs, chunksize=10))
