"""The SSDA903 return's files, which authorities keep up to date all year."""

from __future__ import annotations

from xl_kpi.extracts.codes.adoption import NO_LONGER_PLACED_REASON
from xl_kpi.extracts.codes.shared import ETHNICITY
from xl_kpi.extracts.codes.ssda903 import (
    ACCOMMODATION_CODE,
    ACTIVITY_CODE,
    CEASED_CODE,
    IN_TOUCH_CODE,
    LEGAL_STATUS_CODE,
    MISSING_KIND,
    NEED_CODE,
    NEW_EPISODE_REASON,
    PLACE_CHANGE_REASON,
    PLACEMENT_CODE,
    PROVIDER_CODE,
    REVIEW_CODE,
    SEX,
    YES_NO_CODE,
)
from xl_kpi.extracts.declaration import Column, ExtractList, Family, Window
from xl_kpi.extracts.lists.columns import code, date, identifier, text, whole

CHILD = identifier("child_id", "CHILD", "The child's number, as in Annex A.", needed=True)
DOB = date("birth_date", "DOB", "Date of birth.", happened=False)
SEX_COLUMN = code("sex", "SEX", SEX, "1 male, 2 female.", blank=False)


def _flag(name: str, header: str, about: str) -> Column:
    return code(name, header, YES_NO_CODE, about)


HEADER = ExtractList(
    id="ssda903_header",
    title="Header",
    family=Family.SSDA903,
    about="Every child looked after in the year; one row a child.",
    columns=(
        CHILD,
        SEX_COLUMN,
        date("birth_date", "DOB", "Date of birth.", blank=False, happened=False, needed=True),
        code("ethnicity", "ETHNIC", ETHNICITY, "Ethnic background.", blank=False),
        identifier("upn", "UPN", "Unique pupil number.", blank=True),
        _flag("mother", "MOTHER", "Whether the child is a mother herself."),
        date("own_child_birth_date", "MC_DOB", "Date of birth of the mother's own child."),
    ),
    key=("child_id",),
)

EPISODES = ExtractList(
    id="ssda903_episodes",
    title="Episodes",
    family=Family.SSDA903,
    about=(
        "One row for each change of legal status, placement or both; an episode without an end "
        "goes on."
    ),
    columns=(
        CHILD,
        date("started", "DECOM", "The day the episode began.", blank=False, needed=True),
        code("new_episode_reason", "RNE", NEW_EPISODE_REASON, "Why it began.", blank=False),
        code("legal_status", "LS", LEGAL_STATUS_CODE, "Legal status.", blank=False),
        code("need", "CIN", NEED_CODE, "Category of need.", blank=False),
        code("placement", "PLACE", PLACEMENT_CODE, "Kind of placement.", blank=False, needed=True),
        code("provider", "PLACE_PROVIDER", PROVIDER_CODE, "Who provides it."),
        date("ended", "DEC", "The day it ended; blank while it goes on.", needed=True),
        code("ceased_reason", "REC", CEASED_CODE, "Why it ended; X1 if another began."),
        code(
            "place_change_reason",
            "REASON_PLACE_CHANGE",
            PLACE_CHANGE_REASON,
            "Why the placement changed.",
        ),
        identifier("home_postcode", "HOME_POST", "Postcode of the home.", blank=True),
        identifier("placement_postcode", "PL_POST", "Postcode of the placement.", blank=True),
        identifier("urn", "URN", "Registration number of the placement.", blank=True),
    ),
    key=("child_id", "started"),
    window=Window("ended", keeps_open=True),
    in_order=(("started", "ended"),),
    also=("Episode",),
)

OC2 = ExtractList(
    id="ssda903_oc2",
    title="OC2",
    family=Family.SSDA903,
    about="Health and offending of children looked after for a year; one row a child.",
    columns=(
        CHILD,
        DOB,
        whole("sdq_score", "SDQ_SCORE", "Strengths and difficulties score.", blank=True),
        text("sdq_reason", "SDQ_REASON", "Why there is no score."),
        _flag("convicted", "CONVICTED", "Convicted or cautioned in the year."),
        _flag("health_check", "HEALTH_CHECK", "Development checks up to date (under 5)."),
        _flag("immunisations", "IMMUNISATIONS", "Immunisations up to date."),
        _flag("teeth_check", "TEETH_CHECK", "Teeth checked."),
        _flag("health_assessment", "HEALTH_ASSESSMENT", "Health assessment made."),
        _flag("substance_misuse", "SUBSTANCE_MISUSE", "Misuse of substances found."),
        _flag("intervention_received", "INTERVENTION_RECEIVED", "Help with it received."),
        _flag("intervention_offered", "INTERVENTION_OFFERED", "Help with it offered."),
    ),
    key=("child_id",),
)

OC3 = ExtractList(
    id="ssda903_oc3",
    title="OC3",
    family=Family.SSDA903,
    about="Care leavers of 17 to 21, as at their birthday; one row a young person.",
    columns=(
        CHILD,
        DOB,
        code("in_touch", "IN_TOUCH", IN_TOUCH_CODE, "Whether in touch.", blank=False, needed=True),
        code("activity", "ACTIV", ACTIVITY_CODE, "Education, training or work."),
        code("accommodation", "ACCOM", ACCOMMODATION_CODE, "Where they live, and if suitable."),
    ),
    key=("child_id",),
)

AD1 = ExtractList(
    id="ssda903_ad1",
    title="AD1",
    family=Family.SSDA903,
    about="Children adopted in the year; one row a child.",
    columns=(
        CHILD,
        DOB,
        date("decided", "DATE_INT", "The day of the decision for adoption."),
        date("matched", "DATE_MATCH", "The day of the match.", needed=True),
        _flag("by_foster_carer", "FOSTER_CARE", "Whether the foster carer adopted."),
        whole("adopters", "NB_ADOPTR", "How many adopters.", blank=True),
        text("adopters_sex", "SEX_ADOPTR", "Sex of the adopters."),
        text("adopters_legal_status", "LS_ADOPTR", "Legal status of the adopters."),
    ),
    key=("child_id",),
)

PLACED_FOR_ADOPTION = ExtractList(
    id="ssda903_placed_for_adoption",
    title="Placed for adoption",
    family=Family.SSDA903,
    about="Decisions that a child should be placed for adoption, and those reversed.",
    columns=(
        CHILD,
        DOB,
        date("decided", "DATE_PLACED", "The day of the decision.", needed=True),
        date("reversed", "DATE_PLACED_CEASED", "The day it was reversed."),
        code("reversal_reason", "REASON_PLACED_CEASED", NO_LONGER_PLACED_REASON, "Why."),
    ),
    key=("child_id", "decided"),
    in_order=(("decided", "reversed"),),
    also=("Should be placed for adoption", "Placed adoption"),
)

MISSING = ExtractList(
    id="ssda903_missing",
    title="Missing",
    family=Family.SSDA903,
    about="Times a child was missing or away without permission; one row a time.",
    columns=(
        CHILD,
        DOB,
        code("kind", "MISSING", MISSING_KIND, "M missing, A away.", blank=False),
        date("started", "MIS_START", "The first day.", blank=False, needed=True),
        date("ended", "MIS_END", "The day of return; blank until then."),
    ),
    key=("child_id", "started"),
    window=Window("ended", keeps_open=True),
    in_order=(("started", "ended"),),
    also=("Missing episodes",),
)

REVIEWS = ExtractList(
    id="ssda903_reviews",
    title="Reviews",
    family=Family.SSDA903,
    about="Reviews held; one row a review.",
    columns=(
        CHILD,
        DOB,
        date("reviewed", "REVIEW", "The day of the review.", blank=False, needed=True),
        code("participation", "REVIEW_CODE", REVIEW_CODE, "How the child took part."),
    ),
    key=("child_id", "reviewed"),
    window=Window("reviewed"),
    also=("Review",),
)

UASC = ExtractList(
    id="ssda903_uasc",
    title="UASC",
    family=Family.SSDA903,
    about="Unaccompanied asylum seeking children; one row a child.",
    columns=(
        CHILD,
        SEX_COLUMN,
        DOB,
        date("ceased", "DUC", "The day the status ended.", happened=False, needed=True),
    ),
    key=("child_id",),
)

# DATE_PERM is text: the return allows days and months that are not known ("zz/zz/2015").
PREVIOUS_PERMANENCE = ExtractList(
    id="ssda903_previous_permanence",
    title="Previous permanence",
    family=Family.SSDA903,
    about="Children who had a permanence order before; one row a child.",
    columns=(
        CHILD,
        DOB,
        text("previous_option", "PREV_PERM", "The order there was.", needed=True),
        text("authority", "LA_PERM", "The authority that arranged it."),
        text("ordered", "DATE_PERM", "The day it was made, as far as it is known."),
    ),
    key=("child_id",),
    also=("Prev perm",),
)

SSDA903: tuple[ExtractList, ...] = (
    HEADER,
    EPISODES,
    OC2,
    OC3,
    AD1,
    PLACED_FOR_ADOPTION,
    MISSING,
    REVIEWS,
    UASC,
    PREVIOUS_PERMANENCE,
)
