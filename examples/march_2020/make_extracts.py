"""Make the extracts of an invented council from which a published report's figures come out.

The report is Herefordshire's children's services monthly performance report for March 2020. Its
figures are real; every child in the extracts is invented, and no row describes a real person.

Run as ``python examples/march_2020/make_extracts.py FOLDER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Run by its path: the modules beside it are found wherever it is run from.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from invented.assessments import make_assessments
from invented.background import Background
from invented.care import make_care
from invented.care_sheets import care_sheets
from invented.front_door import make_front_door
from invented.lists import assessment_sheets, contact_sheets, referral_sheets
from invented.need import list_6
from invented.people import Population
from invented.practice import make_practice
from invented.practice_lists import practice_sheets
from invented.protection import make_protection
from invented.protection_lists import protection_sheets
from invented.sheets import Sheet, write_workbook
from invented.visits import last_visits
from invented.workers import give_workers

ANNEX_A = "Annex A"


def make_sheets() -> dict[str, list[Sheet]]:
    """Make the sheets of all workbooks: Annex A's lists, and those that it has not."""
    people = Population()
    door = make_front_door(people)
    assessments = make_assessments(people, door.referrals)
    give_workers(assessments, people.random)
    protection = make_protection(people, door, assessments)
    care = make_care(
        people,
        protection.with_plans,
        protection.both,
        protection.became_looked_after,
        into_care=protection.into_care,
        undisturbed=Background(people, door, assessments, seed=0).undisturbed,
    )
    practice = make_practice(
        people,
        assessments,
        protection.cin_plans,
        protection.cp_plans,
        care.periods,
        care.leavers,
        {period.child for period in care.short_breaks}
        | {enquiry.child for enquiry in protection.enquiries if enquiry.completed is None},
    )

    list_1, contact_decisions = contact_sheets(door, people.random)
    list_3, referral_decisions = referral_sheets(door, assessments, people.random)
    list_4, assessment_steps = assessment_sheets(assessments)
    visits = practice.visits
    workbooks: dict[str, list[Sheet]] = {
        ANNEX_A: [
            list_1,
            list_3,
            list_4,
            list_6(protection, assessments, care.periods, last_visits(visits, "CIN", "CP", "LAC")),
        ],
        "Contact decisions": [contact_decisions],
        "Referral decisions": [referral_decisions],
        "Assessment steps": [assessment_steps],
    }
    for made in (
        # A child on a plan who is looked after as well is seen as such.
        protection_sheets(protection, last_visits(visits, "CP", "LAC")),
        care_sheets(care, last_visits(visits, "LAC")),
        practice_sheets(practice),
    ):
        for name, sheets in made.items():
            workbooks.setdefault(name, []).extend(sheets)
    workbooks[ANNEX_A].sort(key=lambda sheet: int(sheet.name.removeprefix("List_")))
    return workbooks


def make_extracts(folder: str | Path) -> list[Path]:
    """Write all extracts into a folder, and give their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, sheets in make_sheets().items():
        paths.append(folder / f"{name}.xlsx")
        write_workbook(paths[-1], sheets)
    return paths


if __name__ == "__main__":
    for path in make_extracts(sys.argv[1] if len(sys.argv) > 1 else "extracts"):
        print(path)
