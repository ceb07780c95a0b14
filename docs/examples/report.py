#!/usr/bin/env python3
"""Hands in figures of a county's own system. Python 3.9, standard library only.

    LANTU=http://localhost:5080 CLIENT_ID=kaihua-demo CLIENT_SECRET=Lantu-demo-program-2025 ./report.py figures.csv

figures.csv: form,period,indicatorCode,value,explanation. What waits for an answer, and under which key, stands in figures.csv.state.json: start it
again after a crash or a lost answer and it goes on where it was, and nothing is handed in twice. Ends 0 when all is handed in, 1 when something
is to be mended first (said line by line), 2 when the server could not be reached.

OWN_CODES=orgUnit UNIT=330824 asks for the forms of one unit by your own code for it; OWN_CODES="indicator, form" reads figures.csv in your own codes. The
codes stand in Lantu under 管理 › 第三方系统 › 对照编码.
"""
import csv
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from itertools import groupby

LANTU, PLAN = os.environ["LANTU"], os.environ.get("PLAN", "quzhou-eco-14")
API = f"{LANTU}/api/v1/plans/{PLAN}"
OWN_CODES, UNIT = os.environ.get("OWN_CODES"), os.environ.get("UNIT")
token = ""


def call(method, url, body=None, **headers):
    """One call, again when the server asks to wait. Answers (status, ETag, JSON)."""
    while True:
        request = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode())
        request.add_header("Authorization", f"Bearer {token}")
        request.add_header("Content-Type", "application/json")
        if OWN_CODES:
            request.add_header("Own-Codes", OWN_CODES)
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers["ETag"], json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code in (429, 503):
                time.sleep(int(refused.headers.get("Retry-After", "5")))
                continue
            return refused.code, None, json.load(refused)


def sign_in():
    form = {"grant_type": "client_credentials", "client_id": os.environ["CLIENT_ID"], "client_secret": os.environ["CLIENT_SECRET"]}
    try:
        with urllib.request.urlopen(f"{LANTU}/connect/token", urllib.parse.urlencode(form).encode(), timeout=60) as answer:
            return json.load(answer)["access_token"]
    except urllib.error.HTTPError as refused:
        sys.exit(f"no token: {json.load(refused).get('error_description', refused)}")


def refuse(what, problem):
    print(f"{what}: {problem['title']} ({problem['code']})", file=sys.stderr)
    for error in problem.get("errors", []):
        print(f"  {error['pointer']}: {error['message']}", file=sys.stderr)
    return False


def fill(path, lines):
    """Saves the figures on what is there now; somebody else's save in between (412) means reading again."""
    for _ in range(5):
        _, tag, _ = call("GET", path)
        status, tag, answer = call("PUT", f"{path}/lines", {"lines": lines}, If_Match=tag)
        if status != 412:
            return status, tag, answer
    return status, tag, answer


def submit(path, pending):
    """Under the key that was written down. Sent again the same, it is done once, and the answer is the first one's."""
    return call("POST", f"{path}/transitions", {"action": "submit"}, If_Match=pending["tag"], Idempotency_Key=pending["key"])


def hand_in(form, period, rows, state, keep):
    """One form of one period: filled, then submitted."""
    what = f"{form} {period}"
    asked = {"form": form, "period": period, **({"orgUnit": UNIT} if UNIT else {})}
    status, _, found = call("GET", f"{API}/submissions?{urllib.parse.urlencode(asked)}")
    if status != 200:
        return refuse(what, found)
    if not found.get("items"):
        print(f"{what}: not asked of this unit", file=sys.stderr)
        return False
    submission = found["items"][0]
    path = f"{API}/submissions/{submission['id']}"
    status, answer = None, None
    if path in state:
        # The run before did not hear the answer.
        status, _, answer = submit(path, state[path])
    elif submission["state"] not in ("open", "draft", "returned"):
        print(f"{what}: {submission['state']} already")
        return True
    if status != 200:
        lines = [{"indicatorCode": r["indicatorCode"], "value": float(r["value"]), "explanation": r["explanation"] or None} for r in rows]
        status, tag, answer = fill(path, lines)
        if status == 200:
            state[path] = {"key": str(uuid.uuid4()), "tag": tag}
            keep()
            status, _, answer = submit(path, state[path])
    state.pop(path, None)
    keep()
    if status != 200:
        return refuse(what, answer)
    print(f"{what}: handed in")
    return True


def main(file):
    global token
    token = sign_in()
    store = f"{file}.state.json"
    state = json.load(open(store)) if os.path.exists(store) else {}

    def keep():
        with open(f"{store}.new", "w") as new:
            json.dump(state, new)
        os.replace(f"{store}.new", store)

    with open(file, newline="", encoding="utf-8") as rows:
        ordered = sorted(csv.DictReader(rows), key=lambda r: (r["form"], r["period"]))
    done = [hand_in(form, period, list(group), state, keep) for (form, period), group in groupby(ordered, key=lambda r: (r["form"], r["period"]))]
    return 0 if all(done) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1]))
    except (urllib.error.URLError, ConnectionError, TimeoutError) as lost:
        print(f"no answer from {LANTU}: {lost}; start it again", file=sys.stderr)
        sys.exit(2)
