"""Templates of pages: what they put out is inert."""

from __future__ import annotations

from collections.abc import Callable, Hashable, MutableMapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from .assets import template
from .telling import words

KEPT = 1 << 14
"""How many texts are kept as pages show them: a site says the same things over and over."""


@lru_cache(KEPT)
def escaped(text: str) -> str:
    """A text as it stands in a page, on one line and without characters that are invisible."""
    return str(escape(words.clean(text)))


def inert(value: object) -> str:
    """A value as it stands in a page: escaped, unless it is markup of ours."""
    return value if isinstance(value, Markup) else escaped(str(value))


def _by(value: Hashable, macro: Callable[..., str], root: str = "") -> str:
    """A value as a macro shows it, which `lru_cache` keeps: no macro that looks at other things.

    As in `{{ claim.chain|by(evidence.chain) }}`; `root` is given to a macro that makes links.
    """
    return macro(value, root) if root else macro(value)


class _Compiler(CodeGenerator):
    """Has `inert` put out every value, and it alone: after it Jinja need not escape again."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write("environment.finalize(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")


class _Kept(BytecodeCache):
    """Compiled templates, for all sites of a process."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks."""
        if bucket.code is not None:
            self._code[bucket.key, bucket.checksum] = bucket.code


_kept = _Kept()


class Templates(Environment):
    """The templates of pages."""

    code_generator_class = _Compiler

    def __init__(self) -> None:
        super().__init__(
            loader=FunctionLoader(template),
            autoescape=True,
            finalize=inert,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_kept,
        )
        self.filters["by"] = lru_cache(KEPT)(_by)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals themselves where a template has none of its own: a plain dictionary."""
        return super().make_globals(d) if d else self.globals
