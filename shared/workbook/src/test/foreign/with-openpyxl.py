"""Writes forms with openpyxl, which has no way to store the result of a formula."""

import json
import pathlib
import sys

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904


def write(form, path):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    if form["date1904"]:
        workbook.epoch = CALENDAR_MAC_1904
    for data in form["sheets"]:
        sheet = workbook.create_sheet(data["name"])
        sheet.sheet_state = "hidden" if data["hidden"] else "visible"
        for cell in data["cells"]:
            written = sheet.cell(cell["row"] + 1, cell["column"] + 1)
            written.value = "=" + cell["formula"] if cell["kind"] == "formula" else cell["value"]
            if "format" in cell:
                written.number_format = cell["format"]
        for top, left, bottom, right in data["merges"]:
            sheet.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        for row in data["hiddenRows"]:
            sheet.row_dimensions[row + 1].hidden = True
        for column in data["hiddenColumns"]:
            sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    workbook.save(path)


forms = json.loads(pathlib.Path("forms.json").read_text(encoding="utf-8"))
for name in sys.argv[1:]:
    write(forms[name], f"files/openpyxl-{name}.xlsx")
