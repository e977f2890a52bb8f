"""Words in French and English: what a demo says, what can be wrong with a field by stable code.

Codes are those of `sync.validation`, of its checks between fields, and of the schemas of requests.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """One sentence in both languages; `{limit}` is filled where it is shown."""

    fr: str
    en: str

    def said_in(self, language: str, **values: object) -> str:
        """The sentence in a language, French when it is neither."""
        return (self.en if language == "en" else self.fr).format(**values)


DEMO = Words(
    "Démonstration : toutes les personnes et toutes les entreprises sont fictives.",
    "Demonstration: all people and all companies are fictitious.",
)
"""What every paper and letter of a demo says."""
UNKNOWN = Words("Cette valeur n’est pas acceptée.", "This value is not accepted.")

FIELDS: dict[str, Words] = {
    "required": Words("Ce champ est obligatoire.", "This field is required."),
    "unknown_field": Words("Ce champ n’existe pas.", "There is no such field."),
    "not_a_text": Words("Un texte est attendu.", "A text is expected."),
    "too_short": Words("Le texte est trop court (au moins {limit} caractères).",
                       "The text is too short (at least {limit} characters)."),
    "too_long": Words("Le texte est trop long (au plus {limit} caractères).",
                      "The text is too long (at most {limit} characters)."),
    "wrong_length": Words("La longueur ne convient pas.", "The length is not right."),
    "not_a_whole_number": Words("Un nombre entier est attendu.", "A whole number is expected."),
    "too_small": Words("La valeur est trop petite (au moins {limit}).",
                       "The value is too small (at least {limit})."),
    "too_large": Words("La valeur est trop grande (au plus {limit}).",
                       "The value is too large (at most {limit})."),
    "too_many": Words("Il y a trop d’éléments (au plus {limit}).",
                      "There are too many elements (at most {limit})."),
    "twice": Words("Un élément est cité deux fois.", "An element is named twice."),
    "not_a_boolean": Words("Oui ou non est attendu.", "Yes or no is expected."),
    "not_a_day": Words("Une date est attendue (AAAA-MM-JJ).", "A day is expected (YYYY-MM-DD)."),
    "not_a_month": Words("Un mois est attendu (AAAA-MM).", "A month is expected (YYYY-MM)."),
    "not_an_instant": Words("Un instant UTC est attendu.", "An instant in UTC is expected."),
    "not_a_choice": Words("Cette valeur n’est pas dans la liste.",
                          "This value is not in the list."),
    "not_a_list": Words("Une liste est attendue.", "A list is expected."),
    "not_an_object": Words("Un objet JSON est attendu.", "A JSON object is expected."),
    "not_answers": Words("Ces réponses ne suivent pas la grille.",
                         "These answers do not follow the grid."),
    "not_minutes_by_day": Words("Des minutes par jour sont attendues.",
                                "Minutes for each day are expected."),
    "not_a_document": Words("Ce document n’est pas lisible.", "This document is not readable."),
    "not_a_digest": Words("Une empreinte SHA-256 est attendue.", "A SHA-256 digest is expected."),
    "not_an_id": Words("Un identifiant est attendu.", "An identifier is expected."),
    "not_a_siret": Words("Ce SIRET n’est pas valable.", "This is not a valid SIRET."),
    "not_an_email": Words("Cette adresse de courriel n’est pas valable.",
                          "This is not a valid e-mail address."),
    "wrong_form": Words("Cette valeur n’a pas la forme attendue.",
                        "This value does not have the expected form."),
    "before_start": Words("La fin précède le début.", "The end is before the start."),
    "in_the_future": Words("Cette date est dans le futur.", "This day is in the future."),
    "one_needed": Words("Au moins un de ces champs est nécessaire.",
                        "At least one of these fields is needed."),
    "taken": Words("Une autre fiche porte déjà cette valeur.",
                   "Another record has this value already."),
    "unknown_record": Words("Cette fiche n’existe pas, ou n’existe plus.",
                            "There is no such record, or no longer."),
    "merged_record": Words("Cette fiche a été fusionnée : choisissez celle qui a été gardée.",
                           "This record was merged: choose the one that was kept."),
    "part_of_the_key": Words("Cette valeur identifie la fiche : elle ne change pas.",
                             "This value identifies the record: it does not change."),
    "not_an_officer": Words("Ce compte n’est pas celui d’un chargé de suivi en activité.",
                            "This is not the account of an officer at work."),
    "not_a_lender": Words("Seuls une ETTI, une AI, un GEIQ ou une EATT mettent à disposition.",
                          "Only an ETTI, an AI, a GEIQ or an EATT supplies labour."),
    "of_another_lot": Words("Cet intervenant est sur un autre lot.",
                            "This party is on another lot."),
    "of_another_company": Words(
        "Ce tuteur n’est ni de l’employeur ni de l’entreprise utilisatrice.",
        "This tutor belongs neither to the employer nor to the host company."),
    "by_amendment": Words("Des fiches ou un avenant en dépendent : ajoutez un avenant.",
                          "Sheets or an amendment build on it: add an amendment."),
    "another_result": Words("Le résultat ne correspond plus aux chiffres : recalculez.",
                            "The result no longer matches the figures: work it out again."),
    "not_a_category": Words(
        "Cette catégorie n’est pas dans la liste en vigueur au premier jour de la période.",
        "This category is not in the list in force on the first day of the period."),
    "reason_for_period": Words("Cette durée n’est pas celle de la clause : écrivez le motif.",
                               "This is not the length of the clause: write the reason."),
    "password_too_short": Words("Le mot de passe compte au moins {limit} caractères.",
                                "A password has at least {limit} characters."),
    "not_the_password": Words("Le mot de passe actuel ne convient pas.",
                              "The present password does not fit."),
    "not_the_code": Words("Ce code n’est pas le bon.", "This code is not right."),
    "password_guessable": Words("Ce mot de passe se devine trop facilement.",
                                "This password is too easily guessed."),
}  # fmt: skip


def field_words(code: str) -> Words:
    """The words of a field's code; a general sentence for a code that has none."""
    return FIELDS.get(code, UNKNOWN)
