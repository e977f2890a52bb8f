"""The proxy of `docker/nginx.conf` as it is, on this machine: other ports, and hosts by address."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.architecture.tree import ROOT
from tests.s3_server import free_port, wait_for

NAMED = (
    "resolver 127.0.0.11 valid=5s;",
    "set $application http://app:8000;",
    "listen 8443 ssl;",
    "listen 8080;",
    "http2 on;",
    "/certificates",
    "/tmp/",  # noqa: S108 - of the container
)
"""What the file says of its container; a test that replaces something else would not fail."""


@contextmanager
def proxying(nginx: str, folder: Path, hosts: list[int], at_once: int = 200) -> Iterator[int]:
    """Run the proxy in front of hosts; gives the port of its TLS.

    `at_once`: how many connections one address may have; here one machine plays all phones.
    """
    folder.mkdir()
    folder.chmod(0o755)
    for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        (folder / name).mkdir(mode=0o777)
        (folder / name).chmod(0o777)
    _certificate(folder)
    port = free_port()
    (folder / "nginx.conf").write_text(
        _configuration(folder, port, hosts, at_once), encoding="utf-8"
    )
    owner = "" if os.geteuid() else "user root;"  # else its workers cannot reach the folder
    words = ["-p", folder, "-c", folder / "nginx.conf", "-e", folder / "errors"]
    words += ["-g", f"daemon off; {owner}"]
    with (folder / "said").open("wb") as said:
        server = subprocess.Popen([nginx, *words], stderr=said)
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(30)
    told = (folder / "said").read_text() + (folder / "errors").read_text()
    assert "request:" not in told, "an address may hold the name of somebody who is looked for"


def _configuration(folder: Path, port: int, hosts: list[int], at_once: int) -> str:
    told = (ROOT / "docker" / "nginx.conf").read_text(encoding="utf-8")
    for name in NAMED:
        assert name in told, name
    servers = " ".join(f"server 127.0.0.1:{host};" for host in hosts)
    told = told.replace(NAMED[0], "").replace(NAMED[1], "set $application http://app;")
    told = told.replace(NAMED[2], f"listen 127.0.0.1:{port} ssl;")
    told = told.replace(NAMED[3], f"listen 127.0.0.1:{free_port()};")
    told = told.replace(NAMED[4], "")  # newer than Debian's nginx; the tests speak HTTP/1.1
    told = told.replace("addresses 200;", f"addresses {at_once};")
    told = told.replace(NAMED[6], f"{folder}/").replace(f" {NAMED[5]}", f" {folder}")
    return told.replace("http {", f"http {{\n    upstream app {{ {servers} }}", 1)


def _certificate(folder: Path) -> None:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "jalon.test")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(
        key.public_key()
    ).serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(
        now + timedelta(days=1)
    ).add_extension(here, critical=False).sign(key, hashes.SHA256())  # fmt: skip
    (folder / "fullchain.pem").write_bytes(made.public_bytes(Encoding.PEM))
    form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "privkey.pem").write_bytes(key.private_bytes(*form))
