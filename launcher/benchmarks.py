"""`./jalon bench`: the benchmarks of `bench/`, as ratios against a floor in the same run."""

from launcher.chromium import ensure_chromium
from launcher.phone_app import build_phone_app
from launcher.places import PYTHON, ROOT
from launcher.programs import Stopped, environment, run_aloud
from launcher.python_packages import install_python_packages

STARTED = '__name__ == "__main__"'
FOUND = sorted((ROOT / "bench").glob("*.py"))
NAMES = tuple(file.stem for file in FOUND if STARTED in file.read_text(encoding="utf-8"))
"""The files of `bench/` that can be started; the others are parts of them."""

IN_A_BROWSER = {"phone"}


def bench(arguments: list[str]) -> int:
    """Run one benchmark, or all of them."""
    chosen, options = _choose(arguments)
    install_python_packages(dev=True)
    env = environment()
    if IN_A_BROWSER & set(chosen):
        build_phone_app()
        env["JALON_CHROMIUM"] = ensure_chromium()
    codes = [run_aloud([PYTHON, "-m", f"bench.{name}", *options], env=env) for name in chosen]
    return max(codes, default=0)


def _choose(arguments: list[str]) -> tuple[tuple[str, ...], list[str]]:
    if {"-h", "--help"} & set(arguments[:1]):
        raise Stopped(f"./jalon bench [{'|'.join(NAMES)}] [OPTIONS OF THE BENCHMARK]")
    if not arguments or arguments[0].startswith("-"):
        return NAMES, arguments
    if arguments[0] not in NAMES:
        raise Stopped(f"No benchmark «{arguments[0]}». There are: {', '.join(NAMES)}.")
    return (arguments[0],), arguments[1:]
