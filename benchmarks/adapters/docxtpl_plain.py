"""docxtpl as its documentation shows it, with escaping on. Arguments: TEMPLATE DATA FOLDER."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template, data, folder = sys.argv[1:]
with Path(data).open(encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        document = DocxTemplate(template)
        document.render(record, autoescape=True)
        document.save(Path(folder, f"{record['id']}.docx"))
