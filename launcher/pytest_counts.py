"""A pytest plugin that leaves its counts for `./jalon test`."""

import json
import os
from pathlib import Path

from _pytest.terminal import TerminalReporter

GROUPS = {
    "passed": ("passed", "xpassed"),
    "failed": ("failed", "error"),
    "skipped": ("skipped", "xfailed"),
}


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Write how many tests passed, failed and were skipped, as JSON."""
    ended = terminalreporter.stats
    counts = {
        group: sum(len(ended.get(outcome, ())) for outcome in outcomes)
        for group, outcomes in GROUPS.items()
    }
    Path(os.environ["JALON_PYTEST_COUNTS"]).write_text(json.dumps(counts), encoding="utf-8")
