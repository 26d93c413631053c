// Writes forms with SheetJS. An argument is a form, a book type of SheetJS, and perhaps a mark:
// `plain:xlsx`, `plain:xlsx:shared` (texts in a table of their own), `plain:biff8`.
import { readFileSync, writeFileSync } from "node:fs";
import XLSX from "xlsx";

const forms = JSON.parse(readFileSync("forms.json", "utf8"));
const extensions = { biff8: "xls", biff5: "xls", biff2: "xls", xlml: "xml" };

function cell(data) {
  switch (data.kind) {
    case "text":
      return { t: "s", v: data.value };
    case "formula":
      return { t: "s", v: data.value, f: data.formula };
    case "number":
      return { t: "n", v: data.value };
    case "date":
      return { t: "n", v: data.value, z: data.format };
  }
  throw new Error(data.kind);
}

function workbook(form) {
  const book = XLSX.utils.book_new();
  book.Workbook = { WBProps: { date1904: form.date1904 }, Sheets: [] };
  for (const data of form.sheets) {
    const sheet = {};
    let rows = 0;
    let columns = 0;
    for (const each of data.cells) {
      sheet[XLSX.utils.encode_cell({ r: each.row, c: each.column })] = cell(each);
      rows = Math.max(rows, each.row);
      columns = Math.max(columns, each.column);
    }
    sheet["!ref"] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows, c: columns } });
    sheet["!merges"] = data.merges.map(([top, left, bottom, right]) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    }));
    sheet["!rows"] = [];
    data.hiddenRows.forEach((row) => (sheet["!rows"][row] = { hidden: true }));
    sheet["!cols"] = [];
    data.hiddenColumns.forEach((column) => (sheet["!cols"][column] = { hidden: true }));
    XLSX.utils.book_append_sheet(book, sheet, data.name);
    book.Workbook.Sheets.push({ name: data.name, Hidden: data.hidden ? 1 : 0 });
  }
  return book;
}

for (const argument of process.argv.slice(2)) {
  const [name, bookType, mark] = argument.split(":");
  const suffix = (bookType === "xlsx" ? "" : "-" + bookType) + (mark ? "-" + mark : "");
  const extension = extensions[bookType] ?? bookType;
  const options = { type: "buffer", bookType, bookSST: mark === "shared", compression: true };
  writeFileSync(`files/sheetjs-${name}${suffix}.${extension}`, XLSX.write(workbook(forms[name]), options));
}
