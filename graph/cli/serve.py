"""`belligraph serve`."""

from __future__ import annotations

import re
from pathlib import Path

import click
from click.core import ParameterSource

from ..errors import quoted
from . import options
from .printing import tell

_ORIGIN = re.compile(
    r"\*|[a-z][a-z\d+.-]*://([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?", re.IGNORECASE | re.ASCII
)


def _origins(
    ctx: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Origins as browsers send them, in small letters and without a path."""
    for one in given:
        if not _ORIGIN.fullmatch(one):
            raise click.BadParameter(
                f"{quoted(one)}; expected *, or an origin such as https://example.org:8080",
                ctx, parameter,
            )  # fmt: skip
    return tuple(one.lower() for one in given)


@click.command()
@click.pass_context
@options.store_folder
@click.option("--site", type=click.Path(path_type=Path, file_okay=False), default=Path("out/site"),
              show_default=True, metavar="FOLDER", help="The folder of pages.")  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True,
              metavar="NUMBER", help="Where to listen; 0 = any free port.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="On which address; 0.0.0.0 = for other machines too.")  # fmt: skip
@click.option("--allow-origin", "origins", multiple=True, metavar="ORIGIN", callback=_origins,
              help="Whose web pages may ask the endpoint, * = anybody's (repeatable).")  # fmt: skip
@click.option("--timeout", "seconds", type=click.FloatRange(0.1, 3600), default=30,
              show_default=True, metavar="SECONDS", help="How long a query may run; "
              "it waits for its turn half as long at most.")  # fmt: skip
@click.option("--queries", type=click.IntRange(1, 1000), default=64, show_default=True,
              metavar="NUMBER", help="How many queries may run or wait at once.")  # fmt: skip
@click.option("--max-result", "megabytes", type=click.FloatRange(0.001, 4096), default=64,
              show_default=True, metavar="MB", help="The largest result.")  # fmt: skip
def command(
    ctx: click.Context,
    store_path: Path,
    site: Path,
    port: int,
    host: str,
    origins: tuple[str, ...],
    seconds: float,
    queries: int,
    megabytes: float,
) -> None:
    """Serve the pages and a read-only SPARQL endpoint.

    \b
    Example:
      belligraph serve
      belligraph serve --host 0.0.0.0 --port 80 --timeout 10
    """
    from ..errors import MissingExtraError
    from ..serve import Settings
    from ..staging import finish
    from ..store import open_store

    try:
        from ..serve.running import run
    except ModuleNotFoundError as error:
        raise MissingExtraError(f"{error.name}, which serving needs,", "serve") from None
    open_store(store_path)  # says what is wrong with it
    finish(site.parent)
    if ctx.get_parameter_source("site") is not ParameterSource.DEFAULT and not site.exists():
        tell(f"Note: there are no pages at {site}; only the endpoint and its page are served")
    settings = Settings(
        store_path, site, host, port, origins, seconds, queries,
        result_bytes=int(megabytes * 1024 * 1024),
    )  # fmt: skip
    run(settings, lambda address: tell(f"Serving {address}"))
