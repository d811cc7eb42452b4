"""The sheet of visits to children in need, on protection plans and looked after."""

from xl_kpi.pack.pages.sections.vocabulary import (
    Breakdown,
    ChapterSheet,
    Measure,
    Said,
    Section,
    Series,
)


def _section(id_: str, title: str, short: str, cases: str) -> Section:
    """The visits of one kind; ``cases`` is the indicator that counts the children they are due to."""
    in_time = f"visits.{id_}_in_time"
    measures = (Measure(in_time, "Share in time", met="Seen in time", of="Visits due"),)
    return Section(
        id_,
        title,
        (
            Said(
                f"{{{in_time}:met|child|children}} out of {{{in_time}:of}} were seen on time in "
                "{month}."
            ),
            Series(
                f"visits_{id_}_by_month", measures, (in_time,), f"{short} visits in time",
            ),
            Said(
                "The children with a visit due are not all those with a case: of the "
                f"{{{cases}:value}} with a case at the month's end, "
                f"{{visits.{id_}_no_visit_due:value}} had no visit due in the month, new cases "
                "among them; and some whose case ended in the month had one.",
                quiet=True,
                shows=(f"visits.{id_}_no_visit_due",),
            ),
            Breakdown(
                f"visits_{id_}_by_team", f"{short} visits, by team", "team", "Team",
                measures,
                plotted=(in_time,),
                chart_title=f"{short} visits in time, by team",
                keeps="filled",
            ),
        ),
    )  # fmt: skip


SHEET = ChapterSheet(
    "visits",
    "Visits",
    tiles=("visits.cin_in_time", "visits.cp_in_time", "visits.lac_in_time"),
    sections=(
        _section("cin", "Visits to children in need", "CIN", "cin.plans"),
        _section(
            "cp", "Visits to children on protection plans", "CP", "child_protection.plans"
        ),
        _section("lac", "Visits to looked after children", "LAC", "looked_after.children"),
    ),
)  # fmt: skip
