"""Our renderer alone. Arguments: TEMPLATE DATA FOLDER."""

import json
import sys
from pathlib import Path

from danvan_reports.rendering import CompiledTemplate

template, data, folder = CompiledTemplate(Path(sys.argv[1])), *sys.argv[2:]
with Path(data).open(encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        Path(folder, f"{record['id']}.docx").write_bytes(template.render(record))
