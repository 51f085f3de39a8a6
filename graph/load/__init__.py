"""Datasets and files of quads read into a store, beside what is there: all of it, or nothing."""

from .datasets import Loaded, load
from .grounds import Ground, ground
from .quads import Filled, load_files
from .renewing import undo

__all__ = ["Filled", "Ground", "Loaded", "ground", "load", "load_files", "undo"]
