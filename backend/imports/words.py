"""What is said of a row in which something is wrong, with what to do about it."""

from datetime import date

from backend.imports.rows import Fault
from backend.wordings import Words, field_words
from sync.categories import in_force
from sync.records import RECORDS

FAULTS: dict[str, Words] = {
    "siret_key": Words("La clé de ce SIRET est fausse : un chiffre a été mal recopié.",
                       "The key of this SIRET is wrong: a digit was miscopied."),
    "siret_digits": Words("Un SIRET compte 14 chiffres.", "A SIRET has 14 digits."),
    "not_a_day": Words("Ce n’est pas une date. Écrivez par exemple 05/01/2026.",
                       "This is not a day. Write 05/01/2026 for instance."),
    "hours_unreadable": Words("Ce ne sont pas des heures. Écrivez par exemple 151,67 ou 7 h 30.",
                              "These are no hours. Write 151.67 or 7:30 for instance."),
    "not_an_amount": Words("Ce n’est pas un montant en euros.", "This is not an amount in euros."),
    "not_a_boolean": Words("Écrivez oui ou non.", "Write yes or no."),
    "not_a_category": Words(
        "Cette catégorie n’existe pas, ou pas encore ou plus à cette date. Écrivez : {offered}.",
        "There is no such category, or not on that day. Write one of: {offered}."),
    "choose": Words("Cette valeur n’est pas dans la liste : {offered}.",
                    "This value is not in the list: {offered}."),
    "too_long_cell": Words("Le texte est trop long (au plus 999 caractères).",
                           "The text is too long (at most 999 characters)."),
    "reference_unknown": Words(
        "{what} : aucune fiche ne correspond. Ajoutez-la ou importez d’abord ce registre.",
        "{what}: there is no such record. Add it, or import that register first."),
    "reference_ambiguous": Words(
        "{what} : {count} fiches correspondent. Précisez avec une autre colonne du modèle.",
        "{what}: {count} records match. Say which with another column of the template."),
    "several": Words(
        "{count} fiches correspondent à cette ligne. Fusionnez-les ou donnez l’identifiant.",
        "{count} records match this row. Merge them or give the identifier."),
    "namesake": Words(
        "Une personne du même nom est au registre, et l’une des deux années manque. "
        "Complétez la ligne ou sa fiche.",
        "Somebody of the same name is in the register, and one of the two years is missing. "
        "Complete the row or that record."),
    "twice_in_file": Words(
        "La même fiche est décrite autrement à la ligne {other}. Gardez une seule ligne.",
        "The same record is described otherwise in row {other}. Keep one row."),
    "identifier_unknown": Words("Aucune fiche n’a cet identifiant. Videz la cellule.",
                                "No record has this identifier. Empty the cell."),
    "frozen": Words("Cette fiche ne se modifie plus.", "This record no longer changes."),
}  # fmt: skip


def said(fault: Fault, language: str) -> str:
    """Return what is wrong with a row, in a language."""
    more = dict(fault.more)
    code = fault.code
    if code == "not_a_choice" and fault.column is not None and fault.column.field.choices:
        members = fault.column.field.choices
        more["offered"] = ", ".join(m.en if language == "en" else m.fr for m in members)
        code = "choose"
    if code == "not_a_category":
        standing = in_force(date.fromisoformat(more["day"]))
        more["offered"] = ", ".join(each.en if language == "en" else each.fr for each in standing)
    if "target" in more:
        kind = RECORDS[more["target"]]
        more["what"] = kind.en if language == "en" else kind.fr
    words = FAULTS.get(code) or field_words(code)
    return words.said_in(language, **{"limit": None, **more})
