"""Codes that many columns share: gender, disability, yes and no."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.ethnicity import ETHNICITY
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, only, phrases, tokens

__all__ = ["DISABILITY", "ETHNICITY", "GENDER", "YES_NO", "YES_NO_UNKNOWN"]

_YES, _NO, _UNKNOWN = Code("a) Yes"), Code("b) No"), Code("c) Unknown")

_plain_yes_no = alone(
    {
        "y | yes | true | 1 | t | y yes | nfa | no further action | "
        "nfa no further action": "a) Yes",
        "n | no | false | 0 | f | n no | fa | further action": "b) No",
    }
)
_opening_yes_no = tokens(
    r"^\W*(?:(YES|NO)(?=\s*[-–—,:;(.])|(?:Y|N)(?=\s+[-–—]\s))", {"YES": "a) Yes", "NO": "b) No"}
)
_not_known = only(
    "c) Unknown",
    "not and or yet to information been is n k",
    besides="unknown known stated recorded obtained available established nk unk nobt dk null",
)
_no_answer = alone({"n k | dont know | no information | no answer | no data": "c) Unknown"})

YES_NO = coded("yes or no", (_YES, _NO), _plain_yes_no, _opening_yes_no)
YES_NO_UNKNOWN = coded(
    "yes, no or unknown",
    (_YES, _NO, _UNKNOWN),
    _plain_yes_no,
    alone(
        {
            "seen | child seen | seen alone | child seen alone": "a) Yes",
            "not seen | child not seen | not seen alone | child not seen alone": "b) No",
        }
    ),
    _not_known,
    _no_answer,
    _opening_yes_no,
)

_CONDITION_CODES = "mob hand pc inc comm ld hear vis beh con aut dda adhd add asd asc md sld pmld"
"""The census's codes of disability, and the plain abbreviations of conditions."""

DISABILITY = coded(
    "disability",
    (_YES, _NO, _UNKNOWN),
    alone({"y | yes | true | 1 | t | y yes": "a) Yes", "n | no | false | 0 | f | n no": "b) No"}),
    alone(
        {
            "none | not disabled | no disability | no disabilities | non disabled | "
            "no known disability | none known | no disability known | "
            "no known disabilities": "b) No",
            "disability | disabled | other disability | other": "a) Yes",
        }
    ),
    only("a) Yes", "and other", besides=_CONDITION_CODES),
    _not_known,
    _no_answer,
    alone({"refused | refu | declined | prefer not to say | refused to say": "c) Unknown"}),
    _opening_yes_no,
    phrases(
        ("b) No", "no disability | not disabled | does not have a disability | none"),
        (IN_DOUBT, "no | not | query | possible | suspected | awaiting | undiagnosed | without"),
        (
            "a) Yes",
            "autis* | asperg* | hearing | deaf* | vision | visual* | blind* | sight* | "
            "mobility | communicat* | speech | learning disab* | learning difficult* | "
            "behaviour* | personal care | incontinen* | hand function | consciousness | "
            "epilep* | physical | physically | disabl* | disabilit* | dda | attention deficit | "
            "adhd | syndrome | palsy | impair* | mental health | mental illness | diabet* | "
            "wheelchair | sensory | developmental delay | global delay | dyslex* | dysprax* | "
            "medical condition | spectrum | cystic fibrosis | spina bifida | "
            "muscular dystrophy | special needs | palliative | asthma | chronic | "
            "complex needs | complex health | hemiplegia | hydrocephal* | microcephal* | "
            "tourette*",
        ),
    ),
)

GENDER = coded(
    "gender",
    (
        Code("a) Male"),
        Code("b) Female"),
        Code("c) Not stated/recorded"),
        Code("d) Neither"),
    ),
    alone(
        {
            "m | 1 | boy | man": "a) Male",
            "f | 2 | girl | woman": "b) Female",
            "0 | u | n k | unborn | withheld | "
            "not stated recorded or unborn": "c) Not stated/recorded",
            "9 | neither | indeterminate | unable to classify | not specified | non binary | "
            "nonbinary | other | transgender | gender dysphoria | intersex | 9 neither | "
            "9 not specified | 9 indeterminate": "d) Neither",
        }
    ),
    only(
        "c) Not stated/recorded",
        "not or yet and n k gender sex child baby 0 u",
        besides="stated recorded unborn unknown known unk nk withheld refused nan blank",
    ),
    phrases(
        (IN_DOUBT, "male + female | trans* | unborn | unknown | not | was | formerly"),
        ("d) Neither", "indeterminate | unable to be classified | non binary | neither"),
        ("a) Male", "male"),
        ("b) Female", "female"),
    ),
)
