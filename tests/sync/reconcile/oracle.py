"""The 22 rules of the corpus once more, read from their table alone: what the engine must find.

Nothing here comes from the engine: rows are dictionaries, hours are decimal, sets are compared.
"""

import calendar
import re
import unicodedata
from datetime import date, timedelta

import holidays

NOT_COUNTED = {"E_HOURS_NEGATIVE", "E_HOURS_ABSURD", "E_DUPLICATE_ROW"}
FREE = holidays.country_holidays("FR", years=range(2023, 2028))
EPSILON = 1e-6


def day(text):
    return date.fromisoformat(text) if text else None


def days_in(month):
    year, number = map(int, month.split("-"))
    return [date(year, number, n + 1) for n in range(calendar.monthrange(year, number)[1])]


def after(month):
    return f"{days_in(month)[-1] + timedelta(days=1):%Y-%m}"


def open_days(days):
    return sum(1 for each in days if each.weekday() < 5 and each not in FREE)


def tokens(name):
    plain = unicodedata.normalize("NFD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    found = re.findall(r"[a-z0-9]+", plain)
    return [each for each in found if each not in ("m", "mr", "mme", "monsieur", "madame")]


def one_edit(one, other):
    if abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) <= 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def same_tutor(one, other):
    def fits(short, long):
        full = 0
        for token in short:
            near = any(
                token == e or (min(len(token), len(e)) >= 5 and one_edit(token, e)) for e in long
            )
            full += near and len(token) > 1
            if not near and not (len(token) == 1 and any(e[0] == token for e in long)):
                return False
        return full > 0

    left, right = sorted((tokens(one), tokens(other)), key=len)
    return fits(left, right) or (len(left) == len(right) and fits(right, left))


class Oracle:
    """One corpus: the files as they were sent, their rows, the reference."""

    def __init__(self, manifest, reference, truths):
        self.files = {each["file"]: each for each in manifest["files"]}
        self.as_of, self.due_day = day(manifest["as_of"]), manifest["due_day"]
        self.truths, self.reference = truths, reference
        self.eligible = {w["id"]: day(w.get("eligibility_end")) for w in reference["workers"]}
        self.contracts = {}
        for each in reference["contracts"]:
            if each["start"]:
                key = each["worker_id"], each["company_siret"]
                self.contracts.setdefault(key, []).append(each)

    def rows(self, file, month):
        return [row for row in self.truths[file]["rows"] if row["month"] == month]

    def stated(self, file):
        return (self.truths[file]["sheet"] or {}).get("months", [])

    def is_blocked(self, file):
        wrong = set(self.stated(file)) - set(self.files[file]["months"])
        return bool(self.truths[file]["file_errors"]) or bool(wrong)

    def declared(self, file, worker, month):
        counted = (
            row
            for row in self.rows(file, month)
            if row["match"] == "id" and row["worker_id"] == worker
            if (row["hours"] or 0) > 0 and not NOT_COUNTED & set(row["errors"])
        )
        return sum(row["hours"] for row in counted)

    def active(self, worker, company, month):
        first, last = days_in(month)[0], days_in(month)[-1]
        mine = self.contracts.get((worker, company), [])
        return [
            each
            for each in mine
            if day(each["start"]) <= last and (not each["end"] or day(each["end"]) >= first)
        ]

    def covered(self, active, month):
        def inside(on):
            return any(
                day(e["start"]) <= on and (not e["end"] or on <= day(e["end"])) for e in active
            )

        return [each for each in days_in(month) if inside(each)]

    def observations(self, kind, site, month):
        return [
            each
            for each in self.reference["observations"]
            if each["kind"] == kind and each["chantier_id"] == site and each["date"][:7] == month
        ]

    def found(self):
        told = {file: set(self.of_file(file)) for file in self.files}
        for file in self.files:
            if not self.is_blocked(file):
                told[file] |= set(self.of_rows(file))
        return told, set(self.missing())

    def of_file(self, file):
        sent, truth = self.files[file], self.truths[file]
        due = days_in(after(max(sent["months"])))[self.due_day - 1]
        if day(sent["received_at"][:10]) > due:
            yield ("SHEET_LATE",)
        if truth["file_errors"]:
            yield ("SHEET_UNREADABLE",)
            return
        if self.is_blocked(file):
            yield ("WRONG_MONTH",)
        written = (truth["sheet"] or {}).get("company_siret")
        if written and written != sent["account_siret"]:
            yield ("SIRET_MISMATCH",)

    def of_rows(self, file):
        for month in self.files[file]["months"]:
            yield from self.of_month(file, month)
            for worker in {r["worker_id"] for r in self.rows(file, month) if r["match"] == "id"}:
                yield from self.of_worker(file, month, worker)

    def of_month(self, file, month):
        sent, rows = self.files[file], self.rows(file, month)
        site = next(s for s in self.reference["chantiers"] if s["id"] == sent["chantier_id"])
        total = sum(
            max(row["hours"] or 0, 0) for row in rows if not NOT_COUNTED & set(row["errors"])
        )
        for stop in site.get("stops") or ():
            whole = (
                day(stop["start"]) <= days_in(month)[0] <= days_in(month)[-1] <= day(stop["end"])
            )
            if whole and total > 0:
                yield "NO_WORK_MONTH", month, None, None, None
        for row in rows:
            place = row["sheet"], row["row"]
            if row["match"] == "none" and "E_NAME_MISSING" not in row["errors"]:
                yield "UNKNOWN_PERSON", month, None, *place
            if row["match"] == "ambiguous":
                yield "AMBIGUOUS_PERSON", month, None, *place
        yield from self.headcount(file, month)
        yield from self.not_declared(file, month)

    def headcount(self, file, month):
        sent, rows = self.files[file], self.rows(file, month)
        paid = [r for r in rows if (r["hours"] or 0) > 0 and not NOT_COUNTED & set(r["errors"])]
        known = {row["worker_id"] for row in paid if row["match"] == "id"}
        count = len(known) + sum(row["match"] != "id" for row in paid)
        for meeting in self.observations("meeting", sent["chantier_id"], month):
            for each in meeting.get("announced") or ():
                mine = each["company_siret"] == sent["account_siret"]
                if mine and abs(each["workers"] - count) >= 2:
                    yield "MEETING_HEADCOUNT_DIFFERS", month, None, None, None

    def not_declared(self, file, month):
        sent, rows = self.files[file], self.rows(file, month)
        doubtful = {c for row in rows if row["match"] != "id" for c in row["candidates"]}
        for call in self.observations("roll_call", sent["chantier_id"], month):
            for entry in call["entries"]:
                worker = entry["worker_id"]
                mine = [r for r in rows if r["match"] == "id" and r["worker_id"] == worker]
                if entry["status"] != "present" or entry["company_siret"] != sent["account_siret"]:
                    continue
                if worker and worker not in doubtful and all(row["hours"] == 0 for row in mine):
                    yield "OBSERVED_NOT_DECLARED", month, worker, None, None

    def of_worker(self, file, month, worker):
        sent = self.files[file]
        company = sent["account_siret"]
        done = self.declared(file, worker, month)
        active = self.active(worker, company, month)
        for code in (
            *self.of_hours(file, month, worker, done, active),
            *(self.of_visits(sent, month, worker, done, active) if active else ()),
            *self.of_lines(file, month, worker, active),
        ):
            yield code, month, worker, None, None

    def of_hours(self, file, month, worker, done, active):
        company = self.files[file]["account_siret"]
        if not done:
            return
        if not active:
            known = self.contracts.get((worker, company))
            yield "OUTSIDE_CONTRACT" if known else "NOT_ASSIGNED"
        yield from self.of_amounts(month, done, active)
        end = self.eligible.get(worker)
        if end and days_in(month)[0] >= end:
            yield "ELIGIBILITY_EXPIRED"
        if any(self.declared(other, worker, month) for other in self.others(company)):
            yield "DOUBLE_DECLARATION"

    def others(self, company):
        """The files of other companies whose rows count."""
        sent = ((file, told["account_siret"]) for file, told in self.files.items())
        return [file for file, by in sent if by != company and not self.is_blocked(file)]

    def of_amounts(self, month, done, active):
        covered = self.covered(active, month) if active else days_in(month)
        likely = 8 * open_days(covered)
        if len(covered) == len(days_in(month)):
            likely = max(likely, 151.67)
        if done > 48 / 7 * len(covered) + EPSILON:
            yield "HOURS_ABOVE_LEGAL"
        elif active and done > likely + EPSILON:
            yield "HOURS_ABOVE_PLAUSIBLE"

    def of_visits(self, sent, month, worker, done, active):
        covered = self.covered(active, month)
        calls = [
            {e["status"] for e in call["entries"] if e["worker_id"] == worker}
            for call in self.observations("roll_call", sent["chantier_id"], month)
            if day(call["date"]) in covered and sent["account_siret"] in call["companies_checked"]
        ]
        there = any({"present", "absent_justified"} & each for each in calls)
        if done >= 35 and len(calls) >= 2 and not there:
            yield "DECLARED_NOT_OBSERVED"
            return
        full = done and done >= min(151.67, 7 * open_days(covered)) - EPSILON
        if full and any("absent" in each for each in calls):
            yield "ABSENT_FULL_TIME"

    def of_lines(self, file, month, worker, active):
        sent = self.files[file]
        rows = [
            r for r in self.rows(file, month) if r["match"] == "id" and r["worker_id"] == worker
        ]
        first, last = days_in(month)[0] - timedelta(days=92), days_in(month)[-1]
        checks = sorted(
            (each["date"], each["id"], each["tutor_met"])
            for each in self.reference["observations"]
            if each["kind"] == "tutoring_check" and each["worker_id"] == worker
            if each["company_siret"] == sent["account_siret"]
            if first <= day(each["date"]) <= last
        )
        met = checks[-1][2] if checks else None
        if met and any(row["tutor"] and not same_tutor(row["tutor"], met) for row in rows):
            yield "TUTOR_DIFFERS"
        types = {each["type"] for each in active}
        if active and any(r["contract_type"] and r["contract_type"] not in types for r in rows):
            yield "CONTRACT_TYPE_DIFFERS"
        if active and any(self.other_dates(row, active) for row in rows):
            yield "CONTRACT_DATES_DIFFER"

    def other_dates(self, row, active):
        if not row["start"] or "E_DATE_ORDER" in row["errors"]:
            return False
        start, end = day(row["start"]), day(row["end"])
        nearest = min(active, key=lambda e: (abs((day(e["start"]) - start).days), e["id"]))
        known = day(nearest["end"])
        if abs((day(nearest["start"]) - start).days) > 3:
            return True
        return end is not None and (known is None or abs((known - end).days) > 3)

    def missing(self):
        covered = {
            (company, month)
            for file, sent in self.files.items()
            for month in sent["months"]
            for company in (
                sent["account_siret"],
                *(row["company_siret"] for row in self.rows(file, month)),
            )
        }
        for lot in self.reference["lots"]:
            months = [lot["start"][:7]]
            while months[-1] < lot["end"][:7]:
                months.append(after(months[-1]))
            for month in months if lot["reporting"] == "file" else ():
                due = days_in(after(month))[self.due_day - 1]
                if due < self.as_of and (lot["company_siret"], month) not in covered:
                    yield "SHEET_MISSING", month, lot["company_siret"]
