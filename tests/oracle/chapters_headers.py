"""Headers, titles and codes of the lists of plans, care and practice, as their templates have them."""

from __future__ import annotations

from .councils import WHO

CHILD, TEAM, WORKER = (
    {"child_id": "Child Unique ID"},
    {"team": "Allocated Team"},
    {"worker": "Allocated Worker"},
)
TEAM_AND_WORKER = {**TEAM, **WORKER}
HEADERS: dict[str, dict[str, str]] = {
    "early_help": {
        **WHO,
        "started": "Assessment start date",
        "completed": "Assessment completion date",
        "organisation": "Organisation completing assessment",
    },
    "early_help_cases": {
        "case_id": "Early help case ID",
        **CHILD,
        "opened": "Early help opened date",
        "closed": "Early help closed date",
        "organisation": "Lead organisation",
        **TEAM_AND_WORKER,
    },
    "families_first_claims": {
        "claim_id": "Claim ID",
        "family_id": "Family ID",
        "submitted": "Claim submitted date",
        "kind": "Kind of claim",
    },
    "ce_assessments": {
        **CHILD,
        "kind": "Kind of exploitation assessment",
        "started": "Exploitation assessment start date",
        "completed": "Exploitation assessment completed date",
        **TEAM_AND_WORKER,
    },
    "strategy_discussions": {
        **CHILD,
        "held": "Date of strategy discussion",
        "outcome": "Strategy discussion outcome",
        **TEAM_AND_WORKER,
    },
    "section_47_outcomes": {
        **CHILD,
        "started": "Section 47 start date",
        "completed": "Section 47 completed date",
        "outcome": "Section 47 outcome",
        **TEAM_AND_WORKER,
    },
    "conferences": {
        **CHILD,
        "kind": "Kind of conference",
        "strategy_date": "Date of strategy discussion",
        "held": "Date conference held",
        "plan_made": "Conference led to a plan",
        **TEAM_AND_WORKER,
    },
    "section_47": {
        **WHO,
        "strategy_date": "Strategy discussion initiating Section 47 Enquiry Start Date",
        "conference_unnecessary": "Was an Initial Child Protection Conference deemed unnecessary?",
        "conference_date": "Date of Initial Child Protection Conference",
        "plan_made": "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        **TEAM_AND_WORKER,
    },
    "cin_plans": {
        **CHILD,
        "proposed": "CIN plan proposed date",
        "started": "CIN plan start date",
        "ended": "CIN plan end date",
        **TEAM_AND_WORKER,
    },
    "children_in_need": {
        **WHO,
        "started": "CIN Start Date",
        "last_visit": "Date Child Was Last Seen",
        "ended": "CIN Closure Date",
        "case_status": "Case status",
        **TEAM_AND_WORKER,
    },
    "cp_plans": {
        "plan_id": "CP plan ID",
        **CHILD,
        "gender": "Gender",
        "birth_date": "Date of Birth",
        "started": "Child protection plan start date",
        "initial_category": "Initial category of abuse",
        "latest_category": "Latest category of abuse",
        "category_changed": "Date of latest category",
        "ended": "Child protection plan end date",
        "end_reason": "Reason plan ended",
        **TEAM_AND_WORKER,
    },
    "child_protection": {
        **WHO,
        "started": "Child Protection Plan Start Date",
        "initial_category": "Initial Category of Abuse",
        "latest_category": "Latest Category of Abuse",
        "ended": "Child Protection Plan End Date",
        "previous_plans": "Number of Previous Child Protection Plans",
        "last_visit": "Date of the Last Statutory Visit",
        **TEAM_AND_WORKER,
    },
    "fgm": {
        **CHILD,
        "identified": "Date FGM identified",
        "kind": "FGM identified or at risk",
        **TEAM,
    },
    "ssda903_header": {
        "child_id": "CHILD",
        "sex": "SEX",
        "birth_date": "DOB",
        "ethnicity": "ETHNIC",
        "mother": "MOTHER",
    },
    "ssda903_episodes": {
        "child_id": "CHILD",
        "started": "DECOM",
        "new_episode_reason": "RNE",
        "legal_status": "LS",
        "need": "CIN",
        "placement": "PLACE",
        "provider": "PLACE_PROVIDER",
        "ended": "DEC",
        "ceased_reason": "REC",
    },
    "looked_after": {
        **WHO,
        "started": "Date Started to be Looked After",
        "legal_status": "Child's Legal Status",
        "placements_in_12_months": "Number of Placements in the Last 12 months",
        "last_visit": "Date of Last Social Work Visit",
        "ceased": "Date Ceased to be Looked After",
        "ceased_reason": "Reason Ceased to be Looked After",
        "placement_started": "Start Date of Most Recent Placement",
        "placement_type": "Placement Type",
        "placement_provider": "Placement Provider",
        **TEAM_AND_WORKER,
    },
    "care_leavers": {
        **WHO,
        "eligibility": "Eligibility Category",
        "in_touch": "LA In Touch",
        "accommodation": "Type of Accommodation",
        "suitability": "Suitability of Accommodation",
        "activity": "Activity Status",
        **TEAM_AND_WORKER,
    },
    "adoption": {
        "child_id": "Child Unique ID",
        "gender": "Gender",
        "birth_date": "Date of Birth",
        "entered_care": "Date the Child Entered Care",
        "decided": "Date of Decision that Child Should be Placed for Adoption",
        "placement_order": "Date of Placement Order",
        "matched": "Date of Matching Child and Prospective Adopters",
        "placed": "Date Placed for Adoption",
        "adopted": "Date of Adoption Order",
    },
    "visits": {
        **CHILD,
        "kind": "Kind of visit",
        "due": "Visit due date",
        "made": "Visit made date",
        **TEAM_AND_WORKER,
    },
    "case_supervision": {
        **CHILD,
        "kind": "Kind of case",
        "opened": "Case opened date",
        "last_supervised": "Date of last case supervision",
        **TEAM_AND_WORKER,
    },
    "worker_supervision": {
        "worker_id": "Worker ID",
        "month": "Supervision month",
        "done": "Supervision completed",
        "team": "Team",
        "service_area": "Service area",
    },
    "staff": {
        "worker_id": "Worker ID",
        "worker": "Worker name",
        "team": "Team",
        "fte": "FTE",
        "caseholder": "Caseholder",
        "social_worker": "Qualified social worker",
    },
    "allocations": {
        **CHILD,
        "kind": "Kind of case",
        "started": "Allocation start date",
        "ended": "Allocation end date",
        **TEAM_AND_WORKER,
    },
}
TITLES = {
    "early_help": "List 2",
    "early_help_cases": "Early help cases",
    "families_first_claims": "Families First claims",
    "ce_assessments": "CE and CSE assessments",
    "strategy_discussions": "Strategy discussions",
    "section_47_outcomes": "Section 47 outcomes",
    "conferences": "Conferences",
    "section_47": "List 5",
    "cin_plans": "CIN plans",
    "cp_plans": "CP plan history",
    "children_in_need": "List 6",
    "child_protection": "List 7",
    "fgm": "FGM",
    "ssda903_header": "Header",
    "ssda903_episodes": "Episodes",
    "looked_after": "List 8",
    "care_leavers": "List 9",
    "adoption": "List 10",
    "visits": "Visits",
    "case_supervision": "Case supervision",
    "worker_supervision": "Worker supervision",
    "staff": "Staff",
    "allocations": "Allocations",
}
WINDOW_DATE = {
    "early_help": "completed",
    "early_help_cases": "closed",
    "families_first_claims": "submitted",
    "ce_assessments": "completed",
    "strategy_discussions": "held",
    "section_47_outcomes": "completed",
    "conferences": "held",
    "section_47": "strategy_date",
    "cin_plans": "ended",
    "cp_plans": "ended",
    "children_in_need": "ended",
    "child_protection": "ended",
    "fgm": "identified",
    "ssda903_episodes": "ended",
    "looked_after": "ceased",
    "adoption": "adopted",
    "visits": "due",
    "worker_supervision": "month",
    "allocations": "ended",
}
"""The date by which a list covers a span; lists without one are one state."""

ORDERED = {
    "early_help": (("started", "completed"),),
    "early_help_cases": (("opened", "closed"),),
    "ce_assessments": (("started", "completed"),),
    "section_47_outcomes": (("started", "completed"),),
    "conferences": (("strategy_date", "held"),),
    "section_47": (("strategy_date", "conference_date"),),
    "cin_plans": (("proposed", "ended"), ("started", "ended")),
    "cp_plans": (("started", "ended"),),
    "children_in_need": (("started", "ended"),),
    "child_protection": (("started", "ended"),),
    "ssda903_episodes": (("started", "ended"),),
    "looked_after": (("started", "ceased"),),
    "adoption": (("entered_care", "placed"), ("placed", "adopted")),
    "allocations": (("started", "ended"),),
}
"""Pairs of dates of which the second may not lie before the first."""

MUST_BE_READ = {
    "early_help": ("completed",),
    "early_help_cases": ("closed",),
    "ce_assessments": ("completed",),
    "section_47_outcomes": ("completed",),
    "cin_plans": ("started", "ended"),
    "cp_plans": ("ended",),
    "children_in_need": ("ended",),
    "child_protection": ("ended",),
    "ssda903_episodes": ("ended",),
    "looked_after": ("ceased",),
    "adoption": ("adopted",),
    "visits": ("made",),
    "case_supervision": ("last_supervised",),
    "allocations": ("ended",),
}
"""Dates whose blank means something, so that one which cannot be read leaves its row out."""

DATES = frozenset(
    "birth_date started completed opened closed submitted held strategy_date conference_date "
    "proposed ended category_changed identified ceased placement_started entered_care decided "
    "placement_order matched placed adopted due made last_supervised last_visit month".split()
)

CLAIMS = ("Continuous employment", "Significant and sustained progress")
EXPLOITATION = ("CE", "CSE")
SECTION_47_ENQUIRY = "Section 47 enquiry"
STRATEGY_OUTCOMES = (
    SECTION_47_ENQUIRY,
    "Assessment",
    "Continue with current plan",
    "No further action",
    "Other",
)
ENQUIRY_OUTCOMES = (
    "ICPC",
    "CIN Plan",
    "Assessment",
    "Continue with current plan",
    "Legal action",
    "No further action",
    "Other",
)
CONFERENCES = ("Initial", "Review", "Transfer in")
ABUSE = (
    "a) Neglect",
    "b) Physical abuse",
    "c) Sexual abuse",
    "d) Emotional abuse",
    "e) Multiple/not recommended",
)
PLAN_ENDS = (
    "No longer meets threshold",
    "Became looked after",
    "Moved to another authority",
    "Reached 18",
    "Died",
    "Other",
)
FGM_KINDS = ("Identified", "At risk")
GENDERS = ("a) Male", "b) Female", "c) Not stated/recorded", "d) Neither")
NEW_EPISODES = ("S", "L", "P", "T", "B", "U")
LEGAL_STATUSES = ("C1", "C2", "D1", "E1", "V2", "L1", "L2", "L3", "J1", "J2", "J3", "V3", "V4")
PLACEMENTS = tuple(
    "U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 H5 K1 K2 R1 R2 R3 R5 S1 Z1 T0 T1 T2 T3 T4".split()
)
PROVIDERS = ("PR0", "PR1", "PR2", "PR3", "PR4", "PR5")
CEASED = {
    "E11": "a) Adopted",
    "E12": "a) Adopted",
    "E2": "b) Died",
    "E3": "c) Care taken by another LA",
    "E4A": "d) Returned home to live with parents or relatives",
    "E4B": "d) Returned home to live with parents or relatives",
    "E13": "e) Left care to live with parents, relatives or other person with no parental "
    "responsibility",
    "E41": "f) Residence order granted",
    "E45": "g) Special Guardianship Orders",
    "E46": "g) Special Guardianship Orders",
    "E47": "g) Special Guardianship Orders",
    "E48": "g) Special Guardianship Orders",
    "E5": "h) Moved into independent living",
    "E6": "h) Moved into independent living",
    "E7": "i) Transferred to residential care funded by adult social services",
    "E9": "j) Sentenced to custody",
    "E14": "k) Accommodation on remand ended",
    "E15": "l) Age assessment determined child was 18 or over",
    "E16": "m) Child moved abroad",
    "E8": "n) Care ceased for any other reason",
}
ELIGIBILITY = (
    "a) Relevant child",
    "b) Former relevant child",
    "c) Qualifying care leaver",
    "d) Eligible",
)
IN_TOUCH = ("a) Yes", "b) No", "c) Died", "d) Refu", "e) NREQ", "f) Rhom")
HOMES = (
    "B: Parents/relatives",
    "E: Supported lodgings",
    "G: Abroad",
    "H: Deported",
    "R: Residence not known",
    "S: No fixed abode / homeless",
    "U: Independent living",
    "Z: With former foster carers",
)
SUITABILITY = ("a) Suitable", "b) Unsuitable")
IN_EET = (
    "F1: Full time in higher education",
    "P2: Part time in education other than higher",
    "F3: Full time in training or employment",
    "F4: Full time in an apprenticeship",
    "P5: Part time in training or employment (not apprenticeship)",
    "a) EET",
)
IN_NO_EET = (
    "G4: Not in education, employment or training - illness or disability",
    "G5: Not in education, employment or training - other",
    "G6: Not in education, employment or training - pregnancy or parenting",
    "b) NEET",
)
IN_NEED_ON_A_PLAN = "c) Child in need plan"
CASE_STATUSES = (
    "a) Looked after child",
    "b) Child Protection plan",
    IN_NEED_ON_A_PLAN,
    "d) Open assessment",
    "e) Closed episode",
)
VISITS = ("CIN", "CP", "LAC")
CASES = ("LAC & CPP", "LAC", "CPP", "CIN", "Care leaver", "Assessment", "Early help", "Other")
"""Kinds of case in the order in which one of a child's several rows counts."""

SERVICE_AREAS = ("Operational", "Business support")

OPTIONAL = {
    "early_help_cases": ("organisation",),
    "strategy_discussions": ("team",),
    "section_47_outcomes": ("outcome", "team"),
    "conferences": ("strategy_date", "team"),
    "section_47": ("conference_date", "team"),
    "cin_plans": ("team",),
    "children_in_need": ("last_visit", "team"),
    "cp_plans": ("team", "gender", "birth_date", "latest_category", "end_reason"),
    "child_protection": ("previous_plans", "latest_category", "birth_date", "last_visit"),
    "ssda903_header": ("sex",),
    "ssda903_episodes": ("provider", "legal_status", "ceased_reason", "new_episode_reason"),
    "looked_after": ("legal_status", "placements_in_12_months", "placement_started", "last_visit"),
    "care_leavers": ("suitability", "activity", "accommodation", "eligibility", "birth_date"),
    "adoption": ("matched", "placed", "placement_order"),
    "visits": ("team",),
    "case_supervision": ("team",),
    "worker_supervision": ("service_area", "team"),
    "staff": ("social_worker", "caseholder"),
}
"""Columns without which a list is still of some use."""
