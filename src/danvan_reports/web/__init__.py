"""The local page of ``make-report serve``: forms, findings, pages and files over the same pipeline as the command line.

One user, one machine: Starlette on 127.0.0.1, plain HTML made by Jinja2, one style sheet, and scripts of our own (the
heart of the page is a queue of edits that carry the version of the draft and keep the caret where it is; a library of
swaps would have been worked around, not used). Nothing is fetched from anywhere else, and no script stands in a page.

What does what, from the door inwards:

``guard``      who may ask at all: host, origin, token, size of what is sent, and the headers of every answer
``app``        the routes; a screen is a module with a list ``ROUTES``, entered there
``desk``       what a running page works with: its settings, drafts and office; the only state there is
``screens``    answers: a page of ``pages/`` filled in, fragments for the scripts, files, refusals in words
``requests``   reading what the browser sent: fields of a small form, a file, an edit
``home``       screen: new document, open a file, start from the last visit, drafts under way
``editor``     screen: the form of a draft, its edits, its findings, the documents made from it
``workbooks``  screen: the units of a workbook that was dropped, each to be begun as a draft
``drafts``     drafts as plain YAML files with a version, safe against two tabs and a changed file
``fields``     what a field of the form is, as data
``form``       the fields of a draft, made from the declarations of the model and the tree of a text
``changes``    one edit of a field, made in the text of the draft (by ``sources.yaml_editing``, comments kept)
``views``      a draft as a screen shows it: form, findings, document for one kind
``taking``     the files a clerk takes from a draft: ``.docx``, PDF, data file; saving
``beginnings`` what is carried over from the last visit of the same unit
``seeing``     the pages of a draft's document, beside its form
``checking``   screens: any ``.docx`` against the format, its findings on its pages
``batching``   screens: a workbook of many units, its progress, the documents
``previews``   how a document looks: by LibreOffice (``spare_office``, ``sheets``) or drawn (``styled``)
``office_watch`` ends the offices of a page that was killed outright
``marks``      what a look is marked with: findings where they stand
``checks``     the documents that were checked last
``jobs``       batches under way
``echo``       a number or a date as the program understood it, in words
``standing``   what the pipeline says of a draft: findings by field, gaps, documents

Answers to scripts are fragments: HTML elements with an ``id``, each put in place of the element of that id
(``static/fragments.js``). A new screen is a module here, a page in ``pages/`` and its words in ``web.po``.
"""
