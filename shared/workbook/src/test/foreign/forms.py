"""Lays the same filled form out in the variants that the programs write, and says what reading each must give.

`forms.json` is what the programs write: sheets of cells. `truth.json` is what a reader must find: it is put down here
beside the layout, never taken from a reader. Prints nothing; `make` calls it first.
"""

import json
import pathlib
import string

HERE = pathlib.Path(__file__).parent

SUBJECT = "統計業務システム用サーバ機器等の借入れ"
VENDOR = "みなと情報システム㈱"
VENDOR_BLOCK = [
    ("購入等件名(調達案件名)", SUBJECT),
    ("法人名", VENDOR),
    ("担当者名", "髙橋 一郎"),
    ("連絡メールアドレス", "ichiro.takahashi@minato-joho.example.jp"),
    ("連絡先電話番号", "03-0000-1234"),
]
MINISTRY_BLOCK = [
    ("省庁名", "総務省"),
    ("担当部局課名", "大臣官房企画課"),
    ("省庁担当者名", "鈴木 花子"),
    ("連絡メールアドレス", "hanako.suzuki@soumu.example.go.jp"),
    ("連絡先電話番号", "03-0000-5678(内線2345)"),
]
DATES = [
    ("提出予定期日", "令和9. 1.15", "2027-01-15"),
    ("技術検査提出締切り", "令和9. 1.22", "2027-01-22"),
    ("入札予定期日", "令和9. 2.10", "2027-02-10"),
]
HEADER = ["法人名", "通番", "区分", "製造業者名", "製造業者の法人番号(半角数字)", "製品名", "型番"]
ITEMS = [
    [VENDOR, "1", "データベースサーバ", "みなと電機株式会社", "1010401900101", "ミナトサーバ", "MS R1001 A2"],
    [VENDOR, "2", "スイッチ", "株式会社北辰ネットワークス", "2020001900202", "ホクシンスイッチ", "0123"],
    [VENDOR, "3", "ファイアウォール", "Northbridge Networks, Inc.", "該当なし", "Northbridge Gate", "NBG dddd"],
    [VENDOR, "4", "OS", "Cedarsoft Corporation", "", "Cedar Server", "CDS-2025"],
    [VENDOR, "5", "ミドルウェア", "㈱﨑山ソフトウェア", "3030501900303", "崎山データ連携①", "SDR1005-std"],
    [VENDOR, "6", "ノートPC", "東雲コンピュータ株式会社", "5120001900404", "しののめノート", "7/W"],
]
NOTE = "※ 記載する行が足りない場合は、行を追加してご回答ください。なお、行の追加以外の表構成の変更は行わないようお願いいたします。"
SUBCONTRACTOR_HEADER = ["階層", "委託元", "委託先", "委託先の法人番号", "委託業務の内容", "作業場所"]
SUBCONTRACTORS = [
    ["1", VENDOR, "西浜運用サービス株式会社", "8290001900707", "サーバ機器の設置及び保守", "東京都千代田区"],
    ["2", "西浜運用サービス株式会社", "株式会社南風テクノ", "3010601900808", "夜間の監視", "大阪府大阪市"],
]
# Days since 1899-12-30 and since 1904-01-01 of the dates above.
SERIALS_1900 = [46402, 46409, 46428]
SERIALS_1904 = [serial - 1462 for serial in SERIALS_1900]
ERA_LONG = '[$-411]ggge"年"m"月"d"日"'
ERA_SHORT = "[$-411]ge.m.d"


class Sheet:
    def __init__(self, name, hidden=False):
        self.name = name
        self.hidden = hidden
        self.cells = []
        self.merges = []
        self.hidden_rows = []
        self.hidden_columns = []
        self.row = 0

    def put(self, row, column, value, kind="text", **more):
        if value != "":
            self.cells.append({"row": row, "column": column, "kind": kind, "value": value, **more})

    def line(self, *values):
        for column, value in enumerate(values):
            self.put(self.row, column, value)
        self.row += 1

    def data(self):
        return {
            "name": self.name,
            "hidden": self.hidden,
            "cells": self.cells,
            "merges": self.merges,
            "hiddenRows": self.hidden_rows,
            "hiddenColumns": self.hidden_columns,
        }


def a1(row, column):
    return f"{string.ascii_uppercase[column]}{row + 1}"


class Form:
    """The filled form; options change how it is written, and with it what is found."""

    def __init__(self, **options):
        self.options = options
        self.findings = []
        self.items = []
        self.sheets = []
        self.subcontractors = []
        self.date_1904 = options.get("date_1904", False)
        before = options.get("sheets_before", [])
        self.sheets += before
        self.index = len(before)
        self.list_sheet()
        self.sheets += options.get("sheets_after", [])
        if options.get("subcontractors", True):
            self.subcontractor_sheet()

    def finding(self, code, at):
        self.findings.append(f"{code} {at}")

    def list_sheet(self):
        sheet = Sheet(self.options.get("name", "機器リスト"))
        self.sheets.append(sheet)
        left = self.options.get("left", 0)
        put = lambda column, value, kind="text", **more: sheet.put(sheet.row, left + column, value, kind, **more)
        sheet.row += self.options.get("top", 0)
        put(0, "機器リスト")
        sheet.row += 2
        self.blocks = {}
        self.block("vendor", sheet, left, VENDOR_BLOCK)
        sheet.row += 1
        put(0, "○ 機器等一覧")
        sheet.row += 1
        self.header(sheet, left)
        first = sheet.row
        for index, item in enumerate(ITEMS):
            self.item(sheet, left, index, item)
        if self.options.get("merged", True):
            sheet.merges.append([first, left, sheet.row - 1, left])
        for index in self.options.get("hidden_items", []):
            sheet.hidden_rows.append(first + index)
            self.finding("Q241", f"{first + index + 1}:{first + index + 1}")
        if "hidden_column" in self.options:
            column = left + self.options["hidden_column"]
            sheet.hidden_columns.append(column)
            self.finding("Q242", a1(self.header_row, column))
        sheet.row += 1
        put(0, NOTE)
        sheet.row += 2
        put(0, "(省庁記載欄)")
        sheet.row += 1
        self.block("ministry", sheet, left, MINISTRY_BLOCK)
        sheet.row += 1
        self.dates(sheet, left)

    def block(self, name, sheet, left, fields):
        self.blocks[name] = []
        for label, value in fields:
            sheet.put(sheet.row, left, label)
            sheet.put(sheet.row, left + 2, value)
            sheet.merges.append([sheet.row, left, sheet.row, left + 1])
            sheet.merges.append([sheet.row, left + 2, sheet.row, left + 6])
            self.blocks[name].append({"value": value, "at": a1(sheet.row, left + 2)})
            sheet.row += 1

    def header(self, sheet, left):
        words = self.options.get("header", HEADER)
        self.header_row = sheet.row
        if self.options.get("two_rows"):
            for column, word in enumerate(words):
                if column == 3:
                    sheet.put(sheet.row, left + 3, "製造業者")
                    sheet.put(sheet.row + 1, left + 3, "名称")
                    sheet.put(sheet.row + 1, left + 4, "法人番号(半角数字)")
                    sheet.merges.append([sheet.row, left + 3, sheet.row, left + 4])
                elif column != 4:
                    sheet.put(sheet.row, left + column, word)
                    sheet.merges.append([sheet.row, left + column, sheet.row + 1, left + column])
            self.finding("Q233", f"{sheet.row + 2}:{sheet.row + 2}")
            self.header_row = sheet.row + 1
            sheet.row += 2
            return
        for column, word in enumerate(words):
            sheet.put(sheet.row, left + column, word)
        sheet.row += 1

    def item(self, sheet, left, index, item):
        values = list(item)
        if index > 0 and self.options.get("merged", True):
            values[0] = ""
        for column, value in enumerate(values):
            kind = "text"
            more = {}
            if column == 1 or (column == 4 and self.options.get("numeric") and value.isdigit()):
                kind = "number"
                value = int(value)
            if column == 5 and index in self.options.get("formulas", []):
                kind = "formula"
                more["formula"] = '"' + value[:3] + '"&"' + value[3:] + '"'
                at = a1(sheet.row, left + column)
                if "result" not in self.options:
                    self.finding("Q240", at)
                else:
                    item = item[:column] + [self.options["result"]] + item[column + 1 :]
                    self.finding("E143", at)
                    if self.options["result"] == "":
                        self.finding("E140", at)
            sheet.put(sheet.row, left + column, value, kind, **more)
        truth = [{"value": value, "at": a1(sheet.row, left + column)} for column, value in enumerate(item)]
        if index > 0 and self.options.get("merged", True):
            truth[0]["at"] = self.items[0][0]["at"]
        self.items.append(truth)
        sheet.row += 1

    def dates(self, sheet, left):
        form = self.options.get("dates")
        self.days = []
        for index, (label, text, day) in enumerate(DATES):
            sheet.put(sheet.row, left, label)
            if form is None:
                sheet.put(sheet.row, left + 2, text)
            else:
                serial = (SERIALS_1904 if self.date_1904 else SERIALS_1900)[index]
                sheet.put(sheet.row, left + 2, serial, "date", day=day, **form[index % len(form)])
            self.days.append({"value": day, "at": a1(sheet.row, left + 2)})
            sheet.row += 1

    def subcontractor_sheet(self):
        sheet = Sheet("再委託等一覧")
        self.sheets.append(sheet)
        sheet.line("再委託等一覧")
        sheet.row += 1
        sheet.line(*SUBCONTRACTOR_HEADER)
        for values in SUBCONTRACTORS:
            self.subcontractors.append(
                [{"value": value, "at": a1(sheet.row, column)} for column, value in enumerate(values)]
            )
            sheet.line(*values)

    def data(self):
        return {"date1904": self.date_1904, "sheets": [sheet.data() for sheet in self.sheets]}

    def truth(self):
        return {
            "sheet": self.index,
            "vendor": self.blocks["vendor"],
            "items": self.items,
            "ministry": self.blocks["ministry"],
            "dates": self.days,
            "subcontractors": self.subcontractors,
            "findings": self.findings,
        }


def list_like(name, hidden=False):
    sheet = Sheet(name, hidden)
    sheet.line("機器リスト")
    sheet.line(*HEADER)
    sheet.line("例示株式会社", "1", "ルータ", "例示電機株式会社", "1010401900101", "例示ルータ", "EX-1")
    return sheet


def forms():
    built_in = [{"format_id": 57}, {"format_id": 31}, {"format_id": 58}]
    made = {
        "plain": Form(),
        "numeric-numbers": Form(numeric=True),
        "era-dates": Form(dates=[{"format": ERA_LONG}, {"format": ERA_SHORT}]),
        "built-in-dates": Form(dates=built_in),
        "1904-dates": Form(dates=[{"format": "yyyy/m/d"}], date_1904=True),
        "two-row-header": Form(two_rows=True),
        "other-words": Form(
            header=["会社名", "項番", "種別", "メーカー", "メーカーの法人番号", "品名", "型式"], merged=False, top=3, left=2
        ),
        "hidden": Form(hidden_items=[1, 4], hidden_column=4),
        "formulas": Form(formulas=[0, 3]),
        # Not written as such: what becomes of `formulas` in a program that does not save results.
        "formulas-unsaved": Form(formulas=[0, 3], result=""),
        "formulas-zero": Form(formulas=[0, 3], result="0"),
    }
    sample = Form(sheets_before=[list_like("記入例")], sheets_after=[list_like("控え", hidden=True)])
    sample.findings.append("Q244 file")
    made["sample-sheet"] = sample
    return made


if __name__ == "__main__":
    made = forms()
    write = lambda name, data, **more: (HERE / name).write_text(
        json.dumps(data, ensure_ascii=False, **more) + "\n", encoding="utf-8"
    )
    write("forms.json", {name: form.data() for name, form in made.items()})
    write("truth.json", {name: form.truth() for name, form in made.items()}, indent=1)
