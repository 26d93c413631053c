#!/usr/bin/env python3
"""Write the tables that the code reads (../resources/dev/kikilist/policy/*.tsv) from the reference files beside this script.

    make-editions.py           write them
    make-editions.py --check   change nothing; say which differ, and end with 1 if one does

The reference files hold what people know; the tables hold the same, line by line, so that the code needs no JSON parser.
"""
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
TABLES = HERE.parent / "resources" / "dev" / "kikilist" / "policy"

PREFIXES = {
    "NATIONAL_ADMINISTRATIVE_ORGAN": "GOV",
    "INDEPENDENT_ADMINISTRATIVE_AGENCY": "IAA",
    "DESIGNATED_CORPORATION": "DES",
}


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def table(header, rows):
    lines = ["# Made by make-editions.py; do not edit.", "# " + "\t".join(header)]
    for row in rows:
        cells = [str(cell) for cell in row]
        for cell in cells:
            if "\t" in cell or "\n" in cell:
                raise SystemExit(f"a cell must not hold tabs or line ends: {cell!r}")
        if len(cells) != len(header):
            raise SystemExit(f"{len(header)} cells expected: {cells}")
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def check_corporate_number(number):
    digits = [int(digit) for digit in number]
    weighed = sum(digit * (1 if n % 2 == 0 else 2) for n, digit in enumerate(reversed(digits[1:])))
    if len(digits) != 13 or digits[0] != 9 - weighed % 9:
        raise SystemExit(f"not a corporate number: {number}")


def check_annex_1(editions):
    """Hold bodies.json equal to the text: every name is printed, and nothing else is."""
    text = (HERE / "moushiawase-2021.md").read_text(encoding="utf-8")
    annexes = [part.split("## 別紙2")[0] for part in text.split("## 別紙1 対象とする政府機関等")[1:]]
    if len(annexes) != len(editions):
        raise SystemExit("the text does not hold one annex 1 for each edition")
    for edition, annex in zip(editions, annexes):
        printed = re.sub(r"[\s#]|【.*?】", "", re.sub(r"\n", "", annex))
        for body in sorted(edition["bodies"], key=lambda body: -len(body["name"])):
            name = body.get("printedAs", body["name"])
            if name not in printed:
                raise SystemExit(f"{edition['edition']}: {name} is not printed in annex 1")
            printed = printed.replace(name, "", 1)
        if printed:
            raise SystemExit(f"{edition['edition']}: annex 1 prints more: {printed}")
        counts = {kind: sum(body["kind"] == kind for body in edition["bodies"]) for kind in edition["kinds"]}
        if {**counts, "total": len(edition["bodies"])} != edition["counts"]:
            raise SystemExit(f"{edition['edition']}: the counts are wrong")


def body_codes(editions):
    """A body keeps its code for ever: they are given in order of first appearance."""
    codes, next_number, first_seen = {}, dict.fromkeys(PREFIXES, 1), {}
    for edition in editions:
        for body in edition["bodies"]:
            if body["name"] not in codes:
                kind = body["kind"]
                codes[body["name"]] = f"{PREFIXES[kind]}-{next_number[kind]:03}"
                next_number[kind] += 1
                first_seen[body["name"]] = edition["effectiveFrom"]
    return codes, first_seen


def edition_tables(agreement, editions):
    codes, first_seen = body_codes(editions)
    office_codes = {office["adviceBody"]: office["code"] for office in agreement["offices"]}
    further = agreement["furtherAliases"]["aliases"]
    if further.keys() - codes.keys():
        raise SystemExit(f"aliases of no body: {further.keys() - codes.keys()}")
    tables = {}
    for edition in editions:
        rows = [("office", office_codes[name], "", "", "", "", "", "") for name in edition["adviceBodies"]]
        for body in edition["bodies"]:
            name, number = body["name"], body.get("corporateNumber", "")
            if number:
                check_corporate_number(number)
            added = first_seen[name] if first_seen[name] != editions[0]["effectiveFrom"] else ""
            aliases = body.get("aliases", []) + further.get(name, [])
            rows.append(
                ("body", codes[name], body["kind"], name, body.get("printedAs", ""), "|".join(aliases), number, added))
        header = ("record", "code", "kind", "name", "printedAs", "aliases", "corporateNumber", "addedOn")
        tables[f"edition-{edition['edition']}.tsv"] = table(header, rows)
    by_id = {edition["edition"]: edition for edition in editions}
    tables["editions.tsv"] = table(
        ("id", "effectiveFrom", "text", "annexesOf", "resubcontractors"),
        [
            (
                edition["edition"],
                by_id[edition["edition"]]["effectiveFrom"] if edition["edition"] in by_id else edition["edition"],
                edition["text"],
                edition["annexesOf"],
                "required" if edition["resubcontractorsRequired"] else "none",
            )
            for edition in agreement["editions"]
        ])
    tables["offices.tsv"] = table(
        ("code", "from", "japanese", "english"),
        [
            (office["code"], name["from"], name["japanese"], name["english"])
            for office in agreement["offices"]
            for name in office["names"]
        ])
    tables["applicability.tsv"] = table(
        ("bodies", "startedFrom", "startedBefore", "outcome", "japanese", "english"),
        [
            (
                codes.get(rule["bodies"], rule["bodies"]),
                rule.get("startedFrom", ""),
                rule.get("startedBefore", ""),
                rule["outcome"],
                rule["japanese"],
                rule["english"],
            )
            for rule in agreement["applicability"]
        ])
    return tables


def category_tables(agreement, categories, synonyms):
    rows, known = [], set()

    def add(category, parent):
        code = category["code"]
        if parent and not code.startswith(parent + "-"):
            raise SystemExit(f"the code of {code} does not show that it is part of {parent}")
        known.add(code)
        rows.append((code, category["name"], category.get("shortName", "")))
        for child in category.get("children", []):
            add(child, code)

    for category in categories:
        add(category, "")
    ambiguous = agreement["ambiguousCategories"]["words"]
    words = []
    for entry in synonyms:
        word = entry["synonym"]
        codes = ambiguous.get(word, [entry["code"]])
        if entry["code"] not in codes or not known.issuperset(codes):
            raise SystemExit(f"unknown or contradicting codes of {word}: {codes}")
        words.append((word, "|".join(codes)))
    if ambiguous.keys() - {word for word, _ in words}:
        raise SystemExit("an ambiguous word is no synonym")
    return {
        "categories.tsv": table(("code", "name", "shortName"), rows),
        "category-synonyms.tsv": table(("word", "codes"), words),
    }


def main():
    agreement = read("agreement.json")
    editions = read("bodies.json")["editions"]
    check_annex_1(editions)
    tables = edition_tables(agreement, editions)
    tables |= category_tables(
        agreement, read("categories.json")["categories"], read("category-synonyms.json")["synonyms"])
    if sys.argv[1:] == ["--check"]:
        written = {path.name: path.read_text(encoding="utf-8") for path in TABLES.glob("*.tsv")}
        differing = sorted(name for name in tables.keys() | written.keys() if tables.get(name) != written.get(name))
        for name in differing:
            print(f"{name} is not what the reference files say; run make-editions.py")
        sys.exit(1 if differing else 0)
    TABLES.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (TABLES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
