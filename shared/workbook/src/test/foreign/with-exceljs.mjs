// Writes forms with ExcelJS. A name that ends in `+stream` is written by its streaming writer.
import { readFileSync } from "node:fs";
import ExcelJS from "exceljs";

const forms = JSON.parse(readFileSync("forms.json", "utf8"));

function fill(workbook, form, streaming) {
  workbook.properties ??= {};
  workbook.properties.date1904 = form.date1904;
  for (const data of form.sheets) {
    const sheet = workbook.addWorksheet(data.name, { state: data.hidden ? "hidden" : "visible" });
    data.hiddenColumns.forEach((column) => (sheet.getColumn(column + 1).hidden = true));
    data.hiddenRows.forEach((row) => (sheet.getRow(row + 1).hidden = true));
    for (const each of data.cells) {
      const cell = sheet.getRow(each.row + 1).getCell(each.column + 1);
      cell.value = each.kind === "formula" ? { formula: each.formula, result: each.value } : each.value;
      if (each.format) {
        cell.numFmt = each.format;
      }
    }
    data.merges.forEach(([top, left, bottom, right]) => sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1));
    if (streaming) {
      sheet.commit();
    }
  }
}

for (const argument of process.argv.slice(2)) {
  const [name, streaming] = argument.split("+");
  const filename = `files/exceljs-${name}${streaming ? "-stream" : ""}.xlsx`;
  if (streaming) {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: false });
    fill(workbook, forms[name], true);
    await workbook.commit();
  } else {
    const workbook = new ExcelJS.Workbook();
    fill(workbook, forms[name], false);
    await workbook.xlsx.writeFile(filename);
  }
}
