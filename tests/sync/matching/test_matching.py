"""Whose line is it? The company's contracts first, rare names say more, never sure without "
"reason."""

from datetime import date
from random import Random

import pytest

from sync.reconcile.duplicates import with_duplicates_marked
from sync.reconcile.matching import Decisions, Employment, Person, Register, match_rows
from sync.reconcile.reading import SheetRow
from tests.sync.matching.crews import clerk, employed, register

FILLING = register(Random(7), 800)
CREW = [
    Person("MAMADOU", "DIALLO", "Mamadou", None, date(1990, 5, 1)),
    Person("MOUSSA", "DIALLO", "Moussa", None, date(1995, 1, 2)),
    Person("OMAR", "EL MANSOURI", "Omar"),
    Person("EVAN", "LE DRÉAU", "Evan"),
    Person("EMMANUEL", "BATTEUX", "Emmanuel"),
    Person("FATIMA", "SHINWARI", "Fatima", "DZHABRAILOV"),
    Person("MARIE", "ATTOUMANI-SANGARÉ", "Marie-Josée", "ATTOUMANI"),
    Person("LEA", "PÉRON-MORVAN", "Léa"),
    Person("QUOC", "NGUYEN VAN", "Quoc Bao"),
    Person("SOFIANE", "MARTINON", "Sofiane", None, date(1999, 9, 9)),
]
ELSEWHERE = Person("LAROCHE", "LAROCHE", "Killian", None, date(1988, 8, 8))
TWINS = [
    Person("TOM1", "CARPENTIER", "Tom", None, date(1995, 10, 1)),
    Person("TOM2", "CARPENTIER", "Tom", None, date(1999, 11, 9)),
]
KNOWN = Register([*FILLING, *CREW, ELSEWHERE, *TWINS])
CONTRACTS = employed(CREW)


def line(name, **known):
    return SheetRow("Feuil1", 1, "2025-03", name, 151.67, **known)


def match(*lines, contracts=CONTRACTS, **more):
    return match_rows(lines, KNOWN, contracts, **more)


@pytest.mark.parametrize(
    ("written", "worker"),
    [
        ("DIALLO Mamadou", "MAMADOU"),
        ("Mamadou DIALLO", "MAMADOU"),
        ("M. Diallo Mamadou", "MAMADOU"),
        ("diallo, mamadou", "MAMADOU"),
        ("DIALO Mamadou", "MAMADOU"),
        ("DIALLO Mamadu", "MAMADOU"),
        ("ELMANSOURI Omar", "OMAR"),
        ("MANSOURI Omar", "OMAR"),
        ("EL-MANSOURI OUMAR", "OMAR"),
        ("DREAU Evan", "EVAN"),
        ("LEDREAU EVAN", "EVAN"),
        ("BATTEUX Manu", "EMMANUEL"),
        ("SHINWARI NEE DZHABRAILOV FATIMA", "FATIMA"),
        ("DZHABRAILOV EPOUSE SHINWARI FATIMA", "FATIMA"),
        ("Dzhabrailov Fatima", "FATIMA"),
        ("SHINWARI (DZHABRAILOV) Fatima", "FATIMA"),
        ("ATTOUMANI SANGARE Marie Josée", "MARIE"),
        ("SANGARÉ MarieJosée", "MARIE"),
        ("Léa PERON MORVAN", "LEA"),
        ("MORVAN Léa", "LEA"),
        ("NGUYEN VAN QUOC BAO ALIOU", "QUOC"),
        ("Soufiane MARTINON", "SOFIANE"),
    ],
)
def test_a_name_is_recognised_however_it_is_written(written, worker):
    (found,) = match(line(written))
    assert found.worker_id == worker
    assert found.reasons_fr
    assert found.reasons_en


@pytest.mark.parametrize(
    "written", ["DIALLO Mamadou", "EL MANSOURI Omar", "Evan LE DRÉAU", "MARTINON Sofiane"]
)
def test_the_full_name_of_someone_employed_here_is_sure(written):
    assert match(line(written))[0].band == "sure"


@pytest.mark.parametrize("written", ["DIALLO M.", "DIALLO"])
def test_a_surname_that_two_here_bear_is_a_question(written):
    (found,) = match(line(written))
    assert found.band == "ambiguous"
    assert found.worker_id is None
    assert set(found.candidates) == {"MAMADOU", "MOUSSA"}


def test_the_start_of_the_contract_tells_them_apart():
    contracts = [Employment("MAMADOU", date(2025, 1, 6)), Employment("MOUSSA", date(2024, 3, 4))]
    (found,) = match(line("DIALLO M.", start=date(2024, 3, 4)), contracts=contracts)
    assert (found.worker_id, found.band) == ("MOUSSA", "confirm")


def test_homonyms_are_told_apart_by_their_birth_date():
    contracts = employed(TWINS)
    (found,) = match(line("CARPENTIER Tom", birth_date=date(1999, 11, 9)), contracts=contracts)
    assert (found.worker_id, found.band) == ("TOM2", "sure")
    assert match(line("CARPENTIER Tom"), contracts=contracts)[0].band == "ambiguous"


def test_a_name_from_elsewhere_is_proposed_and_never_sure():
    (found,) = match(line("LAROCHE Killian"))
    assert (found.worker_id, found.band) == ("LAROCHE", "confirm")


def test_with_the_birth_date_someone_from_elsewhere_is_sure():
    assert match(line("LAROCHE Killian", birth_date=date(1988, 8, 8)))[0].band == "sure"


def test_a_new_married_name_is_proposed_by_the_birth_date():
    (found,) = match(line("TISSOT Sofiane", birth_date=date(1999, 9, 9)))
    assert (found.worker_id, found.band) == ("SOFIANE", "confirm")


@pytest.mark.parametrize(
    "written", ["BATTEUX Grégory", "ZYGMUNT Wojciech", "DIALLO Zoé", "Contremaître"]
)
def test_nobody_is_better_than_a_relative(written):
    (found,) = match(line(written))
    assert (found.worker_id, found.band) == (None, "none")


def test_two_written_names_are_two_persons():
    first, second = match(line("DIALLO Mamadou"), line("DIALLO M."))
    assert first.worker_id == "MAMADOU"
    assert second.worker_id == "MOUSSA"
    assert second.band != "sure"


def test_one_person_may_have_two_lines():
    lines = [
        line("MARTINON Sofiane", contract_type="CTT"),
        line("MARTINON Sofiane", contract_type="CDD"),
    ]
    assert [found.worker_id for found in match(*lines)] == ["SOFIANE", "SOFIANE"]


def test_a_line_without_a_name_is_nobody():
    assert match(line(""))[0].band == "none"


def test_a_decision_taken_before_beats_the_score():
    decided = Decisions(same={"diallo m": "MOUSSA", "le grand": "OMAR"})
    assert match(line("DIALLO M."), decisions=decided)[0].worker_id == "MOUSSA"
    assert match(line("Le Grand"), decisions=decided)[0].band == "sure"


def test_a_refusal_is_remembered_too():
    refused = Decisions(refused=frozenset({("laroche killian", "LAROCHE")}))
    assert match(line("LAROCHE Killian"), decisions=refused)[0].worker_id is None
    nobody = Decisions(same={"diallo mamadou": None})
    assert match(line("DIALLO Mamadou"), decisions=nobody)[0].band == "none"


def test_the_bits_are_the_sum_of_their_reasons():
    (found,) = match(line("DIALLO Mamadou"))
    figures = [float(reason.rsplit("(", 1)[1].rstrip(")")) for reason in found.reasons_en]
    assert sum(figures) == pytest.approx(found.bits, abs=0.3)
    assert "contrat en cours ici" in found.reasons_fr[-1]


def test_a_rare_surname_says_more_than_a_common_one():
    rare, common = match(line("MARTINON S."), line("DIALLO M."))
    assert rare.bits > common.bits


def test_the_second_of_two_lines_alike_is_a_duplicate():
    lines = [
        line("DIALLO Mamadou"),
        line("Mamadou DIALLO"),
        line("DIALLO Mamadou", contract_type="CDD"),
    ]
    marked = with_duplicates_marked(lines, match(*lines))
    assert [row.errors for row in marked] == [(), ("E_DUPLICATE_ROW",), ()]


@pytest.mark.parametrize(("persons", "least"), [(1_000, 0.99), (5_000, 0.985)])
def test_wrong_sure_matches_are_almost_nil(persons, least):
    random = Random(persons)
    everyone = register(random, persons)
    known = Register(everyone)
    right = sure = wrong_sure = lines = 0
    for _ in range(40):
        crew = random.sample(everyone, 20)
        names = [clerk(random, person) for person in crew]
        for person, found in zip(
            crew, match_rows([line(n) for n in names], known, employed(crew)), strict=True
        ):
            lines += 1
            right += found.worker_id == person.id
            sure += found.band == "sure"
            wrong_sure += found.band == "sure" and found.worker_id != person.id
    assert wrong_sure <= 0.001 * sure
    assert right >= least * lines
    assert sure >= 0.85 * lines


@pytest.mark.parametrize(
    ("written", "here"),
    [
        ("DIALLO Mamadou", [("Diallo", "Moussa")]),
        ("KONÉ Hawa", [("Koné", "Awa")]),
        ("PETIT Danielle", [("Petit", "Daniel")]),
        ("ROUX Pascale", [("Roux", "Pascal")]),
        ("DURAND Jean-Pierre", [("Durand", "Jean-Paul")]),
        ("PETIT Marie-Claude", [("Petit", "Marie-Claire")]),
        ("NGUYEN Van Anh", [("Nguyen", "Van Minh")]),
        ("TRAORÉ Aminata", [("Traoré", "Aminatou")]),
        ("MOREAU-PETIT Léa", [("Moreau", "Léa"), ("Petit", "Léa")]),
        ("DUPONT Fatou", [("Sow", "Fatou", "Dupont"), ("Dupont", "Fatou")]),
        ("DUPONT Fatou née DIALLO", [("Diallo", "Fatou"), ("Dupont", "Fatou")]),
        ("PAUL MARTIN", [("Martin", "Paul"), ("Paul", "Martin")]),
        ("DURAND Jean (fils)", [("Durand", "Jean"), ("Durand", "Jean")]),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_a_relative_a_twin_or_a_namesake_is_never_sure(written, here):
    others = [("Sissoko", "Hawa"), ("Camara", "Aminata"), ("Petit", "Luc"), ("Blanc", "Pierre")]
    crew = [Person(f"here{n}", *names) for n, names in enumerate(here)]
    more = [Person(f"other{n}", *names) for n, names in enumerate(others)]
    known = Register([*FILLING, *more, *crew])
    (found,) = match_rows([line(written)], known, employed(crew))
    assert found.band != "sure"
