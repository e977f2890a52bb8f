"""Words for what was read and where, in French and English: for screens, exports and reports."""

from backend.accounts.reads import Reads
from backend.wordings import Words

READS = {
    Reads.FILE: Words("sa fiche", "the person's file"),
    Reads.ELIGIBILITY: Words("son éligibilité", "eligibility"),
    Reads.PROOF: Words("un justificatif vu", "a proof that was seen"),
    Reads.WORDS: Words("ses propres paroles", "the person's own words"),
    Reads.NAMES: Words("son nom dans une liste", "the name in a list"),
    Reads.HOURS: Words("son nom et ses heures", "name and hours"),
    Reads.VISIT: Words("son nom dans une visite", "the name in a visit"),
    Reads.MAIL: Words("un courrier ou un fichier reçu", "a letter or a file received"),
    Reads.EXPORT: Words("un export", "an export"),
    Reads.PHONE: Words("reçu sur un appareil, pour travailler sans réseau",
                       "received on a device, to work without network"),
}  # fmt: skip
