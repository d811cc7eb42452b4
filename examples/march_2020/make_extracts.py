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
from invented.front_door import make_front_door
from invented.lists import assessment_sheets, contact_sheets, referral_sheets
from invented.people import Population
from invented.sheets import write_workbook
from invented.workers import give_workers


def make_extracts(folder: str | Path) -> list[Path]:
    """Write all extracts into a folder, and give their paths."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    people = Population()
    door = make_front_door(people)
    assessments = make_assessments(people, door.referrals)
    give_workers(assessments, people.random)

    list_1, contact_decisions = contact_sheets(door, people.random)
    list_3, referral_decisions = referral_sheets(door, assessments, people.random)
    list_4, assessment_steps = assessment_sheets(assessments)
    workbooks = {
        "Annex A": [list_1, list_3, list_4],
        "Contact decisions": [contact_decisions],
        "Referral decisions": [referral_decisions],
        "Assessment steps": [assessment_steps],
    }
    paths = []
    for name, sheets in workbooks.items():
        paths.append(folder / f"{name}.xlsx")
        write_workbook(paths[-1], sheets)
    return paths


if __name__ == "__main__":
    for path in make_extracts(sys.argv[1] if len(sys.argv) > 1 else "extracts"):
        print(path)
