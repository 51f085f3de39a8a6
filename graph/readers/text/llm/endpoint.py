"""An endpoint for chat completions, asked once for each question: answers are kept on disk."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Any

from ....errors import BelligraphError, InputError, MissingExtraError, TextError, quoted

Body = Mapping[str, Any]
URL, MODEL, KEY = (f"BELLIGRAPH_LLM_{name}" for name in ("URL", "MODEL", "KEY"))
AGAIN = frozenset({408, 429, 500, 502, 503, 504, 529})
"""Answers after which it is worth asking again."""
LONGEST_WAIT = 60.0
LARGEST = 5_000_000
"""Bytes of an answer."""
FORMAT = "response_format"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers.

    Attributes:
        url: the base, such as "http://localhost:8000/v1".
        key: sent to it and shown to nobody.
        cache: a folder of answers by what was asked; asked again, it is not sent again.
        attempts: how often a question is sent at most.
        wait: seconds before the second attempt, doubled before each further one.
        timeout: seconds without a byte from the endpoint.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    cache: Path = Path("out/llm")
    attempts: int = 5
    wait: float = 1.0
    timeout: float = 120.0
    _older: list[bool] = field(default_factory=list, init=False, repr=False, compare=False)
    """Filled once the endpoint has refused a schema by name."""

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise InputError(
                f"no endpoint of a language model: {URL} is {quoted(self.url)}; expected the "
                "address of one, such as http://localhost:8000/v1"
            )
        if not self.model:
            raise InputError(f"no language model: set {MODEL} to its name")

    def cached(self, body: Body) -> str | None:
        """The answer that was given to a question before."""
        try:
            return str(json.loads(self._file(body).read_bytes())["answer"])
        except (OSError, ValueError, KeyError, TypeError):
            return None  # not there, or cut off while it was written

    def ask(self, body: Body) -> str:
        """The text of the answer to a question, from the cache where it has it.

        Args:
            body: of the request, without the model.

        Raises:
            TextError: the answer is none that can be used.
            BelligraphError: the endpoint cannot be reached or refuses to answer.
        """
        known = self.cached(body)
        return self._content(self._sent(body)) if known is None else known

    def keep(self, body: Body, answer: str) -> None:
        """Put an answer that was found to be good into the cache."""
        file = self._file(body)
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"model": self.model, "answer": answer}), encoding="utf-8")
        new.replace(file)

    def _file(self, body: Body) -> Path:
        asked = json.dumps([self.url, self.model, body], sort_keys=True)
        name = hashlib.sha256(asked.encode(errors="replace")).hexdigest()
        return self.cache / name[:2] / f"{name}.json"

    def _sent(self, body: Body) -> bytes:
        try:
            import httpx
        except ImportError:
            raise MissingExtraError("httpx, which asks language models,", "llm") from None
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        address = f"{self.url.rstrip('/')}/chat/completions"
        fault = ""
        if self._older and _by_name(body):
            body = _of_old(body)
        with httpx.Client(timeout=self.timeout, headers=headers) as client:
            for attempt in range(self.attempts):
                pause = self.wait * 2**attempt
                try:
                    answer = client.post(address, json={"model": self.model, **body})
                except httpx.TransportError as error:
                    fault = str(error) or type(error).__name__
                else:
                    if answer.is_success:
                        return answer.content
                    if FORMAT in answer.text and _by_name(body):
                        self._older.append(True)
                        return self._sent(body)
                    fault = f"it answers {answer.status_code}{self._reason(answer.text)}"
                    if answer.status_code not in AGAIN:
                        break
                    pause = max(pause, _seconds(answer.headers.get("retry-after", "")))
                if attempt + 1 < self.attempts:
                    sleep(min(pause, LONGEST_WAIT))
        raise BelligraphError(f"{self.url}: {self._without_key(fault)}; what was done is kept")

    def _reason(self, text: str) -> str:
        words = " ".join(text.split())[:200]
        return f": {words}" if words else ""

    def _without_key(self, text: str) -> str:
        return text.replace(self.key, "***") if self.key else text

    def _content(self, answer: bytes) -> str:
        try:
            if len(answer) > LARGEST:
                raise ValueError("too long")
            content = json.loads(answer)["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError, RecursionError):
            content = None
        if not isinstance(content, str):
            raise TextError(f"{self.url} gives no answer in the form of chat completions")
        return content


def _by_name(body: Body) -> bool:
    """Whether a request has its schema in the newer form, by name."""
    return bool(body.get(FORMAT, {}).get("type") == "json_schema")


def _of_old(body: Body) -> Body:
    """A request with its schema as older servers take it, such as that of llama-cpp-python."""
    schema = body[FORMAT]["json_schema"]["schema"]
    return {**body, FORMAT: {"type": "json_object", "schema": schema}}


def _seconds(text: str) -> float:
    """What a header says in seconds; a date there is not read."""
    return float(text) if text.isdecimal() else 0.0
