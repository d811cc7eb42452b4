"""The derived lists' columns, declared as those of any other list."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code, CodeList
from xl_kpi.extracts.codes.ssda903 import CEASED_CODE, PLACEMENT_CODE, PROVIDER_CODE
from xl_kpi.extracts.declaration import ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import (
    BIRTH_DATE,
    CHILD_ID,
    GENDER_COLUMN,
    code,
    date,
    number,
    team,
    worker,
    yes_no,
)

EPISODES, HEADER = "ssda903_episodes", "ssda903_header"
STAFF, ALLOCATIONS = "staff", "allocations"

# In the order in which a pack shows them.
KINDS_OF_PLACEMENT = (
    "Family and friends",
    "In-house fostering",
    "Agency fostering",
    "Placed for adoption",
    "Placed with parents",
    "Residential",
    "Semi-independent and independent",
    "Other",
)
PROVISIONS = ("In-house", "IFA", "Residential", "Other")


def _made(name: str, labels: tuple[str, ...]) -> CodeList:
    return CodeList(name, tuple(Code(label) for label in labels), lambda _: None)


KIND_OF_PLACEMENT = _made("kind of placement", KINDS_OF_PLACEMENT)
PROVISION = _made("provision", PROVISIONS)

# Without the legal status nobody can leave out short breaks.
_WITH_EPISODES = tuple(
    (EPISODES, name) for name in ("child_id", "started", "ended", "legal_status", "placement")
)
_WITH_WORKERS = (
    *((ALLOCATIONS, name) for name in ("child_id", "started", "ended", "team", "worker")),
    *((STAFF, name) for name in ("team", "worker", "fte")),
)

_BEGAN = date("started", "Start date", "The first day.", blank=False)
_ENDED = date("ended", "End date", "The day it ended; blank while it goes on.")
_PLACEMENT = code("placement", "PLACE", PLACEMENT_CODE, "Kind of placement.", blank=False)
_PROVIDER = code("provider", "PLACE_PROVIDER", PROVIDER_CODE, "Who provides it.")

CARE_PERIODS = ExtractList(
    id="care_periods",
    title="Periods looked after",
    family=Family.DERIVED,
    about=(
        "A child's episodes without a day between them, short breaks (V3, V4) left out; one row a "
        "period."
    ),
    columns=(
        CHILD_ID,
        GENDER_COLUMN,
        BIRTH_DATE,
        _BEGAN,
        _ENDED,
        code("ceased_reason", "REC", CEASED_CODE, "Why the period ended."),
    ),
    key=("child_id", "started"),
    window=Window("ended", keeps_open=True),
    made_of=(EPISODES, HEADER),
    made_with=_WITH_EPISODES,
)

PLACEMENTS = ExtractList(
    id="placements",
    title="Placements",
    family=Family.DERIVED,
    about="A child's time with one carer: from an episode with RNE S, P or B to the next.",
    columns=(
        CHILD_ID,
        _BEGAN,
        _ENDED,
        _PLACEMENT,
        date(
            "settled",
            "Settled since",
            "Its start; for a placement for adoption that of the placement before it, too.",
        ),
    ),
    key=("child_id", "started"),
    window=Window("ended", keeps_open=True),
    made_of=(EPISODES,),
    # Without the reason nobody can tell a change of carer from other new episodes.
    made_with=(*_WITH_EPISODES, (EPISODES, "new_episode_reason")),
)

PLACEMENT_SPELLS = ExtractList(
    id="placement_spells",
    title="Nights in placements",
    family=Family.DERIVED,
    about=(
        "Where a child spent its nights: of episodes that overlap the later-starting one, short "
        "breaks left out."
    ),
    columns=(
        CHILD_ID,
        _BEGAN,
        _ENDED,
        _PLACEMENT,
        _PROVIDER,
        code("kind", "Kind", KIND_OF_PLACEMENT, "Kind, as packs show it.", blank=False),
        code("provision", "Provision", PROVISION, "In-house, agency, residential.", blank=False),
    ),
    key=("child_id", "started"),
    window=Window("ended", keeps_open=True),
    made_of=(EPISODES,),
    made_with=_WITH_EPISODES,
)

WORKER_CASELOADS = ExtractList(
    id="worker_caseloads",
    title="Caseloads of workers",
    family=Family.DERIVED,
    about="A row for each worker in a team: from the staff list, and from allocations.",
    columns=(
        team("The team."),
        worker("The worker; blank for a vacant post."),
        number("cases", "Cases", "Children whose case the worker holds in the team."),
        number("fte", "FTE", "Whole-time equivalent."),
        yes_no("in_staff", "In the staff list", "Whether the staff list names the worker."),
        yes_no("social_worker", "Qualified social worker", "Whether a qualified social worker."),
    ),
    key=("team", "worker"),
    made_of=(ALLOCATIONS, STAFF),
    made_with=_WITH_WORKERS,
)
