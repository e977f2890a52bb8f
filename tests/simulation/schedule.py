"""One schedule: phones, a bad network and an office, all by the random numbers of one seed."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from tests.simulation.country import MOVING, ROLES, TAGS
from tests.simulation.handset import Asked, Broken, Handset
from tests.simulation.oracle import Office, Oracle
from tests.simulation.people import Person

PHONES = ("bruno", "chloe", "chloe", "damien", "emma")
MOST_PHONES, ROUNDS = 8, 40


@dataclass
class Message:
    """A request on its way, or with a status the answer to it."""

    phone: Handset
    asked: Asked
    status: int | None = None
    answer: dict[str, Any] | None = None


class Schedule:
    """A run of some steps, then quiet; raises `Broken` when an invariant does not hold."""

    def __init__(self, seed: int, office: Office, phone: type[Handset] = Handset) -> None:
        self.random, self.office = Random(seed), office
        self.oracle = Oracle(office)
        self.kind_of_phone = phone
        names = ["alice", "bruno", *self.random.sample(PHONES, self.random.randint(0, 2))]
        largest = self.random.choice((2, 100))
        self.phones = [phone(name, self._id(), largest=largest) for name in names]
        self.quarrel = self.random.random() < 0.4
        """Whether all are about a single contact."""
        self.network: list[Message] = []

    def _id(self) -> str:
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def run(self, steps: int) -> None:
        """Let people work through a bad network, then let all become quiet and check."""
        for phone in self.phones:
            self._catch_up(phone)
        for _ in range(steps):
            self.random.choices(*_STEPS)[0](self)
        self.become_quiet()

    def act(self) -> None:
        phone = self.random.choice(self.phones)
        for _ in range(self.random.randint(1, 3)):
            Person(phone, self.random, self.oracle.note, quarrel=self.quarrel).act()

    def exchange(self) -> None:
        """A push or a page that goes through at once."""
        phone = self.random.choice(self.phones)
        phone.waiting = None
        self._take(phone, self._ask(phone))

    def ask(self) -> None:
        """Send a request into the network."""
        phone = self.random.choice(self.phones)
        if phone.waiting is None or self.random.random() < 0.2:  # given up after 30 s
            self.network.append(Message(phone, self._ask(phone)))

    def carry(self) -> None:
        """Some message arrives, out of order; a request perhaps once more later."""
        if not self.network:
            return
        place = self.random.randrange(len(self.network))
        message = self.network[place]
        if message.status is not None or self.random.random() < 0.8:
            del self.network[place]
        if message.status is None:
            status, answer = self._serve(message.phone, message.asked)
            self.network.append(Message(message.phone, message.asked, status, answer))
        else:
            self._receive(message.phone, message.asked, message.status, message.answer or {})

    def lose(self) -> None:
        if self.network:
            del self.network[self.random.randrange(len(self.network))]

    def reassign(self) -> None:
        """A site or a party changes hands."""
        name, tag = self.random.choice(MOVING), self.random.choice(TAGS)
        move = self.office.take if tag in self.office.tags_of(name) else self.office.give
        move(name, tag)

    def clone(self) -> None:
        """A phone is restored from a backup of it; both go on."""
        if len(self.phones) < MOST_PHONES:
            self.phones.append(self.random.choice(self.phones).copied())

    def calm(self) -> None:
        """Everybody has a good network for a moment; what is on its way stays on its way."""
        for phone in self.phones:
            self._catch_up(phone)

    def restart(self) -> None:
        self.office.restart()

    def back_up(self) -> None:
        self.office.back_up()

    def restore(self) -> None:
        """Somebody puts an older copy of the database in place."""
        self.office.restore()
        for phone in self.phones:
            phone.astray = True

    def _ask(self, phone: Handset) -> Asked:
        if phone.outbox and self.random.random() < 0.6:
            return phone.ask_push(self.random)
        return phone.ask_pull(self.random)

    def _serve(self, phone: Handset, asked: Asked) -> tuple[int, dict[str, Any]]:
        door = self.office.push if asked.kind == "push" else self.office.pull
        status, answer = door(phone.name, asked.body)
        self.oracle.heard(phone.name, answer)
        return status, answer

    def _take(self, phone: Handset, asked: Asked) -> dict[str, Any]:
        status, answer = self._serve(phone, asked)
        self._receive(phone, asked, status, answer)
        return answer

    def _receive(self, phone: Handset, asked: Asked, status: int, answer: dict[str, Any]) -> None:
        phone.take(asked, status, answer, self._id())
        self.oracle.at_rest(phone)

    def _catch_up(self, phone: Handset) -> bool:
        """Send and hear everything; tells whether there was anything."""
        phone.waiting = None
        news = bool(phone.outbox)
        for _ in range(200):
            if not phone.outbox:
                break
            self._take(phone, phone.ask_push(self.random))
        else:
            raise Broken(f"{phone.name} cannot empty his outbox: {phone.outbox[0]} (I9)")
        for _ in range(1000):
            page = self._take(phone, phone.ask_pull(self.random))
            if page.get("unchanged"):
                return news
            news = True
            if not page["more"] and self.random.random() < 0.5:
                return news
        raise Broken(f"{phone.name} pulls for ever (I9)")

    def become_quiet(self) -> None:
        """The network is good again: all queues empty, all phones up to date, all is well."""
        self.network.clear()
        rounds = 0
        while any([self._catch_up(phone) for phone in self.phones]):  # noqa: C419 - each of them
            rounds += 1
            if rounds > ROUNDS:
                raise Broken("the phones never come to rest (I9)")
        new = [self.kind_of_phone(name, self._id()) for name in sorted(ROLES) if name != "hugo"]
        for phone in new:
            self._catch_up(phone)
            self._catch_up(phone)
        self.oracle.all_is_well([*self.phones, *new])


_STEPS: tuple[list[Callable[[Schedule], None]], list[float]] = (
    [
        *(Schedule.act, Schedule.exchange, Schedule.ask, Schedule.carry, Schedule.lose),
        *(Schedule.reassign, Schedule.clone, Schedule.restart, Schedule.calm),
        *(Schedule.back_up, Schedule.restore),
    ],
    [6, 9, 4, 6, 1, 1.5, 0.15, 0.1, 1.5, 0.3, 0.2],
)


def run(seed: int, office: Office, steps: int, phone: type[Handset] = Handset) -> None:
    """Run a schedule; a defect names the seed."""
    try:
        Schedule(seed, office, phone).run(steps)
    except Exception as error:
        error.add_note(f"seed {seed}, {steps} steps")
        raise


def run_shortened(seed: int, made: Callable[[], Office], steps: int) -> None:
    """Run a schedule on a new office; a defect is shown by the fewest steps that have it."""
    try:
        run(seed, made(), steps)
    except Exception:
        for fewer in range(1, steps):
            run(seed, made(), fewer)
        raise
