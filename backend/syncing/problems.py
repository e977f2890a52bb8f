"""What refuses a whole push or pull; the phone keeps everything and knows what to do."""

from http import HTTPStatus

from backend.problems import Problem
from backend.wordings import Words


class DeviceForked(Problem):
    """This device's numbers were already used for other changes: a phone was cloned or restored."""

    status, code = HTTPStatus.CONFLICT, "device_forked"
    title = Words("Ce téléphone a été copié ou restauré.", "This phone was cloned or restored.")
    detail = Words(
        "L’application prend un nouveau numéro d’appareil et renvoie tout. Rien n’est perdu.",
        "The app takes a new device number and sends everything again. Nothing is lost.",
    )


class Gap(Problem):
    """Changes are missing between the last known number and these; ``expect`` is the next one."""

    status, code = HTTPStatus.CONFLICT, "gap"
    title = Words("Des saisies manquent avant celles-ci.", "Changes before these are missing.")
    detail = Words(
        "L’application renvoie à partir du numéro {expect}. Rien n’est perdu.",
        "The app sends again from number {expect}. Nothing is lost.",
    )


class UserMismatch(Problem):
    """Changes of one person under the session of another."""

    status, code = HTTPStatus.FORBIDDEN, "user_mismatch"
    title = Words("Ces saisies sont d’une autre personne.", "These changes are somebody else's.")
    detail = Words(
        "Leur auteur doit se connecter pour les envoyer.", "Their author must sign in to send."
    )


class ClientTooOld(Problem):
    """The app is too old to be understood."""

    status, code = HTTPStatus.UPGRADE_REQUIRED, "client_too_old"
    title = Words("L’application est trop ancienne.", "The app is too old.")
    detail = Words(
        "Mettez-la à jour. Vos saisies sont conservées sur ce téléphone.",
        "Update it. What you entered is kept on this phone.",
    )


class InvalidOp(Problem):
    """A push is not of the protocol's form; ``pointer`` says where."""

    status, code = HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_op"
    title = Words("Cet envoi est illisible.", "This push cannot be read.")
    detail = Words(
        "Exportez vos saisies depuis l’écran Envois et signalez ce numéro d’incident.",
        "Export your changes from the Sending screen and report this incident number.",
    )


class NotSettled(Problem):
    """A settlement cannot be carried out as things stand; ``reason`` says why, nothing changed."""

    status, code = HTTPStatus.CONFLICT, "not_settled"
    title = Words("Ce choix ne peut pas être appliqué.", "This choice cannot be carried out.")
    detail = Words(
        "Rien n’a changé. Relisez les deux versions, puis choisissez autrement.",
        "Nothing has changed. Read both versions again, then choose otherwise.",
    )
