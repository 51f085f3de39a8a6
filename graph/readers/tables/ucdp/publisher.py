"""Who publishes the UCDP datasets, and under which licence."""

from ....model import Publisher

PUBLISHER = Publisher(id="ucdp", name="Uppsala Conflict Data Program")
LICENCE = "CC-BY-4.0"
