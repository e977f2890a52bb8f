"""The development corpus with its figures moved: to the bounds, beside them, to other people."""

import copy
from datetime import date, timedelta

OPEN_MONTH_HOURS = (0, 34.99, 35, 151.66, 151.67, 151.68, 152, 152.5, 160, 168, 205.7, 205.75, 213)
SPANS = (-4, -3, -1, 1, 3, 4, 30, 200)


def moved(text, days):
    return f"{date.fromisoformat(text) + timedelta(days=days)}" if text else text


def variant(dice, corpus):
    """Return manifest, reference and truths with some forty changes."""
    manifest, reference, truths = copy.deepcopy(corpus)
    rows = [r for t in truths.values() for r in t["rows"]]
    firms = {each["account_siret"] for each in manifest["files"]}
    contracts = [c for c in reference["contracts"] if c["company_siret"] in firms]
    for _ in range(dice.randint(20, 60)):
        dice.choice(CHANGES)(dice, rows, contracts, manifest, reference)
    return manifest, reference, truths


def hours(dice, rows, *_):
    row = dice.choice(rows)
    if not {"E_HOURS_MISSING", "E_HOURS_UNREADABLE", "E_FORMULA_NO_CACHE"} & set(row["errors"]):
        row["errors"] = [e for e in row["errors"] if not e.startswith("E_HOURS")]
        row["hours"] = dice.choice(OPEN_MONTH_HOURS)


def another_person(dice, rows, contracts, *_):
    row, whose = dice.choice(rows), dice.choice(contracts)["worker_id"]
    named = [each for each in row["errors"] if each != "E_NAME_MISSING"]
    row |= {"match": "id", "worker_id": whose, "candidates": [], "errors": named}


def nobody(dice, rows, *_):
    dice.choice(rows).update(match="none", worker_id=None, candidates=[])


def doubtful(dice, rows, contracts, *_):
    some = [dice.choice(contracts)["worker_id"] for _ in range(2)]
    row = dice.choice([each for each in rows if "E_NAME_MISSING" not in each["errors"]])
    row.update(match="ambiguous", worker_id=None, candidates=some)


def line(dice, rows, *_):
    row = dice.choice(rows)
    for name in ("start", "end"):
        row[name] = moved(row[name], dice.choice(SPANS)) if dice.random() < 0.7 else None
    ordered = not (row["start"] and row["end"] and row["end"] < row["start"])
    row["errors"] = [e for e in row["errors"] if e != "E_DATE_ORDER"]
    row["errors"] += [] if ordered else ["E_DATE_ORDER"]
    row["contract_type"] = dice.choice(["CDI", "CDD", "CTT", "CDDI", None])
    row["tutor"] = dice.choice(
        ["M. PETIT", "Emmanuel Petit", "E. PETIT", "Mme Hadad", row["tutor"]]
    )


def contract(dice, _rows, contracts, *_):
    each = dice.choice(contracts)
    each["start"] = moved(each["start"], dice.choice(SPANS))
    each["end"] = moved(each["end"], dice.choice(SPANS)) if dice.random() < 0.8 else None
    if each["end"] and each["end"] < each["start"]:
        each["end"] = each["start"]


def employer(dice, _rows, contracts, *_):
    one, other = dice.choice(contracts), dice.choice(contracts)
    one["company_siret"] = other["company_siret"]


def eligible(dice, rows, _contracts, _manifest, reference):
    who = dice.choice(rows)["worker_id"]
    for each in reference["workers"]:
        if each["id"] == who:
            on = dice.choice(rows)["month"] + dice.choice(["-01", "-02"])
            each["eligibility_end"] = dice.choice([on, moved(on, -1), None])


def observed(dice, rows, _contracts, manifest, reference):
    each, file = dice.choice(reference["observations"]), dice.choice(manifest["files"])
    each["chantier_id"] = file["chantier_id"]
    each["date"] = f"{dice.choice(file['months'])}-{dice.randint(1, 28):02d}"
    if each["kind"] == "roll_call":
        each["companies_checked"] = [file["account_siret"]]
        for entry in each["entries"]:
            entry["company_siret"] = file["account_siret"]
            entry["status"] = dice.choice(["present", "absent", "absent_justified", "not_listed"])
            entry["worker_id"] = dice.choice([entry["worker_id"], dice.choice(rows)["worker_id"]])
        known = {e["worker_id"]: e for e in each["entries"] if e["worker_id"]}
        each["entries"] = list(known.values())
    elif each["kind"] == "tutoring_check":
        each["company_siret"] = file["account_siret"]
        each["worker_id"] = dice.choice(rows)["worker_id"] or each["worker_id"]
        each["tutor_met"] = dice.choice(["Emmanuel Petit", "Walid HADDAD", None])
    else:
        each["announced"] = [
            {"company_siret": file["account_siret"], "workers": dice.randint(3, 16)}
        ]


def sent(dice, _rows, _contracts, manifest, _reference):
    file = dice.choice(manifest["files"])
    year, month = map(int, max(file["months"]).split("-"))
    after = date(year + month // 12, month % 12 + 1, dice.choice([9, 10, 11, 25]))
    file["received_at"] = f"{after}T18:00:00"


def stopped(dice, _rows, _contracts, manifest, reference):
    file = dice.choice(manifest["files"])
    first = date.fromisoformat(dice.choice(file["months"]) + "-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    shift = dice.choice([(0, 0), (1, 0), (0, -1), (-3, 5)])
    stop = {"start": moved(f"{first}", shift[0]), "end": moved(f"{last}", shift[1])}
    for site in reference["chantiers"]:
        if site["id"] == file["chantier_id"]:
            site["stops"] = [stop]


def lot(dice, _rows, _contracts, manifest, reference):
    each = dice.choice(reference["lots"])
    each["reporting"] = "file"
    each["start"], each["end"] = moved(each["start"], 40), moved(each["end"], dice.choice(SPANS))
    each["end"] = max(each["end"], each["start"])
    manifest["as_of"] = moved(manifest["as_of"], dice.choice([-10, -9, 0, 1]))


CHANGES = (
    hours, hours, hours, another_person, another_person, nobody, doubtful, line, line, contract,
    contract, employer, eligible, observed, observed, observed, sent, stopped, lot,
)  # fmt: skip
