"""Registers brought in from files: tried first, then all of it or nothing."""

from tests.backend.imports.desk import ON_BOTH, counts, csv_of, wrong
from tests.backend.station import WORKER
from tests.sheets.workbooks import Tab, xlsx

SIRET, OTHER_SIRET = "73282932000074", "55210055400013"
PEOPLE = csv_of(
    ["Prénom", "NOM", "Date de naissance", "sexe", "Remarque"],
    ["Inès", "Le Goff", "12/05/1999", "Femme", "à rappeler"],
    ["Yann", "Péron", "1985", "m", ""],
)


@ON_BOTH
def test_workers_are_tried_then_imported_once(clerk) -> None:
    tried = clerk.check("worker", PEOPLE)
    assert counts(tried) == {"create": 2}
    assert tried["unknown_columns"] == [{"head": "Remarque", "near": None}]
    assert len(clerk.page("worker")) == 1
    assert counts(clerk.bring_in("worker", PEOPLE)) == {"create": 2}
    (ines,) = clerk.page("worker", "goff")
    assert (ines["birth_year"], ines["gender"], ines["is_draft"]) == (1999, "F", False)
    assert counts(clerk.bring_in("worker", PEOPLE)) == {"unchanged": 2}
    assert len(clerk.page("worker")) == 3


def test_with_one_wrong_row_nothing_is_imported(clerk) -> None:
    companies = csv_of(
        ["SIRET", "Raison sociale", "Structure d'insertion"],
        [SIRET, "Bâtir Ensemble", "EI"],
        ["73282932000075", "Clé fausse", ""],
        ["1234", "Trop court", ""],
        [OTHER_SIRET, "", "coopérative"],
        [SIRET, "Bâtir Autrement", "EI"],
    )
    refused = clerk.bring_in("company", companies, gives=422)
    assert refused["code"] == "nothing_imported"
    assert wrong(refused["result"]) == [
        (3, "SIRET", "siret_key"),
        (4, "SIRET", "siret_digits"),
        (5, "Structure d'insertion", "not_a_choice"),
        (6, None, "twice_in_file"),
    ]
    assert "clé de ce SIRET est fausse" in refused["result"]["faults"][0]["words"]
    assert refused["result"]["report"].splitlines()[1].startswith('"3";"SIRET";"73282932000075";')
    assert len(clerk.page("company")) == 1


def test_what_is_known_is_left_or_updated_as_chosen(clerk) -> None:
    known = csv_of(
        ["raison sociale", "siret", "tél"], ["Béton Nord SAS", "995 803 590 00018", 240414243]
    )
    assert counts(clerk.check("company", known)) == {"skipped": 1}
    assert counts(clerk.bring_in("company", known, "update")) == {"update": 1}
    (company,) = clerk.page("company")
    assert (company["name"], company["phone"]) == ("Béton Nord SAS", "0240414243")
    assert counts(clerk.check("company", known, "update")) == {"unchanged": 1}


def test_a_job_names_its_person_and_its_company(clerk) -> None:
    jobs = csv_of(
        ["Salarié : Nom", "Prénom du salarié", "Employeur : SIRET", "Contrat", "Début", "Poste",
         "Durée par semaine"],
        ["konate", "AWA", "99580359000018", "CDD d'insertion", "02/03/2026", "Maçonne", "26 h 30"],
        ["Diallo", "Awa", "99580359000018", "CDI", "02/03/2026", "Maçonne", "35"],
        ["Konaté", "Awa", SIRET, "stage", "le 30 février", "Maçonne", "beaucoup"],
    )  # fmt: skip
    refused = clerk.check("employment", jobs)
    assert wrong(refused) == [
        (3, "Salarié : Nom", "reference_unknown"),
        (4, "Contrat", "not_a_choice"),
        (4, "Début", "not_a_day"),
        (4, "Durée par semaine", "hours_unreadable"),
        (4, "Employeur : SIRET", "reference_unknown"),
    ]
    mended = b"\n".join(jobs.splitlines()[:2])
    assert counts(clerk.bring_in("employment", mended)) == {"create": 1}
    made = next(each for each in clerk.page("employment") if each["starts_on"] == "2026-03-02")
    assert (made["worker_id"], made["kind"], made["weekly_minutes"]) == (
        WORKER,
        "CDDI",
        26 * 60 + 30,
    )


def test_a_subcontractor_may_stand_before_whom_he_works_for(clerk) -> None:
    companies = csv_of(
        ["SIRET", "Raison sociale"], [SIRET, "Titulaire"], [OTHER_SIRET, "Sous-traitant"]
    )
    clerk.bring_in("company", companies)
    lots = csv_of(["Marché", "Numéro du lot", "Intitulé"], ["24-1", "2", "Charpente"])
    assert counts(clerk.bring_in("lot", lots)) == {"create": 1}
    parties = csv_of(
        ["N° de marché", "Lot : numéro", "SIRET entreprise", "Rôle", "Sous-traitant de", "Du"],
        ["24-1", "2", OTHER_SIRET, "Sous-traitant", SIRET, "2026-04-01"],
        ["24-1", "2", SIRET, "Titulaire", "", "2026-04-01"],
    )
    assert counts(clerk.bring_in("lot_party", parties)) == {"create": 2}
    assert counts(clerk.bring_in("lot_party", parties)) == {"unchanged": 2}


def test_a_namesake_without_a_year_is_asked_about(clerk) -> None:
    clerk.bring_in(
        "worker", csv_of(["Nom", "Prénom", "Année de naissance"], ["Petit", "Luc", 1990])
    )
    again = csv_of(
        ["Nom", "Prénom", "Année de naissance"], ["PETIT", "Luc", ""], ["Petit", "Luc", 1971]
    )
    assert wrong(clerk.check("worker", again)) == [(2, "Année de naissance", "namesake")]


def test_a_workbook_is_read_where_its_register_is(clerk) -> None:
    book = xlsx(
        Tab([["Bonjour"], ["voir la feuille 2"]], "Lisez-moi"),
        Tab(
            [["Registre"], [], ["Raison Sociale", "Siret"], ["Zinc", 73282932000074.0]], "Sociétés"
        ),
    )
    tried = clerk.check("company", book)
    assert (tried["sheet"], tried["other_sheets"]) == ("Sociétés", ["Lisez-moi"])
    assert counts(tried) == {"create": 1}


def test_what_is_no_table_of_the_register_is_refused(clerk) -> None:
    for content, reason in (
        (b"", "F_EMPTY"),
        (b"%PDF-1.7", "F_UNSUPPORTED"),
        (b"Couleur;Taille\nbleu;2", "no_heads"),
        (b"SIRET;Raison sociale\n", "no_rows"),
    ):
        refused = clerk.check("company", content, gives=422)
        assert (refused["code"], refused["reason"]) == ("file_refused", reason)


def test_eligibility_is_imported_by_supervisors_alone(clerk, supervisor) -> None:
    periods = csv_of(
        ["Nom", "Prénom", "Catégorie", "État", "Du", "Au", "Motif de dérogation"],
        ["Konaté", "Awa", "DELD", "Validée", "05/01/2026", "05/01/2028", ""],
    )
    clerk.bring_in("eligibility", periods, gives=404)
    assert counts(supervisor.bring_in("eligibility", periods)) == {"create": 1}
    (awa,) = supervisor.page("worker")
    assert awa["eligible_until"] == "2028-01-05"
    (period,) = supervisor.page("eligibility")
    assert period["category"] == "deld"


def test_an_unknown_category_is_told_with_those_of_its_day(supervisor) -> None:
    periods = csv_of(
        ["Nom", "Prénom", "Catégorie", "État", "Du", "Au", "Motif de dérogation"],
        ["Konaté", "Awa", "Bénéficiaire du RMI ou de l'API", "À valider", "05/01/2026",
         "05/01/2028", ""],
    )  # fmt: skip
    (fault,) = supervisor.check("eligibility", periods)["faults"]
    assert (fault["column"], fault["code"]) == ("Catégorie", "not_a_category")
    assert "Bénéficiaire du RSA, " in fault["words"]
    assert "RMI" not in fault["words"]
