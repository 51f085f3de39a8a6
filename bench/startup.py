"""How long the command line takes to answer, as a ratio to a bare interpreter: `make bench`.

Both are run in turn, so that a machine whose speed drifts does not change the ratio.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 11
BARE = [sys.executable, "-c", "pass"]
HELP = [str(Path(sys.executable).with_name("belligraph")), "--help"]


def seconds(command: list[str]) -> float:
    """Wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    return time.perf_counter() - start


def main() -> None:
    """Print the median ratio and its range."""
    ratios = [seconds(HELP) / seconds(BARE) for _ in range(RUNS)]
    print(
        f"belligraph --help / bare interpreter: median {statistics.median(ratios):.1f}, "
        f"{min(ratios):.1f} to {max(ratios):.1f} over {RUNS} pairs"
    )


if __name__ == "__main__":
    main()
