"""`./jalon run`: from a fresh clone to an address in the browser."""

import argparse
import json
import os
import signal
import socket
import subprocess
from pathlib import Path
from types import FrameType

from launcher.phone_app import build_phone_app
from launcher.places import DATA, PYTHON, ROOT
from launcher.programs import ProgramFailed, Stopped, environment, run_quietly, step
from launcher.python_packages import install_python_packages
from launcher.readiness import wait_until_ready
from launcher.stamps import one_at_a_time

USUAL_PORT = 8000
PORTS_TRIED = 20
GUNICORN = (
    *("--config", "backend/gunicorn_conf.py"),
    *("--log-level", "warning"),
    "--no-control-socket",
)


def run(arguments: list[str]) -> int:
    """Install, build, migrate, fill the demo when asked, serve until Ctrl-C."""
    asked = _parse(arguments)
    with one_at_a_time():
        install_python_packages()
        build_phone_app()
    os.umask(0o077)
    door = open_door(asked.port)
    env = environment(JALON_DATA=str(asked.data))
    accounts = _prepare(asked.data, env, demo=asked.demo)
    return _serve(door, env, accounts, as_json=asked.json)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./jalon run", description="Install what is missing, build, migrate and serve Jalon."
    )
    parser.add_argument(
        "--demo", action="store_true", help="fill an empty data folder with a fictitious territory"
    )
    parser.add_argument(
        "--port",
        type=int,
        help=f"port on this machine (0: any; else {USUAL_PORT} or the next free one)",
    )
    parser.add_argument(
        "--data", type=_folder, default=DATA, help="folder of everything Jalon keeps (./data)"
    )
    parser.add_argument(
        "--json", action="store_true", help="one JSON line on standard output when it is ready"
    )
    return parser.parse_args(arguments)


def _folder(path: str) -> Path:
    return Path(path).expanduser().resolve()


def open_door(asked: int | None) -> socket.socket:
    """A socket that holds the port until gunicorn takes it over, so that nobody else takes it.

    `asked`: 0 for any port, None for the usual one or the next free. Stopped when it is taken.
    """
    ports = [asked] if asked is not None else range(USUAL_PORT, USUAL_PORT + PORTS_TRIED)
    for port in ports:
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
            door.listen()
        except OSError:
            door.close()
        else:
            return door
    raise Stopped(f"Port {ports[0]} is taken: choose another with --port, or 0 for any.")


def _prepare(data: Path, env: dict[str, str], *, demo: bool) -> list[dict[str, str]]:
    """Make the data folder ready; gives the accounts of the demo."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not env.get("JALON_SECRET_KEY") and not (data / "secret").exists():
        _backend(["init"], env)
    with step("database: bringing it up to date"):
        _backend(["migrate"], env)
    if not demo:
        return []
    with step("demo territory: filling it when it is not there yet"):
        told = json.loads(_backend(["demo", "--json"], env))
    accounts: list[dict[str, str]] = told["accounts"]
    return accounts


def _backend(words: list[str], env: dict[str, str]) -> str:
    """What a command of the backend prints; Stopped with its own sentence when it refuses."""
    try:
        return run_quietly([PYTHON, "-m", "backend.cli", *words], env=env)
    except ProgramFailed as failed:
        raise Stopped(failed.told) from failed


def _serve(
    door: socket.socket, env: dict[str, str], accounts: list[dict[str, str]], *, as_json: bool
) -> int:
    port = door.getsockname()[1]
    few = {"MALLOC_ARENA_MAX": "2"}  # else each thread keeps memory of its own
    env = {"JALON_URL": f"http://localhost:{port}", **few, **env}
    server = subprocess.Popen(
        [PYTHON, "-m", "gunicorn", *GUNICORN, "backend.wsgi:app"],
        cwd=ROOT,
        env={**env, "JALON_BIND": f"fd://{door.fileno()}"},
        pass_fds=(door.fileno(),),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    door.close()
    worker = subprocess.Popen(
        [PYTHON, "-m", "backend.cli", "work"],
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    _pass_signals_to(server)
    try:
        wait_until_ready(server, port)
        _tell(f"http://localhost:{port}", accounts, as_json=as_json)
        code = server.wait()
    finally:
        for process in (server, worker):
            if process.poll() is None:
                process.terminate()
                process.wait()
    return 0 if code in {0, -signal.SIGTERM} else code


def _pass_signals_to(server: subprocess.Popen[bytes]) -> None:
    """Ctrl-C and `kill` let the requests under way finish, then stop everything."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        server.terminate()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)


def _tell(url: str, accounts: list[dict[str, str]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"url": url, "accounts": accounts}), flush=True)
        return
    lines = [f"Jalon is ready: {url}", *map(_account_line, accounts), "", "Ctrl-C stops it."]
    print("\n" + "\n".join(lines), flush=True)


def _account_line(account: dict[str, str]) -> str:
    code = account["code"] and f"code {account['code']}"
    return f"  {account['role']:<16}{account['email']:<28}{account['password']:<36}{code}".rstrip()
