"""The datasets of the Uppsala Conflict Data Program: events, dyads, external support, actors."""

from . import actor, dyadic, esd, ged

DATASETS = (actor.DATASET, ged.DATASET, esd.DATASET, dyadic.DATASET)

__all__ = ["DATASETS"]
