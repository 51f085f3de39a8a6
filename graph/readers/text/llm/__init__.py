"""Claims and judgements by a language model behind an endpoint that the user names.

endpoint.py  the endpoint, asked over HTTP as OpenAI's chat completions are, with a cache
asking.py    what is asked: messages and the schema of the answer, piece by piece of a text
believing.py what is taken of an answer: only what stands in the text word for word
backend.py   both as a backend, and what a run would cost

Nothing is sent unless the user asks for this backend by name.
"""

from .backend import Cost, Llm
from .endpoint import Endpoint

__all__ = ["Cost", "Endpoint", "Llm"]
