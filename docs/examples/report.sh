#!/usr/bin/env bash
# Hands in figures of a county's own system. bash, curl and the usual small tools.
#
#     LANTU=http://localhost:5080 CLIENT_ID=kaihua-demo CLIENT_SECRET=Lantu-demo-program-2025 ./report.sh figures.csv
#
# figures.csv: form,period,indicatorCode,value,explanation, without commas inside. What waits for an answer, and under which key, stands in
# figures.csv.state: start it again after a crash or a lost answer and it goes on where it was, and nothing is handed in twice.
# Ends 0 when all is handed in, 1 when something is to be mended first (said line by line), 2 when the server could not be reached.
set -uo pipefail

FILE=$1 STATE=$1.state
API=$LANTU/api/v1/plans/${PLAN:-quzhou-eco-14}
WORK=$(mktemp -d) && trap 'rm -rf "$WORK"' EXIT
touch "$STATE"

# member NAME: the first value of that name in the answer, without its quotes.
member() { grep -oE "\"$1\": *(\"[^\"]*\"|[^,}]*)" "$WORK/body" | head -1 | sed -E 's/^"[^"]*": *"?//; s/"$//'; }
lost() { echo "no answer from $LANTU; start it again" >&2; exit 2; }

# call METHOD URL [curl's options]: sets STATUS, TAG and $WORK/body; again when the server asks to wait.
call() {
  local method=$1 url=$2; shift 2
  while :; do
    STATUS=$(curl -s --max-time 60 -X "$method" "$url" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -D "$WORK/head" -o "$WORK/body" -w '%{http_code}' "$@") || lost
    TAG=$(tr -d '\r' < "$WORK/head" | awk 'tolower($1) == "etag:" { print $2 }')
    [[ $STATUS == 429 || $STATUS == 503 ]] || return 0
    sleep "$(tr -d '\r' < "$WORK/head" | awk 'tolower($1) == "retry-after:" { print $2 }')"
  done
}

refuse() {
  echo "$1: $(member title) ($(member code))" >&2
  grep -oE '"pointer": *"[^"]*"[^}]*"message": *"[^"]*"' "$WORK/body" | sed -E 's/"pointer": *"([^"]*)".*"message": *"([^"]*)"/  \1: \2/' >&2
  FAILED=1
}

# fill PATH LINES: on what is there now; somebody else's save in between (412) means reading again.
fill() {
  for _ in 1 2 3 4 5; do
    call GET "$1"
    call PUT "$1/lines" -H "If-Match: $TAG" -d "{\"lines\":[$2]}"
    [[ $STATUS == 412 ]] || return 0
  done
}

# Under the key that was written down. Sent again the same, it is done once, and the answer is the first one's.
submit() { call POST "$1/transitions" -H "If-Match: $2" -H "Idempotency-Key: $3" -d '{"action":"submit"}'; }

remember() { grep -v "^$1 " "$STATE" > "$STATE.new"; [[ $# == 1 ]] || echo "$1 $2 $3" >> "$STATE.new"; mv "$STATE.new" "$STATE"; }

hand_in() {
  local form=$1 period=$2 what="$1 $2" lines="" id path state pending key
  call GET "$API/submissions?form=$form&period=$period"
  id=$(member id) state=$(grep -oE '"state": *"[^"]*"' "$WORK/body" | head -1 | cut -d'"' -f4)
  if [[ -z $id ]]; then echo "$what: not asked of this unit" >&2; FAILED=1; return; fi
  path=$API/submissions/$id STATUS=0
  pending=$(grep "^$path " "$STATE")
  if [[ -n $pending ]]; then
    # The run before did not hear the answer.
    read -r _ tag key <<< "$pending"
    submit "$path" "$tag" "$key"
  elif [[ $state != open && $state != draft && $state != returned ]]; then
    echo "$what: $state already"; return
  fi
  if [[ $STATUS != 200 ]]; then
    while IFS=, read -r f p code value explanation; do
      [[ $f == "$form" && $p == "$period" ]] || continue
      lines+="${lines:+,}{\"indicatorCode\":\"$code\",\"value\":$value,\"explanation\":${explanation:+\"}${explanation:-null}${explanation:+\"}}"
    done < <(tr -d '\r' < "$FILE")
    fill "$path" "$lines"
    if [[ $STATUS == 200 ]]; then
      key=$(cat /proc/sys/kernel/random/uuid)
      remember "$path" "$TAG" "$key"
      submit "$path" "$TAG" "$key"
    fi
  fi
  remember "$path"
  if [[ $STATUS != 200 ]]; then refuse "$what"; return; fi
  echo "$what: handed in"
}

TOKEN=$(curl -sf --max-time 60 "$LANTU/connect/token" -d grant_type=client_credentials -d "client_id=$CLIENT_ID" --data-urlencode "client_secret=$CLIENT_SECRET" | grep -oE '"access_token": *"[^"]+' | cut -d'"' -f4) || { echo "no token from $LANTU: is the address right, and client id and secret?" >&2; exit 1; }
FAILED=0
while IFS=, read -r form period; do hand_in "$form" "$period"; done < <(tr -d '\r' < "$FILE" | tail -n +2 | cut -d, -f1,2 | sort -u)
exit $FAILED
