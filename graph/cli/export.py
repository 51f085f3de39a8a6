"""`belligraph export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import click
from click.core import ParameterSource

from ..exports.formats import FORMATS
from . import options

if TYPE_CHECKING:
    from ..exports.formats import Content, Format

DEFAULT = "trig"
WHY = {
    "graph": "it holds the whole graph",
    "view": "it holds what counts in a view of a store",
    "project": "it describes the tables of a project",
}
OF_VIEWS = frozenset(
    {"as_of", "window", "known_by", "source", "theatres", "means", "methods", "stated", "derived",
     "min_score", "ratings", "populations"}
)  # fmt: skip
IDLE: dict[str, frozenset[str]] = {
    "graph": OF_VIEWS | {"project"},
    "view": frozenset({"project"}),
    "project": OF_VIEWS | {"store_path"},
}
"""Options that have no meaning for formats that hold so much."""


class ExportCommand(click.Command):
    """A command whose help lists the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the formats, whose names come from where they are written."""
        with formatter.section("Formats"):
            formatter.write_dl([(name, format_.told) for name, format_ in FORMATS.items()])


@click.command(cls=ExportCommand)
@click.argument("format_", metavar="[FORMAT]", default=DEFAULT, type=click.Choice([*FORMATS]))
@options.output
@options.filters
@options.populations
@click.option("--project", metavar="FOLDER", type=click.Path(path_type=Path),
              help="The project whose tables a datapackage describes.")  # fmt: skip
@options.store
@click.pass_context
def command(
    context: click.Context,
    /,
    format_: str,
    out: Path,
    project: Path | None,
    **chosen: Any,
) -> None:
    """Write the graph in the FORMAT of another program, by default trig.

    RDF and tables hold the whole graph: offers, denials, retracted and derived claims are in it,
    each marked as what it is. Networks and entities hold the deeds that count in a view, by
    default as of the date of the store's build. The same graph gives the same bytes, and a file
    is written whole or not at all. docs/exports.md says what each format cannot carry.

    \b
    Example:
      belligraph export nquads --out graph.nq
      belligraph export gexf --as-of 2014-01-06 --out anbar.gexf
      belligraph export datapackage --project my-conflict --out my-conflict/datapackage.json
    """
    _refuse_idle(context, format_, FORMATS[format_])
    if FORMATS[format_].write is None:
        _write_datapackage(project, out)
    else:
        write(FORMATS[format_], out, **chosen)


def write(format_: Format, out: Path, **chosen: Any) -> Content:
    """Write a format of a store to a file, or to standard output; what was written."""
    content = _content(format_, **chosen)
    with _opened(out) as file:
        if format_.write is not None:
            format_.write(content, file)
    return content


def _content(format_: Format, store_path: Path, populations: bool, **chosen: Any) -> Content:
    from dataclasses import replace

    from ..api import open_graph
    from ..exports import Content

    if format_.of == "graph":
        return Content(open_graph(store_path).store)
    graph, view = options.filtered(store_path, **chosen)
    if "as_of" in format_.without:
        view = replace(view, as_of=None)
    return Content(graph.store, view, populations)


def _write_datapackage(project: Path | None, out: Path) -> None:
    from ..errors import InputError
    from ..exports.datapackage import table_paths, write_datapackage
    from ..project import open_project

    described = open_project(project)
    for _, path, _ in table_paths(described.files):
        if str(out) != "-" and not (out.parent / path).is_file():
            raise InputError(
                f"{out}: a data package lies in the folder of its tables, and {path} is not there"
            )
    with _opened(out) as file:
        write_datapackage(described.files, described.title, file)


@contextmanager
def _opened(out: Path) -> Iterator[BinaryIO]:
    """The file, which takes its place when it is whole; `-` is standard output.

    One whose name ends with `.gz` is packed, to the same bytes each time.
    """
    import gzip

    from ..exports import whole_file

    if str(out) == "-":
        yield sys.stdout.buffer
    else:
        with whole_file(out) as file:
            if out.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                    yield cast("BinaryIO", packed)
            else:
                yield file


def _refuse_idle(context: click.Context, name: str, format_: Format) -> None:
    """Refuse options that would go unheard."""
    idle = {**dict.fromkeys(IDLE[format_.of], WHY[format_.of]), **format_.without}
    for parameter in context.command.params:
        option = parameter.name or ""
        given = context.get_parameter_source(option) is ParameterSource.COMMANDLINE
        if given and option in idle:
            raise click.UsageError(f"{name} takes no {parameter.opts[0]}: {idle[option]}")
