"""Words of supervision, visits and caseloads."""

from __future__ import annotations

from collections.abc import Mapping

from xl_kpi.limits import Limits
from xl_kpi.narrative.wording import Counted, Measured, Shared, Wording

_CASE, _WORKER = ("open case", "open cases"), ("worker", "workers")
_NO_CASES = "there were no open cases"
_HAD = ("had", "had")
_SOCIAL_WORKER = ("social worker holding cases", "social workers holding cases")


def _visited(one: str, many: str) -> Shared:
    return Shared(
        f"{one} due a visit", f"{many} due a visit", "visited in time",
        f"no {many} were due a visit",
    )  # fmt: skip


def _not_due(one: str, many: str) -> Counted:
    return Counted(
        one, many, "no visit due in the month", _HAD, f"{many} with no visit due in the month"
    )


def _supervised(words: str) -> Shared:
    return Shared(
        *_CASE, f"supervised {words}", _NO_CASES, ("had been", "had been"),
        f"open cases that had been supervised {words}",
    )  # fmt: skip


_IN_NEED = ("child in need", "children in need")
_ON_PLANS = ("child on a protection plan", "children on protection plans")
_LOOKED_AFTER = ("looked after child", "looked after children")


def words(limits: Limits) -> Mapping[str, Wording]:
    """The words of these chapters, with a council's own limits in them."""
    a, b, c, _ = limits.supervision_months
    return {
        "supervision.cases": Counted("case", "cases", "open", counted="open cases"),
        "supervision.within_1_month": _supervised(f"within {_months(a)}"),
        "supervision.within_1_to_2_months": _supervised(f"{a} to {_months(b)} before"),
        "supervision.within_2_to_3_months": _supervised(f"{b} to {_months(c)} before"),
        "supervision.within_3_months": _supervised(f"within {_months(c)}"),
        "worker_supervision.done": Shared(
            "supervision of a worker that was due", "supervisions of workers that were due",
            "completed", "no supervisions of workers were due",
            share="supervisions of workers completed",
        ),
        "visits.cin_in_time": _visited(*_IN_NEED),
        "visits.cp_in_time": _visited(*_ON_PLANS),
        "visits.lac_in_time": _visited(*_LOOKED_AFTER),
        "visits.cin_no_visit_due": _not_due(*_IN_NEED),
        "visits.cp_no_visit_due": _not_due(*_ON_PLANS),
        "visits.lac_no_visit_due": _not_due(*_LOOKED_AFTER),
        "caseload.workers": Counted(*_WORKER, "holding cases"),
        "caseload.fte": Measured(
            "the establishment of caseholding posts", ("full-time equivalent", "full-time equivalents")
        ),
        "caseload.cases": Counted("case", "cases", "allocated"),
        "caseload.average_a_worker": Measured(
            "the average caseload of a worker", ("case", "cases"), (("case", "cases"), _WORKER),
            "no workers were holding cases",
        ),
        "caseload.average_a_fte": Measured(
            "the average caseload of a full-time post", ("case", "cases"),
            (("case", "cases"), ("full-time equivalent", "full-time equivalents")),
            "there were no caseholding posts",
        ),
        "caseload.social_workers": Counted("social worker", "social workers", "holding cases"),
        "caseload.over_limit": Shared(
            *_SOCIAL_WORKER, f"more than {limits.caseload_limit} cases (pro rata if part time)",
            "no social workers were holding cases", ("held", "held"),
            f"social workers holding more than {limits.caseload_limit} cases",
            f"held {limits.caseload_limit} or fewer",
        ),
        "caseload.maximum": Measured(
            "the largest caseload of a social worker", ("case", "cases")
        ),
    }  # fmt: skip


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"
