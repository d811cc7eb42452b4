"""Child protection plans: category of abuse."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import Spelling, alone, coded, phrases

NEGLECT, PHYSICAL, SEXUAL = "a) Neglect", "b) Physical abuse", "c) Sexual abuse"
EMOTIONAL, MULTIPLE = "d) Emotional abuse", "e) Multiple/not recommended"

_FLAG_ORDER = (NEGLECT, PHYSICAL, SEXUAL, EMOTIONAL)

_KINDS = {
    NEGLECT: phrases((NEGLECT, "neglect | neglected | neg | neglectful")),
    PHYSICAL: phrases((PHYSICAL, "physical | physically | phys | phy")),
    SEXUAL: phrases((SEXUAL, "sexual | sexually | sex | sexual exploitation")),
    EMOTIONAL: phrases((EMOTIONAL, "emotional | emotionally | emot | emo")),
}


def _kinds_named(spelling: Spelling) -> str | None:
    """Read the kinds of abuse named: two of them make a multiple category."""
    kinds = [kind for kind, reader in _KINDS.items() if reader(spelling)]
    if len(kinds) > 1:
        return MULTIPLE
    return kinds[0] if kinds else None


def _flags(spelling: Spelling) -> str | None:
    """Read four flags, "NYNN", in the order of Ofsted's list."""
    text = spelling.text.replace(" ", "")
    if len(text) != len(_FLAG_ORDER) or not set(text) <= {"y", "n"} or "y" not in text:
        return None
    return MULTIPLE if text.count("y") > 1 else _FLAG_ORDER[text.index("y")]


ABUSE_CATEGORY = coded(
    "category of abuse",
    (Code(NEGLECT), Code(PHYSICAL), Code(SEXUAL), Code(EMOTIONAL), Code(MULTIPLE)),
    alone(
        {
            "neg": NEGLECT,
            "phy": PHYSICAL,
            "sab": SEXUAL,
            "emo": EMOTIONAL,
            "mul | mult | not recommended | multiple categories | mixed": MULTIPLE,
        }
    ),
    phrases((MULTIPLE, "multiple | more than one | not recommended | mixed categor*")),
    _kinds_named,
    _flags,
)
