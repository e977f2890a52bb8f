"""The floor of the exchange: the same bytes through bare Flask and sqlite3, with no rule at all.

Nothing is validated, merged, allowed or noted; what comes is stored, what is newer is served. Run
by `bench/sync.py` under gunicorn beside Jalon: its cost is what this stack costs in itself.
"""

import gzip
import json
import os
import sqlite3

from flask import Flask, Response, request

app = Flask(__name__)
GZIP_LEVEL = 6


def _database() -> sqlite3.Connection:
    connection = sqlite3.connect(os.environ["FLOOR_DATABASE"], isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _packed(body: bytes) -> Response:
    response = Response(gzip.compress(body, GZIP_LEVEL), content_type="application/json")
    response.headers["Content-Encoding"] = "gzip"
    return response


@app.post("/pull")
def pull() -> Response:
    """Everything newer than a number, as one body."""
    since = json.loads(request.get_data())["since"]
    rows = _database().execute("SELECT seq, body FROM doc WHERE seq > ? ORDER BY seq", (since,))
    found = rows.fetchall()
    head = found[-1][0] if found else since
    lines = b",".join(row[1] for row in found)
    return _packed(b'{"seq":%d,"docs":[%s]}' % (head, lines))


@app.post("/push")
def push() -> Response:
    """Store documents under their ids, each with the next number."""
    docs = json.loads(gzip.decompress(request.get_data()))["docs"]
    database = _database()
    database.execute("BEGIN IMMEDIATE")
    (seq,) = database.execute("SELECT coalesce(max(seq), 0) FROM doc").fetchone()
    rows = [(d["id"], seq + n, json.dumps(d).encode()) for n, d in enumerate(docs, 1)]
    database.executemany("INSERT OR REPLACE INTO doc VALUES (?, ?, ?)", rows)
    database.execute("COMMIT")
    answers = [{"id": row[0], "seq": row[1]} for row in rows]
    return _packed(json.dumps({"results": answers}).encode())
