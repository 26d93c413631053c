#!/usr/bin/env bash
# 機器リストを提出し、確認結果を受け取ります。 Hands in an equipment list and fetches what was found.
#
#   hand-in.sh 案件ID 機器リスト.xlsx            提出票で提出 by an upload ticket (a vendor's way; curl and python3)
#   hand-in.sh --direct 案件ID 機器リスト.xlsx   S3 に直接 into the bucket (whoever has AWS credentials; the AWS CLI)
#
# 環境変数 Environment:
#   KIKILIST_API      APIのアドレス address of the API
#   KIKILIST_TOKEN    アクセストークン access token of the vendor
#   KIKILIST_BUCKET   --direct のときの S3 バケット the bucket, for --direct; credentials as the AWS CLI finds them
#
# 終了コード Exit status: 0 受理 accepted, 3 要修正・受付不可 corrections needed or refused, 1 失敗 failed.
# 指摘を書き込んだファイルは、元のファイルの隣に置きます。 The list with its findings marked is put beside the file.
set -euo pipefail

direct=false
if [ "${1:-}" = --direct ]; then
  direct=true
  shift
fi
procurement=${1:?案件ID procurement id}
file=${2:?ファイル file}
name=$(basename "$file")

# Prints the part of the JSON on standard input that a Python expression names; `it` is the whole.
pick() { python3 -c 'import json, sys; it = json.load(sys.stdin); answer = eval(sys.argv[1], {"it": it, "name": sys.argv[2]}); print("" if answer is None else answer)' "$1" "${2:-}"; }
# 要求が多すぎるとき(429)は、Retry-Afterの秒数だけ待って再送します。 Where too many come at once, curl waits as it is told.
# What is retried goes to a file: curl empties it before each try.
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
api() {
  local failed=0
  curl --silent --show-error --fail-with-body --retry 5 --output "$answer" \
    --header "Authorization: Bearer $KIKILIST_TOKEN" "$@" || failed=$?
  cat "$answer"
  return "$failed"
}

# 1. 招請を調べる: 事業者には自社のものだけが見えます。 The invitation: a vendor sees its own only.
invitation=$(api "$KIKILIST_API/procurements/$procurement")
# 同じ名前の版と区別するため、提出前の一覧を控えます。 What was handed in before under the same name.
listed="\"\\n\".join(entry[\"id\"] for entry in it[\"entries\"] if entry[\"fileName\"] == name and entry[\"decidedAt\"])"
before=$(api "$KIKILIST_API/procurements/$procurement/submissions" | pick "$listed" "$name")

# 2. 提出する Upload
if $direct; then
  aws s3 cp --only-show-errors "$file" \
    "s3://${KIKILIST_BUCKET:?}/$(pick 'it["invitations"][0]["uploadPrefix"]' <<<"$invitation")$name"
else
  body=$(python3 -c 'import hashlib, json, os, sys; data = open(sys.argv[1], "rb").read(); print(json.dumps({"fileName": os.path.basename(sys.argv[1]), "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}))' "$file")
  ticket=$(api --header 'Content-Type: application/json' --data "$body" \
    "$KIKILIST_API$(pick 'it["invitations"][0]["links"]["tickets"]' <<<"$invitation")")
  # 提出票のヘッダーはそのまま送ります。 The headers of the ticket are sent exactly as they are.
  headers=()
  while IFS= read -r header; do
    headers+=(--header "$header")
  done < <(pick '"\n".join(key + ": " + value for key, value in it["upload"]["headers"].items())' <<<"$ticket")
  curl --silent --show-error --fail-with-body --upload-file "$file" "${headers[@]}" "$(pick 'it["upload"]["url"]' <<<"$ticket")"
fi
echo "提出しました Uploaded: $name"

# 3. 確認を待つ: ふつうは数秒です。 Wait for the decision, which usually takes seconds.
submission=
for _ in $(seq 120); do
  after=$(api "$KIKILIST_API/procurements/$procurement/submissions" | pick "$listed" "$name")
  submission=$(grep -vxF -e "${before:-none}" <<<"$after" | head -n 1 || true)
  [ -z "$submission" ] || break
  sleep 1
done
[ -n "$submission" ] || { echo "まだ確認中です Not decided yet: $name" >&2; exit 1; }

# 4. 結果 The result
status=$(api "$KIKILIST_API/submissions/$submission")
echo "$submission  $(pick 'it["state"]["code"] + "  " + it["state"]["ja"] + "  " + it["state"]["en"]' <<<"$status")"
api "$KIKILIST_API/submissions/$submission/findings" |
  pick '"\n".join("\t".join((entry.get("cell") or "-", entry["code"], entry["ja"])) for entry in it["entries"])'
state=$(pick 'it["state"]["code"]' <<<"$status")
[ "$state" != READY_FOR_REVIEW ] || exit 0

# 5. 指摘入りのファイル The list with its findings marked; リンクは短時間だけ有効です its address is short-lived.
if [ "$state" = CORRECTION_REQUIRED ]; then
  link=$(api --header 'Content-Type: application/json' --data '{}' "$KIKILIST_API/submissions/$submission/annotated-workbook/links")
  target=$(dirname "$file")/$(pick 'it["fileName"]' <<<"$link")
  curl --silent --show-error --fail-with-body --output "$target" "$(pick 'it["url"]' <<<"$link")"
  echo "指摘入りファイル Marked list: $target"
fi
exit 3
