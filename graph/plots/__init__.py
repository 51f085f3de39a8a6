"""Pictures of what changes over time, for papers and slides; matplotlib draws them.

matplotlib is the optional extra `plots`; it is imported when a picture is asked for, and neither
pyplot nor any global setting of its is touched.
"""

from .balance import plot_balance
from .blocs import plot_blocs
from .captions import caption
from .dyad import plot_dyad
from .sheet import save

__all__ = ["caption", "plot_balance", "plot_blocs", "plot_dyad", "save"]
