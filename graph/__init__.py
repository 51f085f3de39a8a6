"""belligraph: a conflict event knowledge graph."""

from ._version import __version__

__all__ = ["__version__"]
