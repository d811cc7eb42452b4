"""Local rules that are numbers: standards, limits and bands that a council sets for itself."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Limits:
    """The numbers of the section ``[limits]`` in council.toml; each has a usual default.

    Parameters
    ----------
    section_47_working_days
        Within which a section 47 enquiry is to be completed.
    cin_visit_working_days, cp_visit_working_days
        Within which a child in need, or on a protection plan, is to be visited again. There is
        no national standard; councils have 10 to 20.
    lac_visit_days
        Calendar days within which a looked after child is to be visited again: six weeks.
    caseload_limit
        Cases that a full-time social worker is to hold at most; pro rata for part time.
    supervision_months
        Upper edges of the bands of months since the last case supervision.
    new_case_days
        For how long a case without a supervision counts as new.
    """

    section_47_working_days: int = 15
    cin_visit_working_days: int = 20
    cp_visit_working_days: int = 10
    lac_visit_days: int = 42
    caseload_limit: int = 20
    supervision_months: tuple[int, int, int, int] = (1, 2, 3, 6)
    new_case_days: int = 30

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """What may be set."""
        return tuple(one.name for one in fields(cls))
