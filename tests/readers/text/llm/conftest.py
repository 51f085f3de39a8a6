"""An endpoint for chat completions on a socket of this machine, whose answers a test chooses."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from belligraph.readers.text.llm import Endpoint

Answer = str | Response | float | Callable[[dict[str, Any]], str]


@dataclass
class Model:
    """What was asked, and what is answered: in turn, the last of it again and again.

    An answer is a text, a response as it is, a number of seconds to be silent, or made of the
    request.
    """

    url: str = ""
    answers: list[Answer] = field(default_factory=lambda: [json.dumps({"claims": []})])
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    async def reply(self, request: Request) -> Response:
        body = json.loads(await request.body())
        self.asked.append(body)
        self.keys.append(request.headers.get("authorization", ""))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, float):
            sleep(answer)
            answer = ""
        if isinstance(answer, Response):
            return answer
        text = answer if isinstance(answer, str) else answer(body)
        return JSONResponse({"choices": [{"message": {"role": "assistant", "content": text}}]})


@pytest.fixture
def model() -> Iterator[Model]:
    """A running endpoint."""
    found = Model()
    app = Starlette(routes=[Route("/v1/chat/completions", found.reply, methods=["POST"])])
    config = uvicorn.Config(app, log_level="critical", lifespan="off")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found.url = f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield found
        server.should_exit = True
        thread.join(20)


@pytest.fixture
def endpoint(model: Model, tmp_path: Path) -> Endpoint:
    """That endpoint, with a key, and hardly a pause between attempts."""
    return Endpoint(model.url, "tiny", "sk-secret-7", tmp_path / "cache", attempts=3, wait=0.01,
                    timeout=0.5)  # fmt: skip
