"""One line of JSON on standard error for every request."""

from __future__ import annotations

import hashlib
import json
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .protocol import BrokenOffError


class RequestLog:
    """Logs the requests to an application.

    A query is named by the start of its SHA-256 and its length: what people ask is theirs.
    """

    def __init__(self, app: ASGIApp, stream: TextIO | None = None) -> None:
        self._app = app
        self._stream = stream or sys.stderr

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and write its line when it is done."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, status, size = time.perf_counter(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        ended: dict[str, object] = {}
        try:
            await self._app(scope, receive, counted)
        except BrokenOffError:
            ended = {"ended": "broken off"}
            raise
        except Exception:
            ended = {"ended": traceback.format_exc()}
            raise
        finally:
            ms = round((time.perf_counter() - start) * 1000, 1)
            self._write(scope, {"status": status, "bytes": size, "ms": ms, **ended})

    def _write(self, scope: Scope, told: dict[str, object]) -> None:
        client = scope.get("client") or ("",)
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "client": client[0],
            "method": scope["method"],
            "path": scope["path"],
            **told,
        }
        if query := scope.get("belligraph.query"):
            text = query.encode("utf-8", "replace")
            line |= {"query": hashlib.sha256(text).hexdigest()[:12], "length": len(text)}
        if why := scope.get("belligraph.why"):
            line["why"] = why
        print(json.dumps(line), file=self._stream, flush=True)
