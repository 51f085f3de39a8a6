"""Other people's formats: RDF serialisations, a flat table, network files."""

from .networks import write_network
from .rdf import FORMATS as RDF_FORMATS
from .rdf import write_rdf
from .table import write_table

__all__ = ["RDF_FORMATS", "write_network", "write_rdf", "write_table"]
