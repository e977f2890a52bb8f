"""The clause of each lot: hours due that fit the work done, amendments, commitments."""

from datetime import date, timedelta

from backend.demo.dice import Dice
from backend.demo.world import Party, World
from sync.hours import HOUR

WEEK = 35 * HOUR
LEAST = 4 * WEEK
LEGAL_BASIS = {
    "execution_condition": 66,
    "condition_and_criterion": 20,
    "award_criterion": 5,
    "insertion_service": 4,
    "reserved_contract": 2,
    "voluntary_private": 3,
}
WITH_OFFER = frozenset({"condition_and_criterion", "award_criterion"})
MORE, LESS = "Travaux supplémentaires notifiés.", "Périmètre du lot réduit."
PROMISES = (
    ("tutoring", "Un tuteur formé pour chaque personne, deux heures par semaine.", 120,
     "minutes par semaine", "Acte de désignation, planning"),
    ("social_support", "Un point mensuel avec le référent social de chaque personne.", 1,
     "point par mois", "Nom du référent, date du contact"),
    ("training", "Quarante heures de formation par personne.", 40, "heures", "Convention"),
    ("qualification", "Une qualification visée pour une personne sur trois.", 33,
     "%", "Attestation"),
    ("recruitment", "Deux embauches à l'issue du chantier.", 2, "embauches", "Contrats"),
    ("retention", "Un entretien de suite avant chaque fin de contrat.", 100, "%", "Comptes rendus"),
    ("gender", "Un quart des postes proposés à des femmes.", 25, "%", "Candidatures reçues"),
)  # fmt: skip


def draw_clauses(world: World) -> None:
    """A clause for each lot that has one."""
    random = world.book.random("clauses")
    lots: dict[str, list[Party]] = {}
    for party in world.parties:
        if party.has_clause:
            lots.setdefault(party.lot_id, []).append(party)
    for lot_id, parties in lots.items():
        _clause(world, random, lot_id, parties)


def _clause(world: World, random: Dice, lot_id: str, parties: list[Party]) -> None:
    basis = random.weighted(LEGAL_BASIS)
    first = parties[0]
    due_on = first.to_on or max(first.site.ends_on, first.from_on + timedelta(days=60))
    required = _required(world, random, parties, due_on)
    before = _weeks(required * random.uniform(0.75, 1.25)) if random.chance(0.17) else required
    training = random.weighted({"no": 30, "capped": 50, "yes": 20})
    clause_id = world.book.add(
        "clause",
        lot_id=lot_id,
        legal_basis=basis,
        required_minutes=before,
        basis=random.choice(("fixed", "percentage")),
        eligibility_months=24,
        training_counts=training,
        training_cap_pct=random.choice((10, 15, 20)) if training == "capped" else None,
        absence_counts=False,
        starts_on=first.from_on,
        due_on=due_on,
        sheet_due_day=10,
        penalty_per_hour_cents=random.choice((3000, 4000, 5000, 6000)),
        penalty_per_late_sheet_cents=random.choice((None, 5000, 10000)),
    )
    if before != required:
        reason = MORE if required > before else LESS
        _amend(world, random, clause_id, (required, reason), (first.from_on, due_on))
    for promise in random.some(PROMISES, 2, 4) if basis in WITH_OFFER else ():
        _promise(world, clause_id, promise)


def _required(world: World, random: Dice, parties: list[Party], due_on: date) -> int:
    """Hours that put the lot ahead, on time or behind its calendar."""
    start = parties[0].from_on
    whole = max(30, (due_on - start).days)
    elapsed = min(1.0, max(0.05, (world.today - start).days / whole))
    pace = random.choices((0.6, 0.85, 1.0, 1.1, 1.3), (12, 24, 34, 20, 10))[0]
    declared = sum(party.declared for party in parties)
    return _weeks(declared / elapsed / pace) if declared else random.randint(4, 20) * WEEK


def _weeks(minutes: float) -> int:
    return max(LEAST, round(minutes / WEEK) * WEEK)


def _amend(
    world: World,
    random: Dice,
    clause_id: str,
    change: tuple[int, str],
    period: tuple[date, date],
) -> None:
    required, reason = change
    start, end = period
    last = max(start, min(end, world.today))
    world.book.add(
        "clause_amendment",
        clause_id=clause_id,
        effective_on=start + (last - start) * random.uniform(0.3, 0.9),
        required_minutes=required,
        reason=reason,
        document_ref=f"Avenant n° {random.randint(1, 3)}",
    )


def _promise(world: World, clause_id: str, promise: tuple[str, str, int, str, str]) -> None:
    theme, text, target, unit, evidence = promise
    world.book.add(
        "commitment",
        clause_id=clause_id,
        theme=theme,
        promise=text,
        target_value=target,
        unit=unit,
        evidence_expected=evidence,
    )
