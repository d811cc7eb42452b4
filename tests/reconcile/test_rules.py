"""Each rule, held and broken, on the smallest table that shows it."""

from __future__ import annotations

import pytest

from xl_kpi.reconcile.audit import audit, audit_cells
from xl_kpi.reconcile.keys import Cell

from .printing import Report, lines_of, report


def wrong(cells: list[Cell]) -> dict[int, str]:
    return lines_of(audit(cells))


def test_percentage_is_numerator_over_denominator() -> None:
    def of(share: str) -> list[Cell]:
        kinds = ("numerator", "denominator", "value")
        printed = ("83", "95", share)
        return report(
            *(("assessments.in_45_days", k, "", p) for k, p in zip(kinds, printed, strict=True))
        )

    assert not wrong(of("87%"))
    assert not wrong(of("87"))
    assert not wrong(of("87.37%"))
    assert wrong(of("86%")) == {4: "87%"}
    assert wrong(of("87.4%")) == {}
    assert wrong(of("87.5%")) == {4: "87.4%"}


def test_a_percentage_of_a_whole_number_of_cases() -> None:
    cells = report(
        ("section_47.outcomes", "denominator", "", "35"),
        ("section_47.in_timescale", "value", "", "79%"),
    )
    # 27 of 35 is 77%, 28 of 35 is 80%.
    assert wrong(cells) == {3: "77% or 80%"}


def test_numerator_is_a_part_of_the_denominator() -> None:
    def of(above: str) -> list[Cell]:
        id_ = "assessments.in_45_days"
        return report((id_, "numerator", "", above), (id_, "denominator", "", "9"))

    assert not wrong(of("9"))
    assert [*wrong(of("10"))] == [2]


def count_by_team(total: str, *teams: str) -> list[Cell]:
    rows = [("assessments.completed", "value", f"Team {at}", n) for at, n in enumerate(teams)]
    return report(*rows, ("assessments.completed", "value", "", total))


def test_groups_of_a_table_add_up_to_its_total() -> None:
    assert not wrong(count_by_team("12", "5", "-", "7"))
    found = audit(count_by_team("13", "5", "-", "7"))
    assert lines_of(found) == {5: "12"}
    assert found[0].or_else == (2, 3, 4)
    assert "add up to 12: 5 + 7" in found[0].because


def test_groups_without_their_total_in_the_table_are_only_no_more() -> None:
    made = Report()
    for group, number in (("A", 26), ("B", 2)):
        made.add("child_protection.ended", number, group, by="reason", where="text: ended")
    made.add("child_protection.ended", 29, where="text: ended")
    assert not wrong(made.cells)
    made.cells = [*made.cells[:2]]
    made.add("child_protection.ended", 27, where="text: ended")
    assert [*wrong(made.cells)] == [4]


def test_groups_not_known_are_left_open() -> None:
    # n/a states nothing; <5 states at most 4.
    assert not wrong(count_by_team("12", "5", "n/a"))
    assert not wrong(count_by_team("9", "5", "<5"))
    assert wrong(count_by_team("12", "5", "<5"))


def test_greatest_of_groups_is_no_sum() -> None:
    cells = report(
        ("caseload.maximum", "value", "A", "18"),
        ("caseload.maximum", "value", "B", "21"),
        ("caseload.maximum", "value", "", "21"),
    )
    assert not wrong(cells)
    assert [
        *wrong(report(*(("caseload.maximum", "value", g, n) for g, n in (("A", "22"), ("", "21")))))
    ]


def crossed(new_of_a: str, new_of_b: str) -> Report:
    """Two teams by two bands, both totals, and the shares of each team."""
    made = Report()
    numbers = {"A": ("6", new_of_a, "6"), "B": ("15", new_of_b, "26")}
    for team, (first, new, total) in numbers.items():
        kind = {"span": "month_end"}
        made.add("supervision.cases", first, f"{team}: Within 1 month", by="team_and_band", **kind)
        made.add("supervision.cases", new, f"{team}: None", by="team_and_band", **kind)
        made.add("supervision.cases", total, team, **kind)
        share = {"A": "100%", "B": "58%"}[team]
        made.add("supervision.within_1_month", share, team, **kind)
    made.add("supervision.cases", 21, "Within 1 month", by="band", span="month_end")
    made.add("supervision.cases", 11, "None", by="band", span="month_end")
    made.add("supervision.cases", 32, span="month_end")
    return made


def test_a_breakdown_by_two_columns_adds_up_both_ways() -> None:
    assert not wrong(crossed("", "11").cells)


def test_a_figure_in_the_wrong_row_is_two_cells() -> None:
    found = audit(crossed("11", "").cells)
    assert lines_of(found) == {3: "0", 7: "11"}
    assert all("changed places" in one.because for one in found)


def test_shares_of_a_distribution() -> None:
    def shares(*printed: str) -> list[Cell]:
        groups = ("In-house", "IFA", "Residential", "Other")
        made = Report()
        for group, share in zip(groups, printed, strict=True):
            made.add("placements.nights_share", share, group, by="provision", where="table: nights")
            made.add("placements.nights", "n/a", group, by="provision", where="table: nights")
        return made.cells

    assert not wrong(shares("51%", "23%", "12%", "15%"))
    assert not wrong(shares("50.5%", "22.5%", "12%", "15%"))
    assert wrong(shares("50.5%", "22.5%", "12%", "17%"))


def test_share_is_that_of_the_count_of_the_same_group() -> None:
    def of(share: str) -> list[Cell]:
        made = Report()
        for group, number in (("a) 1A: Individual", 34), ("q) 6: Police", 66)):
            made.add("contacts.received", number, group, by="source")
        made.add("contacts.received", 100)
        made.add("contacts.source_share", share, "q) 6: Police", by="source")
        return made.cells

    assert not wrong(of("66.00%"))
    assert wrong(of("65.00%")) == {5: "66.00%"}


def test_indicators_of_the_same_cases_have_one_denominator() -> None:
    cells = report(
        ("assessments.completed", "value", "", "35"), ("assessments.in_45_days", "value", "", "79%")
    )
    assert wrong(cells) == {3: "77% or 80%"}


def test_a_ratio_is_made_of_two_counts() -> None:
    def of(ratio: str) -> list[Cell]:
        return report(
            ("referrals.received", "value", "", "92"), ("contacts.received", "value", "", "727"),
            ("contacts.progressed", "value", "", ratio),
        )  # fmt: skip

    assert not wrong(of("12.65%"))
    assert wrong(of("12.66%")) == {4: "12.65%"}


@pytest.mark.parametrize(("started", "broken"), [("142", False), ("132", True)])
def test_declared_sum(started: str, broken: bool) -> None:
    cells = report(
        ("cin.plans_incoming", "value", "", "48"), ("cin.plans_started", "value", "", started),
        ("cin.plans", "value", "", "190"),
    )  # fmt: skip
    assert bool(wrong(cells)) == broken


def test_averages_of_two_indicators() -> None:
    def of(average: str, posts: str = "7") -> list[Cell]:
        return report(
            ("caseload.fte", "value", "", posts), ("caseload.fte", "value", "Other", "0.5"),
            ("caseload.cases", "value", "", "66"), ("caseload.average_a_fte", "value", "", average),
        )  # fmt: skip

    # 7 posts may be 6.5 to 7.5, for other posts are printed with a decimal.
    assert not wrong(of("9"))
    assert not wrong(of("10"))
    assert wrong(of("3")) == {5: "9"}
    assert wrong(of("10", posts="7.0")) == {5: "9"}


def test_no_more_than() -> None:
    def of(workers: str) -> list[Cell]:
        return report(
            ("caseload.workers", "value", "", workers), ("caseload.cases", "value", "", "77"),
            ("caseload.average_a_worker", "value", "", "3"),
            ("caseload.social_workers", "value", "", "7"),
        )  # fmt: skip

    # The average follows the workers, and not the other way round.
    assert wrong(of("3")) == {2: "7", 4: "11"}
    assert wrong(of("7")) == {4: "11"}


def test_balance_of_plans() -> None:
    def of(now: str) -> list[Cell]:
        made = Report()
        made.add("child_protection.plans", 135, span="month_end", period="2020-02")
        made.add("child_protection.started", 2)
        made.add("child_protection.ended", 29)
        made.add("child_protection.plans", now, span="month_end")
        return made.cells

    assert not wrong(of("108"))
    assert wrong(of("109"))
    assert not wrong([cell for cell in of("109") if cell.key.indicator != "child_protection.ended"])


def test_rates_are_of_one_population() -> None:
    def of(rate: str) -> list[Cell]:
        return report(
            ("child_protection.plans", "value", "", "108"),
            ("child_protection.rate", "value", "", "30"),
            ("looked_after.children", "value", "", "352"), ("looked_after.rate", "value", "", rate),
        )  # fmt: skip

    assert not wrong(of("98"))
    assert wrong(of("108"))


def test_the_same_figure_printed_twice() -> None:
    made = Report()
    made.add("assessments.open", 156, span="month_end", where="table: T")
    made.add("assessments.open", 165, span="month_end", where="text: T")
    found = audit(made.cells)
    assert lines_of(found) == {3: "156"}
    assert found[0].or_else == (2,)
    assert "row 2 prints 156" in found[0].because


def test_the_same_figure_with_more_decimals_is_the_same() -> None:
    made = Report()
    made.add("referrals.re_referrals", "32%")
    made.add("referrals.re_referrals", "31.52%")
    assert not wrong(made.cells)
    made.add("referrals.re_referrals", "31%")
    assert wrong(made.cells)


def test_a_change_on_the_month_before() -> None:
    def of(change: str) -> list[Cell]:
        made = Report()
        made.add("assessments.in_45_days", "44%")
        made.add("assessments.in_45_days", "36%", period="2020-02")
        made.add("assessments.in_45_days", change, measure="change_on_previous_month")
        return made.cells

    # Of exact figures it may be 7 or 9, of those printed it is 8.
    assert not any(wrong(of(change)) for change in ("7", "8", "9"))
    assert [*wrong(of("10"))] == [4]


def test_a_year_to_date_is_the_sum_of_its_months() -> None:
    def of(year: str) -> list[Cell]:
        made = Report()
        for period, number in (("2019-04", 20), ("2019-05", 30)):
            made.add("assessments.completed", number, period=period)
        made.add("assessments.completed", 20, span="year_to_date", period="2019-04")
        made.add("assessments.completed", year, span="year_to_date", period="2019-05")
        return made.cells

    assert not wrong(of("50"))
    assert wrong(of("51")) == {5: "50"}


def test_figures_of_unknown_indicators_are_held_against_each_other() -> None:
    id_ = "school.attendance"
    cells = report(
        (id_, "numerator", "", "50"), (id_, "denominator", "", "80"), (id_, "value", "", "64%")
    )
    assert wrong(cells) == {4: "63%"}
    # Without a sign it may be a share or an average: nothing is said.
    assert not wrong(report(
        (id_, "numerator", "", "50"), (id_, "denominator", "", "80"), (id_, "value", "", "64")
    ))  # fmt: skip


def test_what_was_checked_is_counted() -> None:
    done = audit_cells(count_by_team("12", "5", "-", "7"))
    assert (done.figures, done.checks, done.certain) == (4, 1, True)
