#!/usr/bin/env python3
"""Is told what has changed: checks each call, writes it down, answers, and only then works. Python 3.9, standard library only.

    WEBHOOK_SECRET=whsec_... ./receive.py 8099

Answers 204 to what it has written down in received.sqlite (twice the same is once), 401 to what is not signed by Lantu or is old. Lantu calls https only:
put it behind the web server that has your certificate. For a try on one machine see "Being told" in ../integration.md.
"""
import base64
import hashlib
import hmac
import json
import os
import sqlite3
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
LONGEST, OLDEST = 1024 * 1024, 5 * 60


def is_signed(headers, body):
    """One of the signatures is ours: while a secret is replaced there are two."""
    identity, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not at.isdigit() or abs(time.time() - int(at)) > OLDEST:
        return False
    expected = "v1," + base64.b64encode(hmac.new(KEY, f"{identity}.{at}.".encode() + body, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(expected, given) for given in headers.get("webhook-signature", "").split(" "))


def keep(event):
    """On disk before it is answered: what is answered is not sent again. True when it is new."""
    with sqlite3.connect("received.sqlite") as store:
        store.execute("CREATE TABLE IF NOT EXISTS received (id TEXT PRIMARY KEY, event TEXT NOT NULL)")
        return store.execute("INSERT OR IGNORE INTO received VALUES (?, ?)", (event["id"], json.dumps(event, ensure_ascii=False))).rowcount == 1


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), LONGEST))
        if not is_signed(self.headers, body):
            return self.answer(401)
        event = json.loads(body)
        is_new = keep(event)
        self.answer(204)
        # Here your work begins: read event["subject"] with your own token (report.py shows how) and take over what is true now.
        print(f"{event['type']} {event['subject']}{'' if is_new else ' (had it)'}", flush=True)

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver) as server:
        print("listening", flush=True)
        server.serve_forever()
