"""Our whole line for each input of a folder, as a batch takes it: read, validate, review, draft, render, check, write.

Arguments: INPUTS FOLDER PROCESSES.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from danvan_reports import Order, make_reports, write


def make(folder: Path, path: Path) -> None:
    """Make the document of one input."""
    [report] = make_reports(path, Order()).reports
    write(report, folder / f"{path.stem}.docx", flush_name=False)


if __name__ == "__main__":
    inputs, target, processes = sorted(Path(sys.argv[1]).glob("visit-*.yaml")), Path(sys.argv[2]), int(sys.argv[3])
    if processes == 1:
        for each in inputs:
            make(target, each)
    else:
        with ProcessPoolExecutor(processes) as pool:
            list(pool.map(partial(make, target), inputs, chunksize=10))
