"""Caseloads made of staff and allocations; children in two statuses at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from xl_kpi.extracts.extracts import Extracts, extracts_from_frames
from xl_kpi.periods import Month
from xl_kpi.settings import Settings, read_settings
from xl_kpi.teams import read_teams

AS_AT = date(2020, 3, 30)
TEAMS = """team,also,order,group,part_of,began
16+,,1,Operational,,
16+ Team PA,,2,Operational,16+,
North,Team North,3,Operational,,2020-03
"""


def settings(folder: Path) -> Settings:
    (folder / "teams.csv").write_text(TEAMS, encoding="utf-8")
    (folder / "council.toml").write_text("[extracts]\nas_at = 2020-03-30\n", encoding="utf-8")
    return read_settings(folder)


def workforce(folder: Path) -> Extracts:
    staff = pd.DataFrame(
        [
            ("1", "Worker 1", "North", 1.0, "Yes", "Yes"),
            ("2", "Worker 2", "Team North", 0.2, "Yes", "No"),
            ("6", "worker 2", "North", 0.4, "Yes", "Yes"),
            ("3", "Worker 3", "16+ Team PA", 1.0, "Yes", "No"),
            ("4", None, "North", 1.5, "Yes", None),
            ("5", "Worker 5", "North", 1.0, "No", "No"),
        ],
        columns=["Worker ID", "Worker name", "Team", "FTE", "Caseholder", "Qualified social worker"],
    )  # fmt: skip
    held = [("a", "worker 1", "North", None), ("a", "Worker 1", "North", None),
            ("b", "Worker 1", "North", "30/03/2020"), ("c", "Worker 1", "North", "31/03/2020"),
            ("d", "Worker 3", "16+ Team PA", None), ("e", "Duty tray", "16+", None),
            ("f", "Worker 2", "North", None)]  # fmt: skip
    allocations = pd.DataFrame(
        [(c, "CIN", "01/01/2020", end, team, who) for c, who, team, end in held],
        columns=["Child Unique ID", "Kind of case", "Allocation start date", "Allocation end date",
                 "Allocated Team", "Allocated Worker"],
    )  # fmt: skip
    return extracts_from_frames(
        {"staff": staff, "allocations": allocations}, settings(folder), today=date(2020, 4, 1)
    )


def test_each_worker_has_a_row_with_the_cases_held_on_the_day(tmp_path: Path) -> None:
    extracts = workforce(tmp_path)
    made = extracts.derived["worker_caseloads"]
    found = {
        (str(row.team_part), str(row.worker)): (row.cases, row.fte, str(row.in_staff)[3:])
        for row in made.frame.astype(object).itertuples()
    }
    assert found["North", "Worker 1"] == (2, 1.0, "Yes")
    # Two posts of one worker in a team.
    assert found["North", "Worker 2"][0] == 1
    assert round(found["North", "Worker 2"][1], 9) == 0.6
    assert found["16+ Team PA", "Worker 3"] == (1, 1.0, "Yes")
    # A vacant post holds nothing, and is no worker.
    assert ("North", "nan") not in found
    assert found["16+", "Duty tray"][::2] == (1, "No")
    assert extracts.coverage["worker_caseloads"].as_at == AS_AT


def test_a_part_of_a_team_counts_as_the_team_and_keeps_its_name(tmp_path: Path) -> None:
    frame = workforce(tmp_path).lists["allocations"].frame
    parts = dict(zip(frame["child_id"].astype(str), frame["team_part"].astype(str), strict=True))
    wholes = dict(zip(frame["child_id"].astype(str), frame["team"].astype(str), strict=True))
    assert (parts["d"], wholes["d"], wholes["e"]) == ("16+ Team PA", "16+", "16+")


def test_teams_say_when_they_began(tmp_path: Path) -> None:
    began = {team.name: team.began for team in read_teams(settings(tmp_path))}
    assert began == {"16+": None, "16+ Team PA": None, "North": Month(2020, 3)}


def plans(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    columns = ["CP plan ID", "Child Unique ID", "Child protection plan start date",
               "Initial category of abuse", "Latest category of abuse",
               "Child protection plan end date", "Allocated Team"]  # fmt: skip
    return pd.DataFrame([(i, c, s, "NEG", "NEG", e, "North") for i, c, s, e in rows],
                        columns=columns)  # fmt: skip


def in_need(*rows: tuple[str | None, ...]) -> pd.DataFrame:
    columns = ["Child Unique ID", "CIN plan proposed date", "CIN plan start date",
               "CIN plan end date", "Allocated Team"]  # fmt: skip
    return pd.DataFrame([(*row, "North") for row in rows], columns=columns)


def test_children_in_two_statuses_are_told(tmp_path: Path) -> None:
    extracts = extracts_from_frames(
        {
            "cp_plans": plans(("1", "a", "01/01/2020", None), ("2", "a", "01/02/2020", None),
                              ("3", "b", "01/01/2020", None), ("4", "c", "01/01/2020", "01/02/2020"),
                              ("5", "c", "01/02/2020", None)),
            "cin_plans": in_need(("b", "01/01/2020", None, None), ("d", None, "01/01/2020", None),
                                 ("a", "01/01/2020", None, "01/02/2020")),
        },
        settings(tmp_path), today=date(2020, 4, 1),
    )  # fmt: skip
    told = [(p.kind, p.list_id, p.row) for p in extracts.problems]
    twice = [(kind, where) for kind, where, _ in told if kind == "two open rows of a child"]
    assert twice == [("two open rows of a child", "cp_plans")] * 2
    both = [(kind, where) for kind, where, _ in told if kind == "child in two statuses"]
    assert both == [("child in two statuses", "cin_plans")]
