"""All record types, in an order in which each comes after what it refers to."""

from sync.record import Record, RecordType
from sync.records.addendum import Addendum
from sync.records.announced_headcount import AnnouncedHeadcount
from sync.records.attendance_observation import AttendanceObservation
from sync.records.attendee import Attendee
from sync.records.clause import Clause
from sync.records.clause_amendment import ClauseAmendment
from sync.records.column_meaning import ColumnMeaning
from sync.records.commitment import Commitment
from sync.records.company import Company
from sync.records.conflict import Conflict
from sync.records.contact import Contact
from sync.records.contract import Contract
from sync.records.contracting_authority import ContractingAuthority
from sync.records.discrepancy import Discrepancy
from sync.records.discrepancy_message import DiscrepancyMessage
from sync.records.eligibility import Eligibility
from sync.records.eligibility_proof import EligibilityProof
from sync.records.employment import Employment
from sync.records.employment_allocation import EmploymentAllocation
from sync.records.hold import Hold
from sync.records.hours_confirmation import HoursConfirmation
from sync.records.lot import Lot
from sync.records.lot_party import LotParty
from sync.records.minutes_item import MinutesItem
from sync.records.monthly_sheet import MonthlySheet
from sync.records.operation import Operation
from sync.records.outcome import Outcome
from sync.records.payslip import Payslip
from sync.records.penalty_proposal import PenaltyProposal
from sync.records.photo import Photo
from sync.records.register_extract import RegisterExtract
from sync.records.retained_hours import RetainedHours
from sync.records.sheet_line import SheetLine
from sync.records.signature import Signature
from sync.records.site import Site
from sync.records.site_presence import SitePresence
from sync.records.site_stop import SiteStop
from sync.records.staff import Staff
from sync.records.tutor import Tutor
from sync.records.tutor_assignment import TutorAssignment
from sync.records.tutoring_check import TutoringCheck
from sync.records.visit import Visit
from sync.records.worker import Worker
from sync.records.worker_voice import WorkerVoice
from sync.records.written_name import WrittenName

_TYPES: tuple[type[Record], ...] = (
    Staff,
    ContractingAuthority,
    Company,
    Operation,
    Site,
    Contract,
    Lot,
    LotParty,
    Clause,
    ClauseAmendment,
    Commitment,
    Contact,
    SitePresence,
    SiteStop,
    Worker,
    Eligibility,
    EligibilityProof,
    Employment,
    EmploymentAllocation,
    Tutor,
    TutorAssignment,
    Visit,
    Attendee,
    MinutesItem,
    Addendum,
    Signature,
    Photo,
    AttendanceObservation,
    AnnouncedHeadcount,
    RegisterExtract,
    Payslip,
    TutoringCheck,
    WorkerVoice,
    MonthlySheet,
    SheetLine,
    ColumnMeaning,
    WrittenName,
    HoursConfirmation,
    Discrepancy,
    DiscrepancyMessage,
    RetainedHours,
    PenaltyProposal,
    Outcome,
    Conflict,
    Hold,
)

RECORDS: dict[str, RecordType] = {each.TYPE.name: each.TYPE for each in _TYPES}
