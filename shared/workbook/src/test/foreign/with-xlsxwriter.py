"""Writes forms with XlsxWriter. A name that ends in `+inline` is written with texts in their cells, row by row."""

import json
import pathlib
import sys

import xlsxwriter


def write(form, path, inline):
    options = {"default_date_format": "yyyy/m/d", "constant_memory": inline}
    if form["date1904"]:
        options["date_1904"] = True
    workbook = xlsxwriter.Workbook(path, options)
    for data in form["sheets"]:
        sheet = workbook.add_worksheet(data["name"])
        if data["hidden"]:
            sheet.hide()
        for row in data["hiddenRows"]:
            sheet.set_row(row, None, None, {"hidden": True})
        for column in data["hiddenColumns"]:
            sheet.set_column(column, column, None, None, {"hidden": True})
        for cell in sorted(data["cells"], key=lambda cell: (cell["row"], cell["column"])):
            put(workbook, sheet, cell)
        if not inline:
            merge(workbook, sheet, data)
    workbook.close()


def put(workbook, sheet, cell):
    row, column, value = cell["row"], cell["column"], cell["value"]
    match cell["kind"]:
        case "text":
            sheet.write_string(row, column, value)
        case "formula":
            sheet.write_formula(row, column, "=" + cell["formula"], None, value)
        case "number":
            sheet.write_number(row, column, value)
        case "date":
            number_format = cell.get("format_id", cell.get("format"))
            sheet.write_number(row, column, value, workbook.add_format({"num_format": number_format}))


def merge(workbook, sheet, data):
    first = {(cell["row"], cell["column"]): cell for cell in data["cells"]}
    for top, left, bottom, right in data["merges"]:
        sheet.merge_range(top, left, bottom, right, "")
        if (top, left) in first:
            put(workbook, sheet, first[top, left])


forms = json.loads(pathlib.Path("forms.json").read_text(encoding="utf-8"))
for argument in sys.argv[1:]:
    name, _, inline = argument.partition("+")
    suffix = "-inline" if inline else ""
    write(forms[name], f"files/xlsxwriter-{name}{suffix}.xlsx", bool(inline))
