"""Care leavers: eligibility, contact, accommodation, activity."""

from __future__ import annotations

import re

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, Reader, Spelling, alone, coded, phrases, tokens

ELIGIBILITY = coded(
    "eligibility",
    (
        Code("a) Relevant child"),
        Code("b) Former relevant child"),
        Code("c) Qualifying care leaver"),
        # Asked for after the template of 2019.
        Code("d) Eligible", "Eligible child"),
    ),
    phrases(
        (IN_DOUBT, "not eligible | ineligible | not relevant | not qualifying | non qualifying"),
        ("b) Former relevant child", "former relevant | formerly relevant | former rel*"),
        ("c) Qualifying care leaver", "qualifying | qualified"),
        ("a) Relevant child", "relevant"),
        ("d) Eligible", "eligible"),
    ),
    alone(
        {
            "fr | frc": "b) Former relevant child",
            "qcl": "c) Qualifying care leaver",
        }
    ),
)

IN_TOUCH = coded(
    "authority in touch",
    (
        Code("a) Yes"),
        Code("b) No"),
        Code("c) Died"),
        Code("d) Refu", "Refused contact"),
        Code("e) NREQ", "No longer requires services"),
        Code("f) Rhom", "Returned home"),
    ),
    alone({"y | yes | true | 1": "a) Yes", "n | no | false | 0": "b) No"}),
    phrases(
        ("f) Rhom", "rhom | returned home | return home"),
        (
            "e) NREQ",
            "nreq | no longer requires | no longer required | not required | no longer require",
        ),
        ("d) Refu", "refu | refused | refuses | refused contact | declined"),
        ("c) Died", "died | deceased"),
        (IN_DOUBT, "not recorded | not known"),
        (
            "b) No",
            "not in touch | not in contact | lost touch | no contact | not in regular contact",
        ),
        ("a) Yes", "in touch | in contact"),
    ),
)

_ACCOMMODATION = (
    Code("B: Parents/relatives", "B - With parents or relatives"),
    Code(
        "C: Community home / residential care",
        "C - Community home or other form of residential care such as an NHS establishment",
    ),
    Code(
        "D: Semi-independent, transitional accommodation and self-contained accommodation",
        "D - Semi-independent, transitional accommodation (like a supported hostel, trainer "
        "flats); self-contained accommodation with specialist personal assistance support (for "
        "example, for young people with disabilities, pregnant young women and single parents); "
        "and self-contained accommodation with floating support",
    ),
    Code(
        "E: Supported lodgings",
        "E - Supported lodgings (accommodation, usually in a family home, where adults in the "
        "“host family” provide formal advice and support)",
    ),
    Code("G: Abroad", "G - Gone abroad"),
    Code("H: Deported", "H - Deported"),
    Code(
        "K: Ordinary lodgings, without formal support",
        "K - Ordinary lodgings, without formal support",
    ),
    Code("R: Residence not known", "R - Residence not known"),
    Code("S: No fixed abode / homeless", "S - No fixed abode / homeless"),
    Code(
        "T: Foyers and similar supported accommodation",
        "T - Foyers and similar supported accommodation which combines the accommodation with "
        "opportunities for education, training or employment",
    ),
    Code(
        "U: Independent living",
        "U - Independent living, for example independent tenancy of flat, house or bedsit, "
        "including local authority or housing association tenancy, or accommodation provided by "
        "a college or university. Includes flat sharing",
    ),
    Code(
        "V: Emergency accommodation",
        "V - Emergency accommodation (like a night shelter, direct access or emergency hostel)",
    ),
    Code("W: Bed and breakfast", "W - Bed and breakfast"),
    Code("X: In custody", "X - In custody"),
    Code("Y: Other accommodation", "Y - Other accommodation"),
    Code("Z: With former foster carers", "Z - With former foster carers"),
)
_HOME = {code.label[0]: code.label for code in _ACCOMMODATION}


def _opening_letter(spelling: Spelling) -> str | None:
    """Read a capital that opens the spelling, "U3 - Independent living".

    The SSDA903 adds 1 (suitable) or 2 (unsuitable); U had other digits in earlier years.
    """
    found = re.match(r"\W*([A-Z])[0-9]?(?=\W*$|\s*[-–—:)\]]|\s+[A-Z])", spelling.typed, re.ASCII)
    return None if found is None else _HOME.get(found[1])


ACCOMMODATION = coded(
    "type of accommodation",
    _ACCOMMODATION,
    _opening_letter,
    tokens(r"[(\[]([B-Z])[0-9]?[)\]]\W*$", _HOME),
    phrases(
        (_HOME["W"], "bed and breakfast | b and b"),
        (
            _HOME["D"],
            "semi independent | transitional accommodation | self contained accommodation | "
            "trainer flat* | floating support | semi independence",
        ),
        (_HOME["T"], "foyer | foyers"),
        (_HOME["E"], "supported lodging*"),
        (_HOME["K"], "ordinary lodging*"),
        (_HOME["V"], "emergency accommodation | night shelter | emergency hostel"),
        (_HOME["S"], "no fixed abode | homeless | nfa | no fixed address | rough sleeping"),
        (_HOME["X"], "custody | prison | hmp | young offender*"),
        (_HOME["H"], "deported"),
        (_HOME["G"], "abroad"),
        (_HOME["Z"], "former foster | foster carer* | staying put | foster*"),
        (
            _HOME["B"],
            "with parent* | with relative* | parents or relatives | parents | relatives | "
            "living with family",
        ),
        (_HOME["C"], "community home | residential care | childrens home"),
        (
            _HOME["U"],
            "independent living | independent tenancy | own tenancy | flat sharing | "
            "university accommodation | council tenancy",
        ),
        (
            _HOME["R"],
            "residence not known | residence unknown | whereabouts unknown | "
            "address not known | address unknown",
        ),
        (_HOME["Y"], "other accommodation"),
    ),
    alone({"other": _HOME["Y"]}),
)

_UNSUITABLE = "unsuitable | not suitable | considered unsuitable | deemed unsuitable"

SUITABILITY = coded(
    "suitability of accommodation",
    (Code("a) Suitable"), Code("b) Unsuitable")),
    alone({"y | yes | true | 1": "a) Suitable", "n | no | false | 0 | 2": "b) Unsuitable"}),
    phrases(
        (IN_DOUBT, "suitable or unsuitable | not recorded | not known | unknown | awaiting"),
        ("b) Unsuitable", _UNSUITABLE),
        ("a) Suitable", "suitable"),
    ),
)

_NEET, _EET = "b) NEET", "a) EET"

_ACTIVITY = (
    Code(
        "F1: Full time in higher education",
        "F1 - Young person engaged full time in higher education (meaning studies beyond A level)",
        _EET,
    ),
    Code(
        "P1: Part time in higher education",
        "P1 - Young person engaged part time in higher education (meaning studies beyond A level)",
        _EET,
    ),
    Code(
        "F2: Full time in education other than higher",
        "F2 - Young person engaged full time in education other than higher education",
        _EET,
    ),
    Code(
        "P2: Part time in education other than higher",
        "P2 - Young person engaged part time in education other than higher education",
        _EET,
    ),
    Code(
        "F3: Full time in training or employment",
        "F3 - Young person engaged full time in training or employment",
        _EET,
    ),
    Code(
        "P3: Part time in training or employment",
        "P3 - Young person engaged part time in training or employment",
        _EET,
    ),
    # F4 to P5 took the place of F3 and P3 after the template of 2019.
    Code(
        "F4: Full time in an apprenticeship",
        "F4 - Young person engaged full time in an apprenticeship",
        _EET,
    ),
    Code(
        "P4: Part time in an apprenticeship",
        "P4 - Young person engaged part time in an apprenticeship",
        _EET,
    ),
    Code(
        "F5: Full time in training or employment (not apprenticeship)",
        "F5 - Young person engaged full time in training or employment (not apprenticeship)",
        _EET,
    ),
    Code(
        "P5: Part time in training or employment (not apprenticeship)",
        "P5 - Young person engaged part time in training or employment (not apprenticeship)",
        _EET,
    ),
    Code(
        "G4: Not in education, employment or training - illness or disability",
        "G4 - Young person not in education, employment or training because of illness or "
        "disability",
        _NEET,
    ),
    Code(
        "G5: Not in education, employment or training - other",
        "G5 - Young person not in education, employment or training: other circumstances",
        _NEET,
    ),
    Code(
        "G6: Not in education, employment or training - pregnancy or parenting",
        "G6 - Young person not in education, employment or training due to pregnancy or parenting",
        _NEET,
    ),
)
_DOES = {code.label[:2]: code.label for code in _ACTIVITY}


def _by_time(kind: str, hours: str, number: str) -> tuple[tuple[str, str], ...]:
    """Lines for one activity, full time and part time; without either only EET is sure."""
    alternatives = hours.split(" | ")

    def with_time(*times: str) -> str:
        return " | ".join(f"{what} + {time}" for what in alternatives for time in times)

    return (
        (_DOES["F" + number], with_time("full time", "fulltime", "ft")),
        (_DOES["P" + number], with_time("part time", "parttime", "pt")),
        (kind, hours),
    )


_NOT_AT_WORK: Reader = phrases(
    (
        _DOES["G6"],
        "neet + pregnan* | neet + parent* | not in education + pregnan* | "
        "not in education + parenting | not in employment + pregnan* | due to pregnancy",
    ),
    (
        _DOES["G4"],
        "neet + illness | neet + disab* | not in education + illness | "
        "not in education + disab* | not in employment + illness | not in employment + disab*",
    ),
    (_DOES["G5"], "neet + other | not in education + other | not in employment + other"),
    (
        _NEET,
        "neet | not in education | not in employment | unemployed | not in training | not in eet",
    ),
)


ACTIVITY = coded(
    "activity",
    _ACTIVITY,
    tokens(r"([FPG][1-6])", _DOES),
    _NOT_AT_WORK,
    phrases(
        *_by_time(_EET, "other than higher", "2"),
        *_by_time(_EET, "not apprenticeship | not an apprenticeship", "5"),
        *_by_time(_EET, "apprenticeship | apprentice | apprenticeships", "4"),
        *_by_time(_EET, "higher education | university | a level", "1"),
        *_by_time(_EET, "training or employment | employment or training", "3"),
        *_by_time(_EET, "employment | employed | training | working", "5"),
        *_by_time(_EET, "further education | education | college", "2"),
    ),
)
