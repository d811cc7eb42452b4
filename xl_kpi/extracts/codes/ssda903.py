"""Codes of the SSDA903 return, whose files carry bare codes."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.extracts.codes import adoption, care_leavers, looked_after
from xl_kpi.extracts.codes.code_list import Code, CodeList
from xl_kpi.extracts.codes.rules import Reader, Spelling, alone, coded


def _opening_code(codes: tuple[Code, ...]) -> Reader:
    """Read a code that opens the spelling: "U1 - Foster placement", "n1"."""
    labels = {code.label: code.label for code in codes}

    def read(spelling: Spelling) -> str | None:
        first, _, _ = spelling.text.partition(" ")
        return labels.get(first.upper())

    return read


def _bare(name: str, wording: Mapping[str, str], *readers: Reader, group: str = "") -> CodeList:
    codes = tuple(Code(label, detail, group) for label, detail in wording.items())
    return coded(name, codes, _opening_code(codes), *readers)


def _bare_of(name: str, listed: CodeList, *more: Code) -> CodeList:
    """Make the bare-code list of one of Ofsted's lists, keeping wordings and groups."""
    codes = tuple(
        Code(_bare_code(code.label), code.detail or code.label, code.group) for code in listed.codes
    )
    return coded(name, codes + more, _opening_code(codes + more))


def _bare_code(label: str) -> str:
    """Give the code in one of Ofsted's labels ("a) U1: Foster ..." has U1)."""
    return label.split(") ")[-1].replace(":", " ").split()[0]


SEX = coded(
    "sex",
    (Code("1", "Male"), Code("2", "Female")),
    alone({"m | boy": "1", "f | girl": "2"}),
)

NEW_EPISODE_REASON = _bare(
    "reason for new episode",
    {
        "S": "Started to be looked after",
        "L": "Change of legal status only",
        "P": "Change of placement and carers only",
        "T": "Change of placement (but same carers) only",
        "B": "Change of legal status and placement and carers at the same time",
        "U": "Change of legal status and change of placement (but same carers) at the same time",
    },
)

LEGAL_STATUS_CODE = _bare_of("legal status code", looked_after.LEGAL_STATUS)
NEED_CODE = _bare_of("need code", looked_after.CATEGORY_OF_NEED)
PLACEMENT_CODE = _bare_of("placement code", looked_after.PLACEMENT_TYPE)
PROVIDER_CODE = _bare_of("provider code", looked_after.PLACEMENT_PROVIDER)
CEASED_CODE = _bare_of("reason ceased code", looked_after.CEASED_REASON)

PLACE_CHANGE_REASON = _bare(
    "reason for place change",
    {
        "CARPL": "Change to or implementation of care plan",
        "CLOSE": "Resignation or closure of provision",
        "ALLEG": "Allegation (section 47)",
        "STAND": "Standards of care concern",
        "APPRR": "Approval removed",
        "CREQB": "Carer requests placement end due to child's behaviour",
        "CREQO": "Carer requests placement end other than due to child's behaviour",
        "CHILD": "Child requests placement end",
        "LAREQ": "Responsible or area authority requests placement end",
        "PLACE": "Change in the status of placement only",
        "CUSTOD": "Custody arrangement",
        "OTHER": "Other",
    },
)

MISSING_KIND = _bare(
    "kind of missing episode",
    {"M": "Missing from care", "A": "Away from placement without authorisation"},
)

IN_TOUCH_CODE = _bare(
    "in touch code",
    {
        "YES": "In touch",
        "NO": "Not in touch",
        "DIED": "Young person died after leaving care",
        "REFU": "Young person refused contact",
        "NREQ": "Young person no longer requires services",
        "RHOM": "Young person returned home",
    },
    alone({"y | 1": "YES", "n | 0": "NO"}),
)

ACTIVITY_CODE = _bare_of("activity code", care_leavers.ACTIVITY)

_ACCOMMODATION = tuple(
    Code(home.label[0] + rating, f"{home.label[3:]} - {wording}", home.label[3:])
    for home in care_leavers.ACCOMMODATION.codes
    for rating, wording in (("1", "suitable"), ("2", "unsuitable"))
)
ACCOMMODATION_CODE = coded("accommodation code", _ACCOMMODATION, _opening_code(_ACCOMMODATION))

REVIEW_CODE = _bare(
    "review code",
    {
        "PN0": "Child aged under 4 at the time of the review",
        "PN1": "Child attends and speaks for himself or herself",
        "PN2": "Child attends and an advocate speaks on his or her behalf",
        "PN3": "Child attends and conveys his or her view symbolically",
        "PN4": "Child attends but does not speak or convey views",
        "PN5": "Child does not attend but briefs an advocate to speak for him or her",
        "PN6": "Child does not attend but conveys feelings by a facilitative medium",
        "PN7": "Child does not attend nor are his or her views conveyed",
    },
)

YES_NO_CODE = coded(
    "yes or no code",
    (Code("1", "Yes"), Code("0", "No")),
    alone({"y | true": "1", "n | false": "0"}),
)

SDQ_REASON = _bare(
    "reason for no strengths and difficulties score",
    {
        "SDQ1": "No form returned as child was aged under 4 or over 17 at the latest assessment",
        "SDQ2": "Carer refused to complete and return the questionnaire",
        "SDQ3": "Not possible to complete the questionnaire due to severity of disability",
        "SDQ4": "Other",
        "SDQ5": "Child or young person refuses to allow the questionnaire to be completed",
    },
)

REVERSED_CODE = _bare_of("reason placed for adoption ceased", adoption.NO_LONGER_PLACED_REASON)

ADOPTER_SEX = _bare(
    "sex of adopters",
    {
        "M1": "Male (single adopter)",
        "F1": "Female (single adopter)",
        "MM": "Both male",
        "FF": "Both female",
        "MF": "One male and one female",
    },
)

ADOPTER_STATUS = _bare(
    "legal status of adopters",
    {
        "L0": "Single adopter",
        "L11": "Married couple",
        "L12": "Civil partnership couple",
        "L2": "Different gender unmarried couple",
        "L3": "Same gender couple not in a civil partnership",
        "L4": "Same gender married couple",
    },
)

PREVIOUS_PERMANENCE = _bare(
    "previous permanence",
    {
        "P1": "Adoption",
        "P2": "Special guardianship order",
        "P3": "Residence order or child arrangements order",
        "P4": "Unknown permanence option",
        "Z1": "Child has not previously had a permanence option",
    },
)

UPN_UNKNOWN = _bare(
    "reason for no pupil number",
    {
        "UN1": "Child looked after is not of school age and has not yet been assigned one",
        "UN2": "Child looked after has never attended a maintained school in England",
        "UN3": "Child looked after is educated outside of England",
        "UN4": "Child is newly looked after and the number was not yet known",
        "UN5": "Sources collating the number reflect discrepancies",
        "UN6": "Child looked after has been identified as an unaccompanied asylum-seeking child",
    },
)
