"""belligraph: a conflict event knowledge graph.

Claims of the kind who supports or opposes whom, by what means, where, when, according to whom.

Data goes this way, and imports go only upward in this list:

    errors dates markup model  values, checked when made; tables in a notebook
    team                  work shared among processes
    registry vocabulary   names resolved at a date; IRIs
    timing columns        when a claim counts; claims as columns of numbers
    voices score          who says so; how well it is attested
    rdf                   claims and quads, both ways; quads as lines, in bulk
    readers               tables and texts become claims, large tables lines of quads
    store                 quads in a store
    relations             views of the claims
    check queries derive  shapes, questions, rules
    network               signed networks
    analysis plots        balance, blocs, roles, series; their pictures
    exports pages         other people's formats, pages for people
    project starter additions  a folder of tables and texts; a new one; actors added to one
    review                claims that were read, accepted into a project by people
    assemble notes staging build load api  tables and texts fill a store; the main job; a dataset
                          read into a store; the graph as an object
    magic                 `%%sparql` in notebooks
    serve                 the pages and a read-only endpoint over HTTP
    cli __main__          commands; `python -m belligraph`
"""

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .api import Graph, open_graph

__all__ = ["Graph", "__version__", "open_graph"]


def load_ipython_extension(shell: Any) -> None:
    """What `%load_ext belligraph` calls: `%%sparql` asks a graph."""
    from .magic import register

    register(shell)


def __getattr__(name: str) -> Any:
    """Load the rest when it is first used: `import belligraph` stays cheap."""
    if name in ("Graph", "open_graph"):
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module 'belligraph' has no attribute '{name}'")
