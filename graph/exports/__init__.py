"""Other people's formats: RDF, tables, networks, entities, citations, a data package.

`docs/exports.md` says what each of them cannot carry.
"""

from .bibtex import write_bibtex
from .csl import write_csl
from .datapackage import write_datapackage
from .followthemoney import write_entities
from .formats import FORMATS, Content, Format
from .networks import write_history, write_network
from .rdf import FORMATS as RDF_FORMATS
from .rdf import write_rdf, write_triple_terms
from .table import write_parquet, write_table
from .whole import whole_file

__all__ = [
    "FORMATS",
    "RDF_FORMATS",
    "Content",
    "Format",
    "whole_file",
    "write_bibtex",
    "write_csl",
    "write_datapackage",
    "write_entities",
    "write_history",
    "write_network",
    "write_parquet",
    "write_rdf",
    "write_table",
    "write_triple_terms",
]
