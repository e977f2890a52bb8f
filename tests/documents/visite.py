"""The third meeting on the invented site, as an officer held it."""

from tests.documents.chantier import BETON, PEINTRE, PEOPLE, VISIT, Kept, before_the_visit, id_of

SHA = "ab" * 32
NOTE = "Progresse vite, point mensuel à reprendre"
STROKES = (
    "M80 130l18-46 22-38 14-12 6 8-4 30-12 44-2 26 8 4 16-14 22-36 10-6 2 12-6 26 4 10 12-2 20-26 "
    "12-8 4 10-8 26 6 10 14-4 24-30 12-6 4 10-10 30 8 8 20-6 36-38 18-52-2-14-12 8-16 44-8 52 8 14 "
    "20-8 30-34M150 96l60-10M330 60l4-3"
)
ITEMS = (
    ("point", "hours_status", "Le lot 10 a démarré avec trois semaines de décalage.", None, None),
    ("hire", "upcoming_hires", "Un poste de coffreur ou coffreuse (F1701) par l’ETTI",
     "Hugo Blin", "2027-01-11"),
    ("point", "tutoring", "Awa Konaté suivra la formation de coffreur en janvier.", None, None),
    ("point", "other", "Base vie partagée avec le lot 5 à partir de décembre.", None, None),
    ("decision", "tutoring", "Un suppléant remplace le tuteur à chaque absence.", None, None),
    ("action", "tutoring", "Remettre l’acte de désignation du tuteur du lot 10", "Samia Ferrec",
     "2026-12-11"),
    ("action", "hours_status", "Transmettre les fiches de septembre et octobre du lot 10",
     "Samia Ferrec", "2026-12-04"),
    ("action", "workers_status", "Préparer la suite du contrat de Konaté Awa avant Noël",
     "Paul Garnier", "2026-12-15"),
)  # fmt: skip


def chantier() -> Kept:
    kept = before_the_visit()
    _visit(kept)
    _roll_call(kept)
    _checks(kept)
    _decisions(kept)
    return kept


def _visit(kept: Kept) -> None:
    kept.put("visit", "visite 3", site_id=id_of("site"), kind="quarterly", number=3,
             officer_id=id_of("Anne Le Bris"), started_at="2026-11-25T08:12:00Z",
             ended_at="2026-11-25T10:05:00Z", state="signed", previous_visit_id=id_of("visite 2"),
             previous_minutes="approved", register_available=True, next_meeting_on="2027-02-24",
             conditions="Équipements de protection portés. Vestiaires séparés encore à installer.",
             company_remarks="Béton Nord signale un retard d’approvisionnement de deux semaines, "
                             "sans effet sur les heures d’insertion.")  # fmt: skip
    invited = (
        ("Anne Le Bris", "AMO Insertion", "Chargée de suivi", "present", None, False),
        ("Paul Garnier", "Béton Nord", "Conducteur de travaux", "present", "Paul Garnier", True),
        ("Samia Ferrec", "Couleurs & Enduits de l’Ouest", "Cheffe de chantier", "present",
         "Samia Ferrec", True),
        ("Hugo Blin", "Relais Intérim Insertion", "Accompagnateur social", "excused", "Hugo Blin",
         True),
        ("Claire Tanguy", "Ville de Sainte-Pazanne-sur-Loire", "Chargée d’opération", "absent",
         None, True),
    )  # fmt: skip
    for name, firm, role, status, contact, receives in invited:
        kept.put("attendee", f"présence {name}", visit_id=VISIT, name=name, organisation=firm,
                 role=role, status=status, contact_id=id_of(contact) if contact else None,
                 receives_minutes=receives,
                 email=f"{name.split()[0].lower()}@example.org")  # fmt: skip
    kept.put("signature", "s1", visit_id=VISIT, name="Anne Le Bris", role="officer",
             strokes=STROKES, function="Chargée de suivi",
             signed_at="2026-11-25T10:03:00Z")  # fmt: skip
    kept.put("signature", "s2", visit_id=VISIT, name="Paul Garnier", role="company", typed=True,
             function="Conducteur de travaux", signed_at="2026-11-25T10:04:30Z")  # fmt: skip
    kept.put("photo", "p1", visit_id=VISIT, sha256=SHA, taken_at="2026-11-25T09:00:00Z",
             caption="Registre du personnel, page du jour")  # fmt: skip


def _roll_call(kept: Kept) -> None:
    tasks = (
        "Coffrage du voile R+1",
        "Coffrage du voile R+1",
        "Ferraillage",
        "Maçonnerie",
        "Manutention",
    )
    for place, (name, (employer, _)) in enumerate(PEOPLE.items()):
        status, source, reason = "seen", "officer_saw", None
        if place == 3:
            status, source, reason = "reported_absent", "site_manager_said", "sick"
        if place == 7:
            status, source = "not_seen", "officer_saw"
        kept.put("attendance_observation", f"obs {name}", visit_id=VISIT, worker_id=id_of(name),
                 company_id=BETON if employer == "Relais" else id_of(employer),
                 status=status, source=source, absence_reason=reason,
                 observed_at="2026-11-25T08:30:00Z", note="Mal de dos depuis lundi",
                 task=tasks[place] if place < 3 else None,
                 tutor_said="Personne")  # fmt: skip
    draft = kept.put("worker", "inconnu", last_name="Traoré", first_name="Issa", is_draft=True,
                     met_at_id=VISIT)  # fmt: skip
    kept.put("attendance_observation", "obs inconnu", visit_id=VISIT, worker_id=draft,
             company_id=PEINTRE, status="unknown_person", source="officer_saw")  # fmt: skip
    kept.put("worker_voice", "parole", visit_id=VISIT, worker_id=id_of("KONATÉ Awa"), accepted=True,
             author_id=id_of("Anne Le Bris"), heard_at="2026-11-25T09:00:00Z",
             words="Je ne vois jamais mon tuteur.")  # fmt: skip
    kept.put("eligibility", "éligibilité", worker_id=id_of("KONATÉ Awa"), category="RSA",
             state="valid", valid_from="2024-12-21", valid_until="2026-12-20")  # fmt: skip


def _checks(kept: Kept) -> None:
    answers = {
        "tutor_designated": "yes", "tutor_matches": "yes", "tutor_experience": "yes",
        "tutor_load": "yes", "tutor_on_site": "no", "tutoring_time": "partial",
        "induction_done": "yes", "logbook_kept": "partial", "training_planned": "na",
        "social_link": "yes", "worker_heard": "yes",
    }  # fmt: skip
    for place, name in enumerate(list(PEOPLE)[:5]):
        given = answers if place == 0 else answers | {"tutor_on_site": "yes", "logbook_kept": "yes"}
        kept.put("tutoring_check", f"grille {name}", visit_id=VISIT, worker_id=id_of(name),
                 employment_id=id_of(f"job {name}"), grid_version=1,
                 tutor_id=id_of("tuteur") if place != 4 else None,
                 tutor_met="Sylvie Prat" if place == 4 else None,
                 answers={item: {"answer": answer} for item, answer in given.items()},
                 note=NOTE if place == 0 else None)  # fmt: skip
    kept.put("tutoring_check", "grille peintre", visit_id=VISIT, worker_id=id_of("ARSLAN Deniz"),
             employment_id=id_of("job ARSLAN Deniz"), grid_version=1,
             answers={"tutor_designated": {"answer": "no", "evidence": ["aucun acte"]},
                      "social_link": {"answer": "no"},
                      "induction_done": {"answer": "yes"}})  # fmt: skip


def _decisions(kept: Kept) -> None:
    for place, (kind, theme, body, owner, due) in enumerate(ITEMS):
        kept.put("minutes_item", body, visit_id=VISIT, kind=kind, theme=theme, position=place,
                 body=body, owner=owner, due_on=due,
                 status="open" if kind == "action" else None)  # fmt: skip
