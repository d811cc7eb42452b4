"""Periods of care, placements and nights made of episodes, each case counted by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from xl_kpi.extracts.extracts import Extracts, extracts_from_frames

from .small_lists import SETTINGS, TODAY

HEADERS = (
    "CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
)  # fmt: skip
Row = tuple[str | None, ...]


def episode(
    child: str, start: str, end: str | None, *, new: str = "S", status: str = "C2",
    place: str = "U6", by: str = "PR1", ceased: str | None = None,
) -> Row:  # fmt: skip
    return child, start, new, status, "N1", place, by, end, ceased


def made(*rows: Row, header: pd.DataFrame | None = None) -> Extracts:
    frames = {"ssda903_episodes": pd.DataFrame(rows, columns=list(HEADERS))}
    if header is not None:
        frames["ssda903_header"] = header
    return extracts_from_frames(frames, SETTINGS, today=TODAY)


def spans(extracts: Extracts, list_id: str, *more: str) -> list[tuple[str, ...]]:
    frame = extracts.derived[list_id].frame
    columns = ["child_id", "started", "ended", *more]
    return [
        tuple("" if pd.isna(v) else f"{v:%d/%m/%Y}" if hasattr(v, "year") else str(v) for v in row)
        for row in frame[columns].astype(object).itertuples(index=False)
    ]


def test_a_period_is_a_run_without_a_day_between() -> None:
    extracts = made(
        episode("a", "01/01/2019", "01/03/2019", ceased="X1"),
        episode("a", "01/03/2019", "05/06/2019", new="P", ceased="E4A"),
        episode("a", "06/06/2019", None),
        episode("b", "01/05/2019", "01/05/2019", ceased="E8"),
    )
    assert spans(extracts, "care_periods") == [
        ("a", "01/01/2019", "05/06/2019"),
        ("a", "06/06/2019", ""),
        ("b", "01/05/2019", "01/05/2019"),
    ]
    reasons = extracts.derived["care_periods"].frame["ceased_reason"].astype(object).tolist()
    assert [str(reason)[:3] for reason in reasons] == ["E4A", "nan", "E8"]


def test_short_breaks_are_left_out_first() -> None:
    extracts = made(
        episode("a", "01/01/2019", "01/02/2019", ceased="X1"),
        episode("a", "01/02/2019", "01/03/2019", status="V4", ceased="X1"),
        episode("a", "01/03/2019", None),
        episode("b", "01/03/2019", None, status="V3"),
    )
    assert spans(extracts, "care_periods") == [
        ("a", "01/01/2019", "01/02/2019"),
        ("a", "01/03/2019", ""),
    ]


def test_an_episode_within_another_ends_no_period() -> None:
    extracts = made(
        episode("a", "01/01/2019", "01/12/2019", ceased="E11"),
        episode("a", "01/02/2019", "01/03/2019", new="P", place="K2", by="PR4"),
    )
    assert spans(extracts, "care_periods", "ceased_reason_group") == [
        ("a", "01/01/2019", "01/12/2019", "a) Adopted")
    ]
    # Its nights go to the one that started later, and then back.
    assert spans(extracts, "placement_spells", "provision") == [
        ("a", "01/01/2019", "01/02/2019", "In-house"),
        ("a", "01/02/2019", "01/03/2019", "Residential"),
        ("a", "01/03/2019", "01/12/2019", "In-house"),
    ]


def test_a_placement_begins_with_another_carer() -> None:
    extracts = made(
        episode("a", "01/01/2018", "01/02/2018", ceased="X1"),
        episode("a", "01/02/2018", "01/03/2018", new="L", status="E1", ceased="X1"),
        episode("a", "01/03/2018", "01/04/2018", new="T", place="U5", ceased="X1"),
        episode("a", "01/04/2018", "01/05/2018", new="P", place="A6", ceased="X1"),
        episode("a", "01/05/2018", "01/06/2018", new="B", place="K2", by="PR4", ceased="E4A"),
        episode("a", "01/07/2018", None, place="A4"),
    )
    assert spans(extracts, "placements", "settled") == [
        ("a", "01/01/2018", "01/04/2018", "01/01/2018"),
        # Placed for adoption: with the placement before it.
        ("a", "01/04/2018", "01/05/2018", "01/01/2018"),
        ("a", "01/05/2018", "01/06/2018", "01/05/2018"),
        # The first of a period has none before it.
        ("a", "01/07/2018", "", "01/07/2018"),
    ]


def said(values: pd.Series) -> list[str]:
    return ["" if pd.isna(value) else str(value) for value in values]


def test_kinds_of_placement() -> None:
    codes = {
        ("U2", "PR4"): ("Family and friends", "IFA"), ("U1", "PR1"): ("Family and friends", "In-house"),
        ("U4", "PR1"): ("In-house fostering", "In-house"), ("U6", "PR5"): ("Agency fostering", "IFA"),
        ("A3", "PR1"): ("Placed for adoption", "Other"), ("P1", "PR0"): ("Placed with parents", "Other"),
        ("K1", "PR1"): ("Residential", "Residential"), ("S1", "PR4"): ("Residential", "Residential"),
        ("H5", "PR4"): ("Semi-independent and independent", "Other"),
        ("P2", "PR1"): ("Semi-independent and independent", "Other"),
        ("T0", "PR1"): ("Other", "Other"), ("Z1", "PR4"): ("Other", "Other"),
        ("U6", None): ("", ""), ("??", "PR1"): ("not recognised: ??", "not recognised: ??"),
    }  # fmt: skip
    rows = [
        episode(f"{number:02}", "01/01/2019", None, place=place, by=by)  # type: ignore[arg-type]
        for number, (place, by) in enumerate(codes)
    ]
    frame = made(*rows).derived["placement_spells"].frame
    found = list(zip(said(frame["kind"]), said(frame["provision"]), strict=True))
    assert found == list(codes.values())


def test_gender_and_birth_come_from_the_header_file() -> None:
    header = pd.DataFrame(
        {"CHILD": ["b", "a"], "SEX": ["2", "1"], "DOB": ["02/03/2010", "01/02/2005"],
         "ETHNIC": ["WBRI", "WBRI"]}
    )  # fmt: skip
    extracts = made(episode("a", "01/01/2019", None), episode("c", "01/01/2019", None),
                    header=header)  # fmt: skip
    frame = extracts.derived["care_periods"].frame
    assert frame["gender"].astype(object).tolist()[0] == "a) Male"
    assert frame["birth_date"].dt.year.tolist()[0] == 2005
    assert np.isnan(frame["birth_date"].dt.year.tolist()[1])
    assert frame["gender"].isna().tolist() == [False, True]


def test_each_row_can_be_followed_to_the_episode_it_comes_from() -> None:
    extracts = made(
        episode("a", "01/01/2019", "01/03/2019", ceased="X1"),
        episode("a", "01/03/2019", "05/06/2019", new="P", ceased="E4A"),
    )
    read = extracts.lists["ssda903_episodes"].frame
    assert extracts.derived["care_periods"].frame["_row"].tolist() == [read["_row"].tolist()[1]]
    assert extracts.derived["placement_spells"].frame["_row"].tolist() == read["_row"].tolist()


def test_no_episode_at_all_makes_empty_lists() -> None:
    extracts = made(episode("b", "01/03/2019", None, status="V3"))
    for name in ("care_periods", "placements", "placement_spells"):
        assert not len(extracts.derived[name].frame)
