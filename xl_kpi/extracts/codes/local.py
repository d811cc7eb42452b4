"""Codes of the local lists: few, plain, and read by equality after normalising."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.errors import DeclarationError
from xl_kpi.extracts.codes.code_list import Code, CodeList
from xl_kpi.extracts.codes.wording import normalise, without_item_letter


def _plain(
    name: str, synonyms: Mapping[str, tuple[str, ...]], groups: Mapping[str, str] | None = None
) -> CodeList:
    """A code list whose spellings are its labels and their declared synonyms, nothing else.

    ``groups`` names the group of some labels; with it, all others are in the group "Other".
    """
    known: dict[str, str] = {}
    for label, others in synonyms.items():
        for spelling in (label, *others):
            if known.setdefault(normalise(spelling), label) != label:
                raise DeclarationError(f"Codes {name!r}: {spelling!r} means two codes.")

    def rule(spelling: str) -> str | None:
        return known.get(normalise(without_item_letter(spelling.strip())))

    group = {} if groups is None else {label: groups.get(label, "Other") for label in synonyms}
    return CodeList(
        name, tuple(Code(label, group=group.get(label, "")) for label in synonyms), rule
    )


_NFA = ("NFA", "No further action required")
_ADVICE = ("Information, advice and guidance", "Advice", "Advice and information", "IAG")
_EARLY_HELP = ("EH", "Refer to early help", "Early help assessment", "Step down to early help")

CONTACT_DECISION = _plain(
    "Contact decision",
    {
        "Referral": ("Progress to referral", "Progressed to referral", "Social care referral"),
        "Early help": _EARLY_HELP,
        "Information and advice": _ADVICE,
        "No further action": _NFA,
        "Other": (),
    },
)

REFERRAL_DECISION = _plain(
    "Referral decision",
    {
        "Assessment": (
            "Child and family assessment",
            "C&F assessment",
            "CAFA",
            "Social work assessment",
        ),
        "Strategy discussion": ("Strategy meeting", "Strat"),
        "Early help": _EARLY_HELP,
        "Information and advice": _ADVICE,
        "No further action": _NFA,
        "Other": (),
    },
)

ASSESSMENT_OUTCOME = _plain(
    "Assessment outcome",
    {
        "CIN Plan": ("CIN", "Child in need plan", "CiN plan"),
        "Strategy discussion": ("Strat", "Strategy meeting", "Section 47", "S47"),
        "Continue with current plan": ("Continue current plan", "Current plan"),
        "Review assessment only": ("Review assessment", "Review only"),
        "Close case": ("Close", "Case closed", "Closed", *_NFA),
    },
)

EXPLOITATION_KIND = _plain(
    "Kind of exploitation assessment",
    {
        "CE": ("Child exploitation", "Child criminal exploitation", "CCE"),
        "CSE": ("Child sexual exploitation",),
    },
)

FGM_KIND = _plain(
    "FGM identified or at risk",
    {"Identified": ("FGM identified", "Has had FGM"), "At risk": ("Risk", "At risk of FGM")},
)

STRATEGY_OUTCOME = _plain(
    "Strategy discussion outcome",
    {
        "Section 47 enquiry": (
            "Section 47",
            "S47",
            "S47 enquiry",
            "Joint section 47",
            "Single section 47",
        ),
        "Assessment": ("Child and family assessment", "C&F assessment", "CAFA"),
        "Continue with current plan": ("Continue current plan", "Current plan"),
        "No further action": _NFA,
        "Other": (),
    },
)

SECTION_47_OUTCOME = _plain(
    "Section 47 outcome",
    {
        "ICPC": (
            "Initial child protection conference",
            "Progress to ICPC",
            "Child protection conference",
        ),
        "CIN Plan": ("CIN", "Child in need plan"),
        "Assessment": ("Child and family assessment", "C&F assessment", "CAFA"),
        "Continue with current plan": ("Continue current plan", "Current plan"),
        "Legal action": ("Legal planning meeting", "Legal proceedings"),
        "No further action": _NFA,
        "Other": (),
    },
    groups={
        "No further action": "No further action",
        "ICPC": "Initial child protection conference",
    },
)

CONFERENCE_KIND = _plain(
    "Kind of conference",
    {
        "Initial": ("ICPC", "Initial child protection conference", "Initial conference"),
        "Review": ("RCPC", "Review child protection conference", "Review conference"),
        "Transfer in": ("Transfer", "Transfer in conference", "Transferred in"),
    },
)

PLAN_END_REASON = _plain(
    "Reason plan ended",
    {
        "No longer meets threshold": ("No longer meeting threshold", "Threshold no longer met"),
        "Became looked after": ("Looked after", "LAC", "Became LAC", "Child in care"),
        "Moved to another authority": ("Transferred to another authority", "Moved out of area"),
        "Reached 18": ("Turned 18", "Aged 18"),
        "Died": ("Death",),
        "Other": (),
    },
)

CASE_KIND = _plain(
    "Kind of case",
    {
        "CIN": ("Child in need", "Child in need plan", "CIN plan"),
        "CPP": ("CP", "Child protection", "Child protection plan", "CP plan"),
        "LAC": ("CLA", "Looked after", "Looked after child", "Child in care", "CiC"),
        "LAC & CPP": ("LAC and CPP", "CPP & LAC", "LAC & CP", "CP & LAC", "CLA & CPP"),
        "Care leaver": ("Leaving care", "CL"),
        "Assessment": ("Open assessment", "Child and family assessment"),
        "Early help": ("EH",),
        "Other": (),
    },
)

VISIT_KIND = _plain(
    "Kind of visit",
    {
        "CIN": ("Child in need", "CIN visit"),
        "CP": ("CPP", "Child protection", "CP visit"),
        "LAC": ("CLA", "Looked after", "LAC visit", "CLA visit", "Child in care"),
    },
)

CLAIM_KIND = _plain(
    "Kind of claim",
    {
        "Continuous employment": ("Employment",),
        "Significant and sustained progress": ("Sustained progress", "Significant progress", "SSP"),
    },
)
