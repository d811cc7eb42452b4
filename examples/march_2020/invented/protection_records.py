"""What is recorded of a child on the way to a child protection plan, and beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from invented.people import Child

SECTION_47 = "Section 47 enquiry"
NO_FURTHER_ACTION = "No further action"
CONFERENCE = "ICPC"
CIN_PLAN = "CIN Plan"
ASSESSMENT = "Assessment"
CONTINUE = "Continue with current plan"
LEGAL_ACTION = "Legal action"
OTHER = "Other"

INITIAL, REVIEW, TRANSFER_IN = "Initial", "Review", "Transfer in"


@dataclass(eq=False)
class StrategyDiscussion:
    """One child in a strategy discussion."""

    child: Child
    team: str
    worker: str
    held: date
    outcome: str


@dataclass(eq=False)
class Conference:
    """One child in a child protection conference."""

    child: Child
    team: str
    worker: str
    kind: str
    held: date
    due: date | None
    strategy_date: date | None
    plan_made: bool


@dataclass(eq=False)
class Enquiry:
    """A section 47 enquiry about one child, begun on the day of its strategy discussion."""

    child: Child
    team: str
    worker: str
    started: date
    completed: date | None = None
    outcome: str = ""
    conference: Conference | None = None


@dataclass(frozen=True, eq=False)
class ExploitationAssessment:
    """An assessment of exploitation, by the CE step or the older CSE step."""

    child: Child
    team: str
    worker: str
    kind: str
    started: date
    completed: date | None
    risk: str


@dataclass(frozen=True, eq=False)
class FgmRisk:
    """A girl found to be at risk of female genital mutilation."""

    child: Child
    team: str
    identified: date
