"""What each alert says, on the installation's page and in the letters about it."""

from backend.wordings import Words

ALERTS: dict[str, Words] = {
    "disk_full": Words("Le disque est presque plein : il reste {count} Mo.",
                       "The disk is almost full: {count} MB are left."),
    "backups_off": Words("Aucune sauvegarde automatique : indiquez JALON_BACKUPS.",
                         "No automatic backup: set JALON_BACKUPS."),
    "backup_late": Words("La dernière sauvegarde a plus d’une demi-heure.",
                         "The last backup is more than half an hour old."),
    "jobs_late": Words("Des tâches ne sont plus faites ({about}) : « ./jalon work » tourne-t-il ?",
                       "Jobs are no longer done ({about}): is “./jalon work” running?"),
    "jobs_failing": Words("Des tâches échouent ({about}).", "Jobs fail ({about})."),
    "mail_off": Words("Les courriels sont gardés et non envoyés : indiquez JALON_SMTP_URL.",
                      "E-mails are kept and not sent: set JALON_SMTP_URL."),
    "mail_late": Words(
        "Courriels en attente depuis plus d’une heure : {count}. Le serveur de courriel : {about}",
        "E-mails that have waited for more than an hour: {count}. The mail server: {about}"),
    "phones_behind": Words(
        "Téléphones qui gardent des saisies non envoyées depuis plus de 7 jours : {count}.",
        "Phones that have held unsent entries for more than 7 days: {count}."),
    "phones_differ": Words(
        "Téléphones qui ont différé du bureau : {count}. C’est un défaut, signalez-le.",
        "Phones that differed from the office: {count}. This is a defect, report it."),
    "matters_late": Words(
        "Collisions ou éléments retenus en attente depuis plus de 7 jours : {count}.",
        "Collisions or held changes that have waited for more than 7 days: {count}."),
    "many_locked": Words(
        "Comptes ou adresses bloqués après trop d’essais : {count}. Une attaque est possible.",
        "Accounts or addresses locked after too many tries: {count}. It may be an attack."),
}  # fmt: skip
SUBJECT = Words("Jalon demande quelqu’un", "Jalon needs somebody")
TEXT = Words(
    """\
Bonjour,

L’installation de Jalon {address} demande quelqu’un :

{lines}

Ce qui s’y fait seul, et quand : {address}{page}
Sur la machine, « ./jalon doctor » dit ce qui ne va pas et quoi faire.

Tant que cela dure, ce message n’est pas répété.

Jalon
""",
    """\
Hello,

The Jalon installation {address} needs somebody:

{lines}

What happens there by itself, and when: {address}{page}
On the machine, “./jalon doctor” says what is wrong and what to do.

This message is not repeated while it lasts.

Jalon
""",
)
