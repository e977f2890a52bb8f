"""What a benchmark found: a table on the terminal, and a JSON file with the machine and the day."""

import json
import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "artefacts" / "bench"


@dataclass(frozen=True)
class Figure:
    """One figure: its median, its spread, what it is compared with, and how much it may be."""

    name: str
    value: float
    unit: str
    low: float | None = None
    high: float | None = None
    peer: float | None = None
    """The same of the floor or of a peer, in the same run."""
    ratio: float | None = None
    aim: float | None = None
    """Most that the ratio, or without one the value, may be."""

    @property
    def holds(self) -> bool | None:
        """Whether the aim is met; None without one."""
        judged = self.value if self.ratio is None else self.ratio
        return None if self.aim is None else judged <= self.aim


def figure(
    name: str,
    unit: str,
    values: Sequence[float],
    peers: Sequence[float] = (),
    *,
    aim: float | None = None,
) -> Figure:
    """Return the median of several rounds with the lowest and the highest."""
    peer = statistics.median(peers) if peers else None
    pairs = zip(values, peers, strict=False)
    ratio = statistics.median(ours / max(theirs, 1e-9) for ours, theirs in pairs) if peers else None
    middle = statistics.median(values)
    return Figure(name, middle, unit, min(values), max(values), peer, ratio, aim)


@dataclass
class Report:
    """What one benchmark found."""

    benchmark: str
    settings: dict[str, object] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)

    def add(self, one: Figure) -> None:
        """Note a figure, and print its line."""
        self.figures.append(one)
        spread = f" ({one.low:.4g} to {one.high:.4g})" if one.low is not None else ""
        beside = f"  beside {one.peer:.4g}, ratio {one.ratio:.2f}" if one.ratio is not None else ""
        aim = "" if one.aim is None else f"  aim {one.aim:g}: {'yes' if one.holds else 'NO'}"
        print(f"{one.name:44} {one.value:10.4g} {one.unit}{spread}{beside}{aim}", flush=True)

    def keep(self, target: Path | None) -> int:
        """Write the file; gives 1 when an aim is missed."""
        path = target or KEPT / f"{self.benchmark}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        told = {"benchmark": self.benchmark, "at": datetime.now(UTC).isoformat(timespec="seconds")}  # noqa: TID251 - the day of the run
        told |= {"machine": machine(), "settings": self.settings}
        path.write_text(
            json.dumps({**told, "figures": [asdict(one) for one in self.figures]}, indent=1)
        )
        print(f"kept in {path}", file=sys.stderr)
        return 1 if any(one.holds is False for one in self.figures) else 0


def machine() -> dict[str, object]:
    """Tell on what it ran, and how busy that was."""
    names = [line for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    memory = next((line.split()[1] for line in _lines("/proc/meminfo")), "0")
    return {
        "cpu": names[0].partition(":")[2].strip() if names else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(int(memory) / 1024 / 1024),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of all lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * share))]


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
