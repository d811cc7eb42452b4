"""Supervision: of cases, by time since the last one, and of workers, by month."""

from xl_kpi.indicators.conditions import (
    THE_DAY,
    ByCondition,
    Condition,
    Days,
    IsOneOf,
    Known,
    SinceMonths,
)
from xl_kpi.indicators.declaration import (
    Chapter,
    Count,
    Events,
    Indicator,
    Percentage,
    Rule,
    Split,
    Standing,
    Unit,
)
from xl_kpi.indicators.splits import BY_TEAM
from xl_kpi.limits import Limits

CHAPTER = Chapter(
    "supervision",
    "Supervision",
    "How long ago each case was last discussed in supervision, and how many workers were "
    "supervised in the month.",
)

# The status that takes the place of others comes first: a child counts once.
_RANK = (
    "LAC & CPP", "LAC", "CPP", "CIN", "Care leaver", "Assessment", "Early help", "Other",
)  # fmt: skip
_CASES = Standing("case_supervision", each=("child_id",), rank=("kind", _RANK))
_BY_KIND = Split("kind", ("kind",), "Kind of case")
_SOURCE = "Local list of case supervision, as at the day of its own run."
NONE, NONE_NEW = "None", "None, new in last {} days"


def _within(months: int) -> SinceMonths:
    return SinceMonths("last_supervised", months)


def _months(first: int, last: int) -> str:
    """A band's name, as the field writes it: "1 to 2 months", but "4 to 6 months" after 3."""
    return f"{first if last - first == 1 else first + 1} to {last} months"


def band_labels(limits: Limits) -> tuple[str, ...]:
    """The names of the bands of time since the last supervision, the longest last."""
    one, two, three, last = limits.supervision_months
    return (
        f"Within {one} month{'' if one == 1 else 's'}",
        _months(one, two),
        _months(two, three),
        _months(three, last),
        f"More than {last} months",
    )


def _bands(limits: Limits) -> ByCondition:
    *within, over = band_labels(limits)
    new = NONE_NEW.format(limits.new_case_days)
    return ByCondition(
        conditions=(
            *(
                (label, _within(months))
                for label, months in zip(within, limits.supervision_months, strict=True)
            ),
            (over, Known("last_supervised")),
            (new, Days("opened", THE_DAY) <= limits.new_case_days),
        ),
        otherwise=NONE,
        order=(*within, over, NONE, new),
    )


def _share(id_: str, words: str, met: Condition, splits: tuple[Split, ...]) -> Indicator:
    return Indicator(
        id=f"supervision.{id_}",
        title=f"Cases supervised {words}",
        chapter=CHAPTER.id,
        shape=Percentage(),
        unit=Unit.PERCENT,
        rules=(Rule(_CASES, met=met),),
        splits=splits,
        good="high" if id_ in ("within_1_month", "within_3_months") else None,
        definition=f"Open cases whose last supervision was {words}, of all open cases, new ones "
        "and those without a supervision among them. The same day so many months before is within.",
        source=_SOURCE,
    )


def indicators(limits: Limits) -> tuple[Indicator, ...]:
    """The chapter's indicators, with the council's own bands."""
    one, two, three, _ = limits.supervision_months
    bands = _bands(limits)
    splits = (BY_TEAM, _BY_KIND)
    label_1, label_2, label_3, *_ = band_labels(limits)
    return (
        Indicator(
            id="supervision.cases",
            title="Open cases by time since the last supervision",
            short="Open cases",
            chapter=CHAPTER.id,
            shape=Count(),
            unit=Unit.COUNT,
            rules=(Rule(_CASES),),
            splits=(
                *splits,
                Split("band", (bands,), "Last supervision"),
                Split("team_and_band", ("team", bands), "Team and last supervision"),
                Split("kind_and_band", ("kind", bands), "Kind of case and last supervision"),
            ),
            definition="Open cases on the day of the list, each child once, by the time since the "
            "last completed supervision. A case without one is new if it was opened no more than "
            f"{limits.new_case_days} days before.",
            source=_SOURCE,
        ),
        _share("within_1_month", f"{label_1.lower()}", _within(one), splits),
        _share(
            "within_1_to_2_months", f"{label_2} ago", _within(two) & ~_within(one), splits
        ),
        _share(
            "within_2_to_3_months", f"{label_3} ago", _within(three) & ~_within(two), splits
        ),
        _share("within_3_months", f"within {three} months", _within(three), splits),
        Indicator(
            id="worker_supervision.done",
            title="Supervisions of workers completed in the month",
            short="Worker supervision completed",
            chapter=CHAPTER.id,
            shape=Percentage(),
            unit=Unit.PERCENT,
            rules=(
                Rule(Events("worker_supervision", at="month"), met=IsOneOf("done", ("a) Yes",))),
            ),
            splits=(BY_TEAM, Split("service_area", ("service_area",), "Service area")),
            good="high",
            definition="Supervisions of workers that were due in the period and completed, of all "
            "that were due.",
            source="Local list of worker supervision.",
        ),
    )  # fmt: skip
