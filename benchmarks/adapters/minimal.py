"""The shortest docxtpl script there is for one document. Arguments: TEMPLATE CONTEXT.json DOCUMENT."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template = DocxTemplate(sys.argv[1])
template.render(json.loads(Path(sys.argv[2]).read_text("utf-8")), autoescape=True)
template.save(sys.argv[3])
