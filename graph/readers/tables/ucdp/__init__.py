"""The datasets of the Uppsala Conflict Data Program: events, external support, actors."""

from . import actor, esd, ged

DATASETS = (actor.DATASET, ged.DATASET, esd.DATASET)

__all__ = ["DATASETS"]
