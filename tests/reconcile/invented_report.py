"""Random populations, counted by plain loops and printed with rounding: a report without a fault."""

from __future__ import annotations

import random
from collections import Counter
from fractions import Fraction

from xl_kpi.reconcile.keys import Cell

from .printing import Report, percent, rounded

TEAMS = ("MASH", "CWD", "LAC 1", "LAC 2", "16+", "Assessment 1", "CP & Court 1", "Other")
KINDS = ("CIN", "CPP", "LAC")
BANDS = (
    "Within 1 month", "1 to 2 months", "2 to 3 months", "4 to 6 months", "More than 6 months",
    "None", "None, new in last 30 days",
)  # fmt: skip
SUPERVISED = {
    "within_1_month": BANDS[:1], "within_1_to_2_months": BANDS[1:2],
    "within_2_to_3_months": BANDS[2:3], "within_3_months": BANDS[:3],
}  # fmt: skip
AGES = ("19", "20", "21")
PROVISIONS = ("In-house", "IFA", "Residential", "Other")


def random_report(seed: int) -> Report:
    """Supervision, visits, care leavers, plans, nights, caseloads and assessments of a council."""
    rng = random.Random(seed)
    report = Report()
    teams = rng.sample(TEAMS, rng.randint(2, len(TEAMS)))
    places = rng.choice((0, 0, 1, 2))
    for chapter in (_supervision, _visits, _care_leavers, _nights, _plans, _caseloads, _months):
        chapter(report, rng, teams, places)
    if rng.random() < 0.5:
        report.cells = _gaps(report.cells, rng)
    return report


def _gaps(cells: list[Cell], rng: random.Random) -> list[Cell]:
    """A report leaves things out, but no row of a table altogether."""
    left = Counter((cell.where, cell.row) for cell in cells)
    kept = []
    for cell in cells:
        place = (cell.where, cell.row)
        if left[place] > 1 and rng.random() < 0.05:
            left[place] -= 1
        else:
            kept.append(cell)
    return kept


def _none(rng: random.Random, number: int) -> str:
    """Tables print none as 0, as a dash or not at all."""
    return str(number) if number else rng.choice(("0", "", "-"))


def _supervision(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    cases = [
        (rng.choice(teams), rng.choice(KINDS), rng.choices(BANDS, (9, 5, 3, 2, 1, 1, 1))[0])
        for _ in range(rng.randint(1, 300))
    ]
    stock = {"span": "month_end"}
    for at, by, groups in ((0, "team", teams), (1, "kind", KINDS)):
        where = {"where": f"table: supervision by {by}", **stock}
        for group in (*groups, ""):
            own = [case for case in cases if not group or case[at] == group]
            for band in BANDS:
                count = sum(case[2] == band for case in own)
                if group:
                    printed, cross = _none(rng, count), f"{by}_and_band"
                    report.add(
                        "supervision.cases", printed, f"{group}: {band}", by=cross, **where
                    )  # fmt: skip
                else:
                    report.add("supervision.cases", count, band, by="band", **where)
            report.add("supervision.cases", len(own), group, by=by, **where)
            for name, bands in SUPERVISED.items():
                share = percent(sum(case[2] in bands for case in own), len(own), places)
                report.add(f"supervision.{name}", share, group, by=by, **where)


def _visits(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    """Shares of teams without the counts above the line, and a sentence with both counts."""
    due = {team: rng.randint(0, 120) for team in teams}
    made = {team: rng.randint(due[team] // 2, due[team]) for team in teams}
    for team in teams:
        report.add("visits.lac_in_time", due[team], team, measure="denominator")
        report.add("visits.lac_in_time", percent(made[team], due[team], places), team)
    total, seen = sum(due.values()), sum(made.values())
    report.add("visits.lac_in_time", total, measure="denominator")
    report.add("visits.lac_in_time", percent(seen, total, places))
    if total:
        report.add("visits.lac_in_time", seen, measure="numerator", where="text: visits")
        report.add("visits.lac_in_time", total, measure="denominator", where="text: visits")


def _care_leavers(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    cohort = {age: rng.randint(1, 60) for age in AGES}
    groups = (*AGES, "")
    for age in groups:
        number = cohort[age] if age else sum(cohort.values())
        report.add("care_leavers.cohort", number, age, by="age", span="month_end")
    for name in ("in_touch", "suitable_accommodation", "eet"):
        met = {age: rng.randint(0, cohort[age]) for age in AGES}
        for age in groups:
            above = met[age] if age else sum(met.values())
            below = cohort[age] if age else sum(cohort.values())
            id_, kind = f"care_leavers.{name}", {"by": "age", "span": "month_end"}
            report.add(id_, above, age, measure="numerator", **kind)
            report.add(id_, percent(above, below, places), age, **kind)


def _nights(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    for period in ("2020-02", "2020-03"):
        nights = {provision: rng.randint(0, 6000) for provision in PROVISIONS}
        total = sum(nights.values())
        for provision in PROVISIONS:
            where = {"by": "provision", "period": period, "where": "table: nights"}
            count = f"{nights[provision]:,}" if rng.random() < 0.5 else nights[provision]
            report.add("placements.nights", count, provision, **where)
            share = percent(nights[provision], total, places)
            report.add("placements.nights_share", share, provision, **where)


def _plans(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    plans = {team: (rng.randint(0, 20), rng.randint(0, 50)) for team in teams}
    for team in (*teams, ""):
        own = [plans[team]] if team else [*plans.values()]
        incoming, started = (sum(pair[at] for pair in own) for at in (0, 1))
        kind = {"span": "month_end", "where": "table: CIN plans"}
        report.add("cin.plans_incoming", incoming, team, **kind)
        report.add("cin.plans_started", started, team, **kind)
        report.add("cin.plans", incoming + started, team, **kind)
    before, began, ended = rng.randint(50, 100), rng.randint(0, 30), rng.randint(0, 40)
    now, population = before + began - ended, Fraction(rng.randint(200_000, 500_000), 100_000)
    stock = {"span": "month_end", "where": "text: plans"}
    report.add("child_protection.plans", before, period="2020-02", **stock)
    report.add("child_protection.started", began, where="text: plans")
    report.add("child_protection.ended", ended, where="text: plans")
    report.add("child_protection.plans", now, **stock)
    report.add("child_protection.rate", rounded(now / population, places), **stock)
    children = rng.randint(100, 500)
    report.add("looked_after.children", children, **stock)
    report.add("looked_after.rate", rounded(children / population, places), **stock)
    # Two of several reasons: they are not all.
    some = rng.randint(0, ended)
    report.add("child_protection.ended", some, "Became looked after", by="reason")


def _caseloads(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    for team in teams:
        loads = [rng.randint(1, 30) for _ in range(rng.randint(1, 9))]
        social = loads[: rng.randint(1, len(loads))]
        fte = Fraction(rng.randint(10, 90), 10)
        over = sum(load > 20 for load in social)
        kind = {"by": "caseload_team", "span": "month_end", "where": "table: caseloads"}
        report.add("caseload.workers", len(loads), team, **kind)
        report.add("caseload.fte", rounded(fte, rng.choice((0, 1))), team, **kind)
        report.add("caseload.cases", sum(loads), team, **kind)
        report.add(
            "caseload.average_a_worker", rounded(Fraction(sum(loads), len(loads))), team, **kind
        )
        report.add("caseload.average_a_fte", rounded(sum(loads) / fte), team, **kind)
        report.add("caseload.social_workers", len(social), team, **kind)
        report.add("caseload.over_limit", over, team, measure="numerator", **kind)
        report.add("caseload.over_limit", percent(over, len(social), places), team, **kind)
        report.add("caseload.maximum", max(social), team, **kind)
    # One team's posts with decimals tell that all are posts and not people.
    report.add("caseload.fte", "0.5", "Nobody", by="caseload_team", span="month_end")


def _months(report: Report, rng: random.Random, teams: list[str], places: int) -> None:
    shares = {}
    year = [0, 0]
    for period in ("2020-02", "2020-03"):
        done = {team: rng.randint(0, 40) for team in teams}
        in_time = {team: rng.randint(0, done[team]) for team in teams}
        year = [year[0] + sum(in_time.values()), year[1] + sum(done.values())]
        kind = {"period": period, "where": f"table: assessments {period}"}
        for team in (*teams, ""):
            below = done[team] if team else sum(done.values())
            above = in_time[team] if team else sum(in_time.values())
            report.add("assessments.completed", below, team, **kind)
            report.add("assessments.in_45_days", percent(above, below, places), team, **kind)
        if sum(done.values()):
            shares[period] = Fraction(sum(in_time.values()), sum(done.values()))
    if year[1]:
        report.add("assessments.completed", year[1] + rng.randint(0, 99), span="year_to_date")
    if len(shares) == 2:
        change = 100 * abs(shares["2020-03"] - shares["2020-02"])
        report.add("assessments.in_45_days", rounded(change), measure="change_on_previous_month")
