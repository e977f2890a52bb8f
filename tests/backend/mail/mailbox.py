"""A mail server on this machine that keeps what it gets, and fails as it is told."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread
from typing import cast

BYE = b"221 bye\r\n"


class Mailbox(socketserver.ThreadingTCPServer):
    """`answer_to` gives the reply to a recipient; `drops` closes the line in place of an answer."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.got: list[EmailMessage] = []
        self.refused: dict[str, str] = {}
        self.drops = False
        self.eight_bits = False

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"

    def recipients(self) -> list[str]:
        return sorted(mail["To"].addresses[0].addr_spec for mail in self.got)


class Conversation(socketserver.StreamRequestHandler):
    """One connection: as much of the protocol as a sender needs."""

    def handle(self) -> None:
        box = cast("Mailbox", self.server)
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word, _, rest = line.decode("ascii").strip().partition(" ")
            match word.upper():
                case "RCPT":
                    address = rest.partition("<")[2].partition(">")[0]
                    self._say(box.refused.get(address, "250 ok"))
                case "DATA":
                    self._say("354 go on")
                    content = self._content()
                    box.eight_bits |= not content.isascii()
                    box.got.append(
                        cast("EmailMessage", message_from_bytes(content, policy=default))
                    )
                    if box.drops:
                        return
                    self._say("250 taken")
                case "QUIT":
                    self.wfile.write(BYE)
                    return
                case _:
                    self._say("250 ok")

    def _say(self, reply: str) -> None:
        self.wfile.write(reply.encode("ascii") + b"\r\n")

    def _content(self) -> bytes:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return b"".join(lines)


@contextmanager
def listening() -> Iterator[Mailbox]:
    with Mailbox() as box:
        Thread(target=box.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield box
        finally:
            box.shutdown()
