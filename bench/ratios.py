"""How fast belligraph is beside others: a line of a table, and a plot, for each comparison."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HEAD = (
    f"{'claims':>9}  {'what':<20} {'peer':<11} {'ours, s':>9} {'peer, s':>9} {'speed':>8} "
    f"{'at least':>8}"
)
MARKS = "os.D^v"


@dataclass(frozen=True, slots=True)
class Ratio:
    """How fast belligraph is beside a peer.

    Attributes:
        at_least: what is asked for; 0 = nothing.
    """

    claims: int
    what: str
    peer: str
    ours: float
    theirs: float
    at_least: float = 0

    @property
    def speed(self) -> float:
        """1 = as fast as the peer."""
        return self.theirs / self.ours


def tell(ratio: Ratio) -> None:
    """A line of the table."""
    asked = f"{ratio.at_least:8.2f}" if ratio.at_least else " " * 8
    print(f"{ratio.claims:>9,}  {ratio.what:<20} {ratio.peer:<11} {ratio.ours:>9.3f} "
          f"{ratio.theirs:>9.3f} {ratio.speed:>8.2f} {asked}".rstrip(), flush=True)  # fmt: skip


def plot(ratios: list[Ratio], file: Path) -> None:
    """Speeds beside each peer: a panel a size, a row a task, on a scale of powers."""
    from matplotlib.figure import Figure as Sheet

    panels = sorted({one.claims for one in ratios})
    names = list(dict.fromkeys(one.what for one in ratios))[::-1]
    peers = list(dict.fromkeys(one.peer for one in ratios))
    sheet = Sheet(figsize=(2.5 + 3.5 * len(panels), 1.5 + 0.28 * len(names)), layout="constrained")
    for axes, number in zip(sheet.subplots(1, len(panels), squeeze=False)[0], panels, strict=True):
        for peer, mark in zip(peers, MARKS, strict=False):
            found = [one for one in ratios if (one.claims, one.peer) == (number, peer)]
            axes.plot([one.speed for one in found], [names.index(one.what) for one in found],
                      mark, label=peer, alpha=0.8)  # fmt: skip
        for one in ratios:
            if one.claims == number and one.at_least:
                axes.plot(one.at_least, names.index(one.what), "|", color="0.3", markersize=11)
        axes.axvline(1, color="0.6", linewidth=0.8)
        axes.set(xscale="log", title=f"{number:,} claims", yticks=range(len(names)),
                 yticklabels=names, xlabel="speed, peer = 1 (bar: asked for)")  # fmt: skip
        axes.grid(axis="y", alpha=0.25)
    sheet.legend(*axes.get_legend_handles_labels(), loc="outside upper center", ncols=len(peers))
    file.parent.mkdir(parents=True, exist_ok=True)
    sheet.savefig(file)
    print(f"\n{file}")
