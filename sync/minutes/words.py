"""The words of the minutes in French and English, declared once; the phone's are written from here.

They state what was observed and ask; they do not judge: "non vue ce jour", never "absence
injustifiée". ``{name}`` is filled where it is said. Labels of choices are those of the records.
"""

import re
from typing import NamedTuple

_BEFORE_SIGN = re.compile(r" (?=[:;?!»%])|(?<=«) |(?<=n°) ")


class Words(NamedTuple):
    """A title or sentence in both languages."""

    fr: str
    en: str


def _said(fr: str, en: str) -> Words:
    return Words(_BEFORE_SIGN.sub("\u00a0", fr), en)


WORDS: dict[str, Words] = {
    "title": _said("Compte rendu de réunion de chantier – volet insertion",
                   "Minutes of a site meeting – insertion"),
    "meeting_number": _said("{kind} n° {number}", "{kind} no. {number}"),
    "draft": _said("Projet : cette visite n’est pas encore signée.",
                   "Draft: this visit is not signed yet."),
    "shared_copy": _said(
        "Exemplaire de diffusion : les personnes en insertion n’y sont pas nommées.",
        "Copy for circulation: people in insertion are not named."),
    "company_copy": _said(
        "Exemplaire de {company} : les personnes des autres entreprises n’y sont pas nommées.",
        "Copy of {company}: people of other companies are not named."),
    # The head
    "operation": _said("Opération", "Operation"),
    "authority": _said("Donneur d’ordre", "Contracting authority"),
    "contracts": _said("Marchés", "Contracts"),
    "lots": _said("Lots", "Lots"),
    "site": _said("Chantier", "Site"),
    "when": _said("Date", "Date"),
    "from_hour": _said("{day}, à partir de {begun}", "{day}, from {begun}"),
    "from_to_hours": _said("{day}, de {begun} à {over}", "{day}, {begun} to {over}"),
    "writer": _said("Rédaction", "Written by"),
    "next_meeting": _said("Prochaine réunion", "Next meeting"),
    # Said in several blocks
    "yes": _said("oui", "yes"),
    "no": _said("non", "no"),
    "none": _said("aucune", "none"),
    "nobody": _said("personne", "nobody"),
    "not_asked": _said("non renseigné", "not recorded"),
    "a_person": _said("[une personne]", "[a person]"),
    "people_one": _said("{n} personne", "{n} person"),
    "people_many": _said("{n} personnes", "{n} people"),
    "others_one": _said("{n} autre personne", "{n} other person"),
    "others_many": _said("{n} autres personnes", "{n} other people"),
    "separator": _said(" ; ", "; "),
    "about_person": _said("{name} : {text}", "{name}: {text}"),
    "number": _said("N°", "No."),
    "owner": _said("Responsable", "Owner"),
    "due": _said("Échéance", "Due on"),
    "company": _said("Entreprise", "Company"),
    "no_company": _said("entreprise non précisée", "company not recorded"),
    "person": _said("Personne", "Person"),
    # Participants
    "attendees": _said("Participants", "Participants"),
    "attendees_caption": _said("Personnes invitées et leur présence",
                               "Who was invited and who came"),
    "name": _said("Nom", "Name"),
    "organisation": _said("Organisme", "Organisation"),
    "role": _said("Qualité", "Role"),
    "presence": _said("Présence", "Presence"),
    "receives": _said("Diffusion", "Receives"),
    "attendee_present": _said("présent(e)", "present"),
    "attendee_excused": _said("excusé(e)", "excused"),
    "attendee_absent": _said("absent(e)", "absent"),
    "no_attendees": _said("Aucun participant enregistré.", "No participant recorded."),
    # Previous minutes and actions
    "previous_minutes": _said("Approbation du compte rendu précédent", "Previous minutes"),
    "actions_review": _said("Actions précédentes", "Earlier actions"),
    "actions_caption": _said("Où en sont les actions des réunions précédentes",
                             "Where the actions of earlier meetings stand"),
    "action": _said("Action", "Action"),
    "status": _said("État", "Status"),
    "late": _said("En retard", "Late"),
    "no_earlier_actions": _said("Aucune action en cours.", "No action under way."),
    # Launch
    "launch": _said("Mise en route de la clause", "Start of the clause"),
    "launch_caption": _said("Ce que chaque entreprise doit savoir",
                            "What each company has to know"),
    "launch_lot": _said("Lot", "Lot"),
    "launch_company": _said("Entreprise", "Company"),
    "launch_due": _said("Heures dues", "Hours due"),
    "launch_calendar": _said("Période", "Period"),
    "launch_sheet_day": _said("Fiche mensuelle", "Monthly sheet"),
    "launch_contacts": _said("Contacts", "Contacts"),
    "launch_tutors": _said("Tuteurs", "Tutors"),
    "sheet_day": _said("le {day} du mois suivant", "by the {day} of the next month"),
    "to_name": _said("à désigner", "to be named"),
    # Hours
    "hours_status": _said("Avancement des heures", "Progress of hours"),
    "hours_caption": _said("Heures d’insertion par lot et par entreprise",
                           "Insertion hours by lot and company"),
    "hours_lot": _said("Lot", "Lot"),
    "hours_company": _said("Entreprise", "Company"),
    "hours_due": _said("Dues", "Due"),
    "hours_declared": _said("Déclarées", "Declared"),
    "hours_confirmed": _said("Confirmées", "Confirmed"),
    "hours_retained": _said("Retenues", "Retained"),
    "hours_rate": _said("Réalisé", "Done"),
    "hours_elapsed": _said("Délai", "Time"),
    "hours_forecast": _said("Prévision", "Forecast"),
    "hours_missing": _said("Fiches attendues", "Sheets awaited"),
    "all_parties": _said("ensemble du lot", "whole lot"),
    "too_early": _said("trop tôt", "too early"),
    "hours_note": _said(
        "Heures connues au {day}. Seules les heures retenues comptent dans le réalisé ; la"
        " prévision prolonge leur rythme jusqu’à l’échéance de la clause.",
        "Hours known on {day}. Only retained hours count as done; the forecast carries their pace"
        " on to the end of the clause."),
    "no_lots": _said("Aucun lot avec clause sur ce chantier.",
                     "No lot with a clause on this site."),
    # People
    "workers_status": _said("Personnes en insertion", "People in insertion"),
    "entries": _said("Entrées", "Entries"),
    "at_work": _said("Affectées ce jour", "Allocated that day"),
    "exits": _said("Sorties", "Exits"),
    "ended_as_planned": _said("fin prévue", "planned end"),
    "ended_early": _said("fin avant terme", "early end"),
    "ended": _said("fin de contrat", "end of the job"),
    "left_lot": _said("fin d’affectation", "end of the allocation"),
    "eligibility_ends": _said("Fin d’éligibilité sous 60 jours", "Eligibility ends within 60 days"),
    "register": _said("Registre du personnel disponible", "Daily register available"),
    # Attendance
    "attendance": _said("Constats de présence", "Attendance"),
    "roll_call_caption": _said("Appel du jour", "Roll-call of the day"),
    "counts_caption": _said("Appel du jour, personnes non nommées", "Roll-call, people not named"),
    "observation": _said("Constat", "Observation"),
    "source": _said("Source", "Source"),
    "from_officer_saw": _said("agent de l’AMO", "officer"),
    "from_site_register": _said("registre du chantier", "site register"),
    "from_site_manager_said": _said("responsable du chantier", "site manager"),
    "task": _said("Tâche", "Task"),
    "tally": _said("{people} à l’appel : {counts}.", "{people} on the roll-call: {counts}."),
    "tally_seen_one": _said("{n} vue", "{n} seen"),
    "tally_seen_many": _said("{n} vues", "{n} seen"),
    "tally_reported_absent_one": _said("{n} signalée absente", "{n} reported absent"),
    "tally_reported_absent_many": _said("{n} signalées absentes", "{n} reported absent"),
    "tally_not_seen_one": _said("{n} non vue", "{n} not seen"),
    "tally_not_seen_many": _said("{n} non vues", "{n} not seen"),
    "tally_declined_one": _said("{n} sans réponse", "{n} without an answer"),
    "tally_declined_many": _said("{n} sans réponse", "{n} without an answer"),
    "tally_unknown_person_one": _said("{n} à identifier", "{n} to identify"),
    "tally_unknown_person_many": _said("{n} à identifier", "{n} to identify"),
    "status_seen": _said("vu(e) ce jour", "seen that day"),
    "status_reported_absent": _said("signalé(e) absent(e)", "reported absent"),
    "status_not_seen": _said("non vu(e) ce jour", "not seen that day"),
    "status_declined": _said("sans réponse", "no answer"),
    "status_unknown_person": _said("vu(e), à identifier", "seen, to identify"),
    "count_seen": _said("Vues", "Seen"),
    "count_reported_absent": _said("Signalées absentes", "Reported absent"),
    "count_not_seen": _said("Non vues", "Not seen"),
    "count_declined": _said("Sans réponse", "No answer"),
    "count_unknown_person": _said("À identifier", "To identify"),
    "no_roll_call": _said("L’appel n’a pas été fait.", "No roll-call was made."),
    "discrepancies_caption": _said("Points à éclaircir sur les fiches mensuelles",
                                   "Questions open on monthly sheets"),
    "month": _said("Mois", "Month"),
    "question": _said("Point", "Question"),
    "answer_due": _said("Réponse attendue le", "Answer due on"),
    # Tutoring
    "tutoring": _said("Tutorat et accompagnement", "Tutoring and support"),
    "tutoring_caption": _said("Contrôle du tutorat par entreprise", "Tutoring check by company"),
    "people_checked": _said("Personnes", "People"),
    "tutors_met": _said("Tuteurs rencontrés", "Tutors met"),
    "no_tutor": _said("aucun", "none"),
    "score": _said("Points", "Points"),
    "starred": _said("★ non conformes", "★ not met"),
    "tutoring_note": _said(
        "Points sur le nombre d’éléments applicables de la grille (oui 1, partiel 0,5)."
        " ★ : élément obligatoire, suivi d’une action.",
        "Points over the applicable items of the grid (yes 1, partly 0.5)."
        " ★: compulsory item, followed by an action."),
    "no_checks": _said("Le tutorat n’a pas été contrôlé à cette visite.",
                       "Tutoring was not checked on this visit."),
    "summaries": _said("Synthèse", "Summary"),
    "commitments": _said("Engagements de l’offre", "Commitments of the offer"),
    "promise": _said("Lot {lot}, {theme} : {text}", "Lot {lot}, {theme}: {text}"),
    # The rest
    "upcoming_hires": _said("Recrutements à venir", "Hires to come"),
    "no_hires": _said("Aucun recrutement annoncé.", "No hire announced."),
    "conditions": _said("Qualité et sécurité", "Quality and safety"),
    "no_conditions": _said("Rien à signaler.", "Nothing to report."),
    "other": _said("Autres points", "Other points"),
    "decisions": _said("Décisions et actions", "Decisions and actions"),
    "decisions_caption": _said("Ce qui est décidé, par qui et pour quand",
                               "What is decided, who sees to it and by when"),
    "nature": _said("Nature", "Kind"),
    "wording": _said("Libellé", "Wording"),
    "no_decisions": _said("Aucune décision ni action.", "No decision, no action."),
    "company_remarks": _said("Observations de l’entreprise", "The company’s remarks"),
    "no_company_remarks": _said("Invitée à s’exprimer, l’entreprise n’a pas formulé d’observation.",
                                "Invited to speak, the company made no remark."),
    "sign_off": _said("Signatures et diffusion", "Signatures and circulation"),
    "signed_at": _said("signé le {day} à {hour}", "signed on {day} at {hour}"),
    "typed_at": _said("signé en toutes lettres le {day} à {hour}",
                      "signed by name on {day} at {hour}"),
    "not_signed": _said("Non signé.", "Not signed."),
    "unfinished": _said("Visite close avant son terme : {reason}", "Visit closed early: {reason}"),
    "sent_to": _said("Diffusion : {names}.", "Sent to: {names}."),
    "reply_period": _said(
        "Sans observation écrite sous {days} jours, le compte rendu est réputé approuvé.",
        "Without written remarks within {days} days, the minutes count as approved."),
    "addenda": _said("Additifs", "Addenda"),
    "addendum": _said("{day}, {author} : {text}", "{day}, {author}: {text}"),
    "photos": _said("Photos", "Photos"),
    "photo": _said("Photo {number} : {caption} ({day} à {hour})",
                   "Photo {number}: {caption} ({day}, {hour})"),
    "no_caption": _said("sans légende", "no caption"),
}  # fmt: skip
