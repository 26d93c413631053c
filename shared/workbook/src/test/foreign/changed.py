"""Rewrites packages that XlsxWriter made into what Excel writes and no free program does: strict OOXML and furigana."""

import re
import sys
import zipfile

STRICT = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
]


def strict(name, text):
    for transitional, purl in STRICT:
        text = text.replace(transitional, purl)
    return text.replace("<workbook ", '<workbook conformance="strict" ') if name == "xl/workbook.xml" else text


def furigana(name, text):
    if name != "xl/sharedStrings.xml":
        return text
    reading = '<rPh sb="0" eb="2"><t>フリガナ</t></rPh><phoneticPr fontId="1" type="Katakana"/></si>'
    return re.sub("</si>", reading, text)


change, source, target = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
    for entry in old.infolist():
        text = old.read(entry).decode("utf-8")
        new.writestr(entry, {"strict": strict, "furigana": furigana}[change](entry.filename, text))
