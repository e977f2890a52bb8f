"""A site with two companies, a temp agency and eight people in insertion; everyone is invented."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Tables = dict[str, dict[str, dict[str, Any]]]


def id_of(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, name))


class Kept:
    """Records in memory, by table and id."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def data(self, table: str, record_id: str) -> dict[str, Any] | None:
        return self.tables.get(table, {}).get(record_id)

    def referring(self, table: str, field: str, record_id: str) -> Iterable[str]:
        return [
            each
            for each, data in self.tables.get(table, {}).items()
            if record_id == data.get(field)
        ]

    def put(self, table: str, name: str, /, **data: Any) -> str:
        known = self.tables.setdefault(table, {}).setdefault(id_of(name), {})
        known |= {key: value for key, value in data.items() if value is not None}
        for key in [key for key, value in data.items() if value is None]:
            known.pop(key, None)
        return id_of(name)

    def copy(self) -> "Kept":
        return Kept(deepcopy(self.tables))


VISIT = id_of("visite 3")
BETON, PEINTRE, RELAIS = id_of("Béton Nord"), id_of("Couleurs"), id_of("Relais")
PEOPLE = {
    "KONATÉ Awa": ("Béton Nord", "Coffreuse"),
    "DUPONT Léo": ("Béton Nord", "Coffreur"),
    "ÉVRARD Nadia": ("Béton Nord", "Aide-maçonne"),
    "LE GOFF Yann": ("Béton Nord", "Maçon"),
    "NGUYỄN Minh": ("Relais", "Manœuvre"),
    "SILVA Inês": ("Relais", "Manœuvre"),
    "ARSLAN Deniz": ("Couleurs", "Peintre"),
    "MOREAU Julie": ("Couleurs", "Peintre"),
}


def before_the_visit() -> Kept:
    kept = Kept({})
    _place(kept)
    _companies(kept)
    _people(kept)
    _hours(kept)
    _earlier_visit(kept)
    return kept


def _place(kept: Kept) -> None:
    officer = kept.put("staff", "Anne Le Bris", name="Anne Le Bris", role="officer")
    buyer = kept.put("contracting_authority", "Ville", name="Ville de Sainte-Pazanne-sur-Loire",
                     kind="municipality")  # fmt: skip
    operation = kept.put("operation", "op", authority_id=buyer, code="OP-2026-014", is_anru=False,
                         title="Réhabilitation du groupe scolaire Jean-Moulin")  # fmt: skip
    kept.put("site", "site", operation_id=operation, label="Groupe scolaire Jean-Moulin",
             address="12 rue des Tilleuls, Sainte-Pazanne-sur-Loire", state="active",
             officer_id=officer)  # fmt: skip
    contract = kept.put("contract", "marché", operation_id=operation, market_number="2026-T-0142",
                        state="active")  # fmt: skip
    for number, title, due in (("2", "Gros œuvre", 1400), ("10", "Peinture", 320)):
        lot = kept.put("lot", f"lot {number}", contract_id=contract, number=number, title=title)
        kept.put("clause", f"clause {number}", lot_id=lot, legal_basis="condition_and_criterion",
                 required_minutes=due * 60, basis="fixed", eligibility_months=24,
                 training_counts="capped", absence_counts=False, starts_on="2026-03-02",
                 due_on="2027-03-01", sheet_due_day=10)  # fmt: skip
    kept.put("clause_amendment", "avenant", clause_id=id_of("clause 2"), required_minutes=1500 * 60,
             effective_on="2026-09-01", reason="Tranche conditionnelle affermie")  # fmt: skip
    kept.put("commitment", "engagement 1", clause_id=id_of("clause 2"), theme="training",
             promise="35 heures de formation par personne, certificat de coffreur")  # fmt: skip
    kept.put("commitment", "engagement 2", clause_id=id_of("clause 10"), theme="gender",
             promise="Au moins une femme dans l’équipe")  # fmt: skip


def _companies(kept: Kept) -> None:
    for name, siret in (("Béton Nord", "1"), ("Couleurs", "2"), ("Relais", "3")):
        full = {"Couleurs": "Couleurs & Enduits de l’Ouest", "Relais": "Relais Intérim Insertion"}
        kept.put("company", name, name=full.get(name, name), siret=siret * 14)
    kept.put("company", "Relais", structure_kind="ETTI")
    for lot, company, role in (("2", "Béton Nord", "holder"), ("10", "Couleurs", "holder"),
                               ("10", "Béton Nord", "subcontractor")):  # fmt: skip
        kept.put("lot_party", f"{lot} {company}", lot_id=id_of(f"lot {lot}"),
                 company_id=id_of(company), role=role, from_on="2026-03-02")  # fmt: skip
    for name, company, role in (("Paul Garnier", "Béton Nord", "Conducteur de travaux"),
                                ("Samia Ferrec", "Couleurs", "Cheffe de chantier"),
                                ("Hugo Blin", "Relais", "Accompagnateur social")):  # fmt: skip
        kept.put("contact", name, name=name, role=role, company_id=id_of(company), is_draft=False,
                 email=f"{name.split()[0].lower()}@example.org")  # fmt: skip
    kept.put("tutor", "tuteur", company_id=BETON, name="Marc Oliveira", is_employer=False)


def _people(kept: Kept) -> None:
    for place, (name, (employer, job)) in enumerate(PEOPLE.items()):
        last, first = name.rsplit(" ", 1)
        until = "2027-06-30" if place else "2026-12-20"
        worker = kept.put("worker", name, last_name=last.title(), first_name=first, is_draft=False,
                          birth_year=1990 + place, eligible_until=until)  # fmt: skip
        hosted = employer == "Relais"
        began = "2026-10-12" if place == 2 else "2026-04-06"
        job_id = kept.put("employment", f"job {name}", worker_id=worker, job_title=job,
                          employer_id=id_of(employer), kind="CTT" if hosted else "CDD",
                          host_company_id=BETON if hosted else None, weekly_minutes=35 * 60,
                          execution_mode="labour_supply" if hosted else "direct_hire",
                          starts_on=began, planned_end_on="2027-02-26")  # fmt: skip
        party = "10 Couleurs" if employer == "Couleurs" else "2 Béton Nord"
        kept.put("employment_allocation", f"aff {name}", employment_id=job_id, from_on=began,
                 party_id=id_of(party))  # fmt: skip
    worker = kept.put("worker", "parti", last_name="Petit", first_name="Karim", is_draft=False)
    job_id = kept.put("employment", "job parti", worker_id=worker, employer_id=BETON, kind="CDD",
                      execution_mode="direct_hire", starts_on="2026-04-06", job_title="Maçon",
                      planned_end_on="2027-02-26", ended_on="2026-10-02", weekly_minutes=2100,
                      end_reason="Inaptitude")  # fmt: skip
    kept.put("employment_allocation", "aff parti", employment_id=job_id, from_on="2026-04-06",
             party_id=id_of("2 Béton Nord"))  # fmt: skip


def _hours(kept: Kept) -> None:
    for party, people in (("2 Béton Nord", 5), ("10 Couleurs", 2)):
        for month in range(4, 11 if party == "2 Béton Nord" else 9):
            _sheet(kept, party, f"2026-{month:02d}", people)
    kept.put("monthly_sheet", "brouillon", party_id=id_of("10 Couleurs"), period="2026-10",
             version=1, state="draft", channel="portal")  # fmt: skip


def _sheet(kept: Kept, party: str, period: str, people: int) -> None:
    first = 6 if party == "10 Couleurs" else 0
    sheet = kept.put("monthly_sheet", f"{party} {period}", party_id=id_of(party), version=1,
                     period=period, state="reviewed", channel="xlsx",
                     submitted_at=f"2026-{int(period[5:]) + 1:02d}-06T09:00:00Z")  # fmt: skip
    for name in list(PEOPLE)[first : first + people]:
        minutes = 40 * 60 + 30 * len(name)
        key = f"{party} {period} {name}"
        kept.put("sheet_line", f"ligne {key}", sheet_id=sheet, raw_name=name, worker_id=id_of(name),
                 worked_minutes=minutes)  # fmt: skip
        kept.put("retained_hours", f"retenu {key}", party_id=id_of(party), worker_id=id_of(name),
                 period=period, retained_minutes=minutes - 60, decided_on="2026-11-12",
                 engine="1")  # fmt: skip
        if period < "2026-10":
            given = minutes if period < "2026-09" else None
            kept.put("hours_confirmation", f"confirmé {key}", party_id=id_of(party),
                     worker_id=id_of(name), period=period, state="confirmed",
                     confirmed_minutes=given, confirmed_at="2026-10-20T10:00:00Z",
                     confirmed_by="Paul Garnier")  # fmt: skip


def _earlier_visit(kept: Kept) -> None:
    visit = kept.put("visit", "visite 2", site_id=id_of("site"), kind="quarterly", number=2,
                     officer_id=id_of("Anne Le Bris"), started_at="2026-08-26T07:30:00Z",
                     ended_at="2026-08-26T09:00:00Z", state="approved")  # fmt: skip
    items = (
        ("Désigner un tuteur suppléant sur le lot 2", "Paul Garnier", "2026-09-15", "open", None),
        ("Transmettre les fiches de juin et juillet", "Samia Ferrec", "2026-09-10", "done", VISIT),
        ("Installer un vestiaire pour les femmes", "Paul Garnier", "2026-12-18", "open", None),
    )
    for place, (body, owner, due, status, reviewed) in enumerate(items):
        kept.put("minutes_item", body, visit_id=visit, kind="action", theme="other", position=place,
                 body=body, owner=owner, due_on=due, status=status, status_visit_id=reviewed,
                 status_on="2026-11-25" if reviewed else None)  # fmt: skip
