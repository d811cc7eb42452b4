"""Caseloads: who holds how many cases, by team and by worker."""

from xl_kpi.indicators.conditions import IsOneOf, Number, ShareOf
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Indicator,
    Maximum,
    Open,
    Percentage,
    Ratio,
    Rule,
    Split,
    Standing,
    Total,
    Unit,
)
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "caseloads",
    "Caseloads",
    "How many cases workers hold on average and at most, and how many social workers hold more "
    "than the limit.",
)

_YES = ("a) Yes",)
_HOLDS = Number("cases") >= 1
_IN_STAFF = IsOneOf("in_staff", _YES)
_SOCIAL_WORKER = _HOLDS & _IN_STAFF & IsOneOf("social_worker", _YES)
# Parts of a team stand by themselves here.
_BY_TEAM = Split("caseload_team", ("team_part",), "Team")
_BY_WORKER = Split("worker", ("team_part", "worker"), "Team and worker", observed=True)
_SPLITS = (_BY_TEAM,)
_SOURCE = "Local lists of staff and of allocations, as at the day of their own run."
_DFE = "Department for Education, children's social work workforce (Work_Force_AvgNumCase_SW)"


def indicators(limits: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators, with the council's own limit."""
    limit = limits.caseload_limit
    return (
        Indicator(
            id="caseload.workers",
            title="Workers holding cases",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(Rule(Standing("worker_caseloads", where=_HOLDS & _IN_STAFF)),),
            splits=_SPLITS,
            definition="Workers named in the staff list who hold a case in the team; one who works "
            "in two teams counts in both.",
            source=_SOURCE,
        ),
        Indicator(
            id="caseload.fte",
            title="Establishment of caseholders",
            short="Establishment (FTE)",
            chapter=CHAPTER.id,
            shape=Total(),
            unit=Unit.AVERAGE,
            rules=(
                Rule(
                    Standing("staff", where=IsOneOf("caseholder", _YES)),
                    measure=Number("fte"),
                ),
            ),
            splits=_SPLITS,
            definition="Whole-time equivalents of the posts that hold cases, vacant ones too.",
            source=_SOURCE,
        ),
        Indicator(
            id="caseload.cases",
            title="Cases allocated",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(
                Rule(
                    Open(
                        "allocations", start="started", end="ended",
                        each=("child_id", "team_part", "worker"),
                    )
                ),
            ),
            splits=(_BY_TEAM, _BY_WORKER),
            definition="Cases held at the end of the month, or on the day of the list, each child "
            "once for each worker in a team, those held by nobody in the staff list among them.",
            source=_SOURCE,
        ),
        Indicator(
            id="caseload.average_a_worker",
            title="Average cases a worker",
            chapter=CHAPTER.id,
            shape=Ratio(of="caseload.cases", to="caseload.workers"),
            unit=Unit.AVERAGE,
            definition="Cases allocated over workers holding cases.",
            source=f"{_DFE}; {_SOURCE}",
        ),
        Indicator(
            id="caseload.average_a_fte",
            title="Average cases a whole-time equivalent",
            short="Average cases a FTE",
            chapter=CHAPTER.id,
            shape=Ratio(of="caseload.cases", to="caseload.fte"),
            unit=Unit.AVERAGE,
            definition="Cases allocated over the whole-time equivalents of all posts that hold "
            "cases.",
            source=f"{_DFE}; {_SOURCE}",
        ),
        Indicator(
            id="caseload.social_workers",
            title="Social workers holding cases",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(Rule(Standing("worker_caseloads", where=_SOCIAL_WORKER)),),
            splits=_SPLITS,
            definition="Qualified social workers of the staff list who hold a case in the team.",
            source=_SOURCE,
        ),
        Indicator(
            id="caseload.over_limit",
            title=f"Social workers holding more than {limit} cases",
            chapter=CHAPTER.id,
            shape=Percentage(),
            unit=Unit.PERCENT,
            rules=(
                Rule(
                    Standing("worker_caseloads", where=_SOCIAL_WORKER),
                    met=ShareOf("cases", "fte", most=1) > limit,
                ),
            ),
            splits=_SPLITS,
            good="low",
            definition=f"Qualified social workers who hold more than {limit} cases, or more than "
            "their part of it if they work part time, of those who hold any.",
            source=f"Local limit: caseload_limit in council.toml; {_SOURCE}",
        ),
        Indicator(
            id="caseload.maximum",
            title="Most cases held by a social worker",
            chapter=CHAPTER.id,
            shape=Maximum(),
            unit=Unit.COUNT,
            rules=(
                Rule(
                    Standing("worker_caseloads", where=_SOCIAL_WORKER), measure=Number("cases")
                ),
            ),
            splits=_SPLITS,
            good="low",
            definition="The most cases that any qualified social worker holds.",
            source=_SOURCE,
        ),
    )  # fmt: skip
