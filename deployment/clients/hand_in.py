#!/usr/bin/env python3
"""機器リストを提出し、確認結果を受け取ります。 Hands in an equipment list and fetches what was found.

  hand_in.py 案件ID 機器リスト.xlsx            提出票で提出 by an upload ticket (a vendor's way; Python alone)
  hand_in.py --direct 案件ID 機器リスト.xlsx   S3 に直接 into the bucket (whoever has AWS credentials; boto3)

環境変数 Environment:
  KIKILIST_API      APIのアドレス address of the API
  KIKILIST_TOKEN    アクセストークン access token of the vendor
  KIKILIST_BUCKET   --direct のときの S3 バケット the bucket, for --direct; credentials as boto3 finds them

終了コード Exit status: 0 受理 accepted, 3 要修正・受付不可 corrections needed or refused, 1 失敗 failed.
指摘を書き込んだファイルは、元のファイルの隣に置きます。 The list with its findings marked is put beside the file.
"""

import argparse
import hashlib
import http.client
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

LONGEST_SECONDS = 120


def api(path, body=None):
    """Asks the API, or sends it a command where there is a body."""
    request = urllib.request.Request(
        os.environ["KIKILIST_API"] + path,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {os.environ['KIKILIST_TOKEN']}", "Content-Type": "application/json"},
    )
    while True:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            # 要求が多すぎるときは、示された秒数だけ待って再送します。 Where too many come at once, it waits as it is told.
            if refused.code != 429:
                raise
            time.sleep(int(refused.headers.get("Retry-After", 1)))


def entries(path):
    """Yields the entries of all pages of a listing."""
    cursor = ""
    while cursor is not None:
        page = api(path + (f"?cursor={urllib.parse.quote(cursor)}" if cursor else ""))
        yield from page["entries"]
        cursor = page.get("nextCursor")


def upload_by_ticket(invitation, file):
    """Announces the file, and stores exactly these bytes by the signed request of the ticket, once."""
    content = file.read_bytes()
    announced = {"fileName": file.name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    upload = api(invitation["links"]["tickets"], announced)["upload"]
    where = urllib.parse.urlsplit(upload["url"])
    # Not urllib.request: it would add a content type of its own, and only what was signed may be sent.
    kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
    connection = kind(where.netloc, timeout=300)
    connection.request(upload["method"], f"{where.path}?{where.query}", body=content, headers=upload["headers"])
    answer = connection.getresponse()
    if answer.status != 200:
        sys.exit(f"保存できませんでした Not stored: {answer.status} {answer.read().decode(errors='replace')}")


def upload_directly(invitation, file):
    """Stores the file below the prefix of the invitation, under its own name."""
    import boto3

    boto3.client("s3").upload_file(str(file), os.environ["KIKILIST_BUCKET"], invitation["uploadPrefix"] + file.name)


def decided(procurement, name):
    """Returns the ids of the lists of this name that were decided."""
    listed = entries(f"/procurements/{procurement}/submissions")
    return {entry["id"] for entry in listed if entry["fileName"] == name and entry["decidedAt"]}


def wait(procurement, name, before):
    """Waits for the decision on the list that was just uploaded, which usually takes seconds."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < deadline:
        new = decided(procurement, name) - before
        if new:
            return new.pop()
        time.sleep(1)
    sys.exit(f"まだ確認中です Not decided yet: {name}")


def fetch_annotated(submission, file):
    """Fetches the list with its findings marked; the address that the API gives out is short-lived."""
    link = api(f"/submissions/{submission}/annotated-workbook/links", {})
    with urllib.request.urlopen(link["url"], timeout=60) as answer:
        target = file.with_name(link["fileName"])
        target.write_bytes(answer.read())
        print(f"指摘入りファイル Marked list: {target}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--direct", action="store_true")
    parser.add_argument("procurement", metavar="案件ID")
    parser.add_argument("file", metavar="機器リスト.xlsx", type=Path)
    chosen = parser.parse_args()

    # 事業者には自社の招請だけが見えます。 A vendor sees its own invitation only.
    invitation = api(f"/procurements/{chosen.procurement}")["invitations"][0]
    before = decided(chosen.procurement, chosen.file.name)
    (upload_directly if chosen.direct else upload_by_ticket)(invitation, chosen.file)
    print(f"提出しました Uploaded: {chosen.file.name}")

    submission = wait(chosen.procurement, chosen.file.name, before)
    state = api(f"/submissions/{submission}")["state"]
    print(submission, state["code"], state["ja"], state["en"], sep="  ")
    for finding in entries(f"/submissions/{submission}/findings"):
        print(finding.get("cell") or "-", finding["code"], finding["ja"], sep="\t")
    if state["code"] == "READY_FOR_REVIEW":
        return 0
    if state["code"] == "CORRECTION_REQUIRED":
        fetch_annotated(submission, chosen.file)
    return 3


if __name__ == "__main__":
    sys.exit(main())
