"""What importing contracts does, as the page shows it."""

from typing import Any

from backend.imports.decp.planning import Contract, Fate, Plan, Told
from backend.wordings import Words
from sync.records import RECORDS

MOST_SHOWN = 300
NOTES: dict[str, Words] = {
    "strange": Words("Considération sociale non reconnue : « {about} ».",
                     "Social consideration not recognised: “{about}”."),
    "cut": Words("L’objet dépasse 1 000 caractères : il a été coupé.",
                 "The purpose is over 1,000 characters: it was cut."),
    "amended": Words("Avenants publiés : {about}. Durée, montant et titulaires sont les derniers.",
                     "Amendments published: {about}. Length, amount and holders are the last."),
    "same_number": Words(
        "Un marché de ce numéro, sans SIRET d’acheteur, est déjà au registre : est-ce le même ?",
        "A contract of this number, without a buyer's SIRET, is in the register: the same one?"),
    "no_holder": Words("Aucun titulaire n’est publié : ajoutez-le.",
                       "No holder is published: add it."),
    "not_a_siret": Words("« {about} » n’a pas de SIRET valable : ajoutez cette entreprise.",
                         "“{about}” has no valid SIRET: add this company."),
    "no_day": Words("Pas de date de notification : ajoutez l’intervenant {about}.",
                    "No day of notification: add the party {about}."),
    "differs": Words("« {about} » a changé dans la publication ; votre fiche garde sa valeur.",
                     "“{about}” has changed in what is published; your record keeps its value."),
}  # fmt: skip
APART: dict[str, Words] = {
    "not_a_contract": Words("Ce n’est pas un marché.", "This is no contract."),
    "no_number": Words("Son identifiant manque ou dépasse 30 caractères.",
                       "Its identifier is missing or over 30 characters."),
    "no_buyer": Words("Le SIRET de l’acheteur manque ou sa clé est fausse.",
                      "The buyer's SIRET is missing or its key is wrong."),
}  # fmt: skip


def result_of(told: Told, plan: Plan, language: str) -> dict[str, Any]:
    """Return what is done of a file, and what is not."""
    apart = [
        {"number": each["number"], "words": APART[each["code"]].said_in(language)}
        for each in told["apart"]
    ]
    return {
        "read": told["read"],
        "social": len(told["social"]),
        "others_total": len(told["others"]),
        "others": told["others"][:MOST_SHOWN],
        "unstated": told["unstated"],
        "concessions": told["concessions"],
        "apart_total": len(apart),
        "apart": apart[:MOST_SHOWN],
        **{str(fate): plan.count(fate) for fate in Fate},
        "repeated": len(told["social"]) - len(plan.contracts),
        "authorities": plan.added("contracting_authority"),
        "operations": plan.added("operation"),
        "companies": plan.added("company"),
        "contracts": [_contract(each, language) for each in plan.contracts[:MOST_SHOWN]],
    }


def _contract(each: Contract, language: str) -> dict[str, Any]:
    return {
        "id": each.record_id,
        "number": each.number,
        "title": each.title,
        "buyer": each.buyer,
        "fate": str(each.fate),
        "notes": [_note(code, about, language) for code, about in each.notes],
    }


def _note(code: str, about: str, language: str) -> str:
    if code == "differs":
        field = RECORDS["contract"].fields[about]
        about = field.en if language == "en" else field.fr
    return NOTES[code].said_in(language, about=about)
