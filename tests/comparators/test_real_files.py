"""The Department's real files, where they stand beside the project, by plain loops."""

import csv
import gzip
from pathlib import Path

import openpyxl
import pytest

from xl_kpi.comparators.areas import find_council
from xl_kpi.comparators.measures import MEASURES
from xl_kpi.comparators.published import read_published
from xl_kpi.comparators.update import make_update
from xl_kpi.errors import XlKpiError
from xl_kpi.indicators.declaration import Unit
from xl_kpi.indicators.registry import REGISTRY

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "benchmarks"
FIGURES = FOLDER / "lait_childrens_social_care.csv.gz"
pytestmark = pytest.mark.skipif(
    not FIGURES.exists(), reason=f"the Department's files are not at {FOLDER}"
)
COUNCILS = ("Herefordshire", "Camden", "Bristol", "Hull", "Isles of Scilly", "Dorset", "Durham")


REGIONS = {
    "north east": "980", "north west": "981", "yorkshire and the humber": "982",
    "east midlands": "983", "west midlands": "984", "east of england": "985",
    "inner london": "987", "outer london": "988", "south east": "989", "south west": "990",
}  # fmt: skip


@pytest.fixture(scope="module")
def published():
    return {
        year: read_published(
            [FOLDER / name, FOLDER / "lait_measures.csv", FIGURES]
        )
        for year, name in ((2019, "sn_april_2021.xlsx"), (2025, "sn_may_2025.xlsx"))
    }  # fmt: skip


@pytest.fixture(scope="module")
def plain():
    """Every value as printed, by measure, year and area's number."""
    with gzip.open(FIGURES, "rt", encoding="utf-8", newline="") as file:
        return {
            (line["measure"], line["year"], line["la_code"]): line["value"]
            for line in csv.DictReader(file)
        }


def by_name(published, council, year):
    made = make_update(published[year], council, [year], REGISTRY)
    return made.council, {(one.indicator, one.comparator): one for one in made.lines}


def test_the_row_of_herefordshire_with_the_neighbours_of_april_2021(published):
    _, made = by_name(published, "Herefordshire", 2019)
    row = {
        "assessments.in_45_days": ("83.1%", "84.5%", 80.7),
        "section_47.conference_in_15_days": ("78.7%", "82.4%", 77.1),
        "child_protection.rate": ("44.5", "47.5", 44.5),
        "looked_after.rate": ("66", "82", 57),
        "looked_after.three_placements": ("11%", "10%", 10.7),
        "care_leavers.eet_national": ("52%", "51%", 54),
    }
    for indicator, (england, region, mean) in row.items():
        assert made[indicator, "england"].value == england
        assert made[indicator, "region"].value == region
        digits = 0 if isinstance(mean, int) else 1
        found = float(made[indicator, "statistical_neighbours"].value.rstrip("%"))
        assert round(found, digits) == mean
    # Dorset had no figures as it is now in 2019.
    assert made["assessments.in_45_days", "neighbours_counted"].value == "9 of 10"


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("year", [2019, 2025])
def test_every_value_by_plain_loops(published, plain, council, year):
    area, made = by_name(published, council, year)
    name = {2019: "sn_april_2021.xlsx", 2025: "sn_may_2025.xlsx"}[year]
    sheet = openpyxl.load_workbook(FOLDER / name).worksheets[0]
    listed = next(
        [str(row[at]) for at in range(5, 25, 2)]
        for row in sheet.iter_rows(values_only=True)
        if str(row[0]) == area.code
    )
    regions = range(970, 991)
    for measure in MEASURES:
        indicator = REGISTRY[measure.indicator]
        sign = "%" if indicator.unit is Unit.PERCENT else ""

        def value(code, key=measure.key):
            said = plain.get((key, str(year), code), "-")
            return None if said == "-" else float(said)

        known = [number for code in listed if (number := value(code)) is not None]
        every = [
            number
            for key, of_year, code in plain
            if key == measure.key and of_year == str(year) and int(code) not in regions
            and (number := value(code)) is not None
        ]  # fmt: skip
        own = value(area.code)
        expected = {"england": value("970"), "own_published": own}
        expected["region"] = value(REGIONS[area.region.casefold()])
        expected["statistical_neighbours"] = sum(known) / len(known) if known else None
        ordered = sorted(known)
        middle = len(ordered) // 2
        expected["neighbours_median"] = (
            None if not ordered
            else ordered[middle] if len(ordered) % 2
            else (ordered[middle - 1] + ordered[middle]) / 2
        )  # fmt: skip
        if indicator.good and known:
            expected["neighbours_best"] = max(known) if indicator.good == "high" else min(known)
        for comparator, number in expected.items():
            said = made[measure.indicator, comparator].value
            if number is None:
                assert said == "-"
            else:
                assert float(said.removesuffix(sign)) == pytest.approx(number, abs=0.0001)
        rank = "national_rank" if indicator.good else "national_rank_highest_first"
        if own is not None:
            better = sum(n < own if indicator.good == "low" else n > own for n in every)
            assert made[measure.indicator, rank].value == f"{better + 1} of {len(every)}"


def test_every_council_can_be_named_and_has_its_region(published):
    areas = published[2025].areas
    councils = [one for one in areas.values() if one.is_authority]
    assert len(councils) == 158
    for council in councils:
        found, made = by_name(published, council.name, 2019)
        assert found == council
        assert ("looked_after.rate", "region") in made


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("LB Camden", "202"),
        ("Hull City Council", "810"),
        ("E08000025", "330"),
        ("Herefordshre Council", "884"),
        ("St Helens", "342"),
        ("Kensington & Chelsea", "207"),
        ("County Durham", "840"),
        ("Dorset", "838"),
        ("bath & north east somerset", "800"),
    ],
)
def test_usual_spellings_and_typing_errors(published, said, code):
    assert find_council(said, published[2025].areas).code == code


def test_what_is_no_council_is_refused_with_the_nearest_names(published):
    with pytest.raises(XlKpiError, match="The nearest: North Yorkshire"):
        find_council("Yorkshire", published[2025].areas)
    with pytest.raises(XlKpiError, match="a region or a country"):
        find_council("West Midlands", published[2025].areas)
