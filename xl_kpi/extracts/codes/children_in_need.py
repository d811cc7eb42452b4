"""Children in need: primary need, reason for closure, case status."""

from __future__ import annotations

from collections.abc import Iterable

from xl_kpi.extracts.codes.code_list import Code, CodeList
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, phrases, tokens

_NEEDS = (
    Code("N1 - Abuse or neglect"),
    Code("N2 - Child’s disability"),
    Code("N3 - Parental disability or illness"),
    Code("N4 - Family in acute stress"),
    Code("N5 - Family dysfunction"),
    Code("N6 - Socially unacceptable behaviour"),
    Code("N7 - Low income"),
    Code("N8 - Absent parenting"),
    Code("N9 - Cases other than children in need"),
    Code("N0 - Not stated"),
)


def needs(name: str, codes: Iterable[Code]) -> CodeList:
    """Make a list of needs (children in need and looked after children word them apart)."""
    codes = tuple(codes)
    label = {code.label[:2]: code.label for code in codes}
    digits = {short[1]: full for short, full in label.items()}
    return coded(
        name,
        codes,
        tokens(r"N ?([0-9])(?:[A-Z]{0,8})", digits),
        phrases(
            # The census's own headings come before what is told under them.
            (
                label["N9"],
                "other than children in need | other than cin | not cin | "
                "not children in need | not a child in need | other than child in need",
            ),
            (label["N0"], "need not stated | not stated | need code is yet to be determined"),
            (label["N8"], "absent parent* | no parents available"),
            (label["N7"], "low income | income below"),
            (
                label["N6"],
                "socially unacceptable | unacceptable behaviour | childrens behaviour impacting",
            ),
            (
                label["N5"],
                "family dysfunction | dysfunctional family | family disfunction | "
                "chronically inadequate",
            ),
            (label["N4"], "acute stress | acute distress | acute family stress | temporary crisis"),
            (
                label["N3"],
                "parental illness | parental disability | parents illness | "
                "parents disability | parent illness | parent disability | illness of parent | "
                "parental ill* | parent* + disab* | parent* + illness | "
                "capacity of their parents | parental mental | parental substance | "
                "parental alcohol | parental drug | parent* + mental* | alcoholic parent* | "
                "parental learning | parent* + addict*",
            ),
            (
                label["N2"],
                "childs disability | child disability | childrens disabilit* | "
                "disability of child | child s disability | childs illness",
            ),
            (label["N1"], "abuse or neglect | abuse and neglect | abuse neglect"),
            # What a local list tells under a heading, where it can have one heading only.
            (IN_DOUBT, "child on child | risk of abuse to others | domestic | homeless*"),
            (label["N8"], "unaccompanied | asylum seek* | trafficked | abandoned | uasc"),
            (
                label["N7"],
                "no recourse | nrpf | habitually resident | financial difficult* | destitut* | "
                "poverty",
            ),
            (
                label["N6"],
                "offending | anti social | antisocial | disorderly | out of control behaviour | "
                "behaviour* + impact*",
            ),
            (
                label["N1"],
                "physical abuse | sexual abuse | emotional abuse | neglect | "
                "sexual exploitation | cse | child exploitation | non accidental injury | "
                "radicalisation | fgm | female genital mutilation | forced marriage | "
                "physical injury | abuse",
            ),
            (
                label["N2"],
                "sensory support | hearing impair* | visual impair* | memory and cognition | "
                "disabilit* + !parent* | autis* | learning difficult* | disabled child*",
            ),
            (label["N5"], "relationship breakdown | family breakdown"),
        ),
        tokens(r"^\W*([0-9])[A-Z]", digits),
        alone({"not recorded | unknown | not known": label["N0"]}),
    )


PRIMARY_NEED = needs("primary need", _NEEDS)

_CLOSURE = (
    Code("RC1 - Adopted"),
    Code("RC2 - Died"),
    Code("RC3 - Child arrangements order"),
    Code("RC4 - Special guardianship order"),
    Code("RC5 - Transferred to services of another local authority"),
    Code("RC6 - Transferred to adult social care services"),
    Code("RC7 - Services ceased for any other reason, including child no longer in need"),
    Code("RC8 - Case closed after assessment, no further action"),
    Code("RC9 - Case closed after assessment, referred to early help"),
)
_REASON = {code.label[:3]: code.label for code in _CLOSURE}

CLOSURE_REASON = coded(
    "reason for closure",
    _CLOSURE,
    tokens(r"(RC ?[1-9])[A-Z]?", _REASON | {f"RC {n}": _REASON[f"RC{n}"] for n in range(1, 10)}),
    phrases(
        (
            _REASON["RC9"],
            "referred to early help | after assessment + early help",
        ),
        (
            _REASON["RC8"],
            "closed after assessment | after assessment | assessment + no further action | "
            "assessment + nfa | no further action following assessment",
        ),
        (
            _REASON["RC7"],
            "no longer in need | any other reason | in error | no longer child in need | "
            "services no longer required | service no longer required | services ceased | "
            "needs met",
        ),
        (
            _REASON["RC6"],
            "adult social care | adult services | adult social services | adults services | "
            "transfer* + adult*",
        ),
        (
            _REASON["RC5"],
            "another local authority | another la | other local authority | other la | "
            "transfer* + local authority | moved to another authority | other local authorities",
        ),
        (_REASON["RC4"], "special guardian* | sgo"),
        (
            _REASON["RC3"],
            "child arrangement* | residence order | residence orders | cao | "
            "childrens arrangement*",
        ),
        (_REASON["RC2"], "died | death | deceased"),
        (_REASON["RC1"], "adopted | adoption order"),
    ),
    alone({"other": _REASON["RC7"]}),
)

CASE_STATUS = coded(
    "case status",
    (
        Code("a) Looked after child"),
        Code("b) Child Protection plan"),
        Code("c) Child in need plan"),
        Code("d) Open assessment"),
        Code("e) Closed episode"),
    ),
    alone(
        {
            "cla | lac | looked after | child looked after | children looked after | cic | "
            "child in care | looked after children": "a) Looked after child",
            "cp | cpp | child protection | cp plan | "
            "subject to cp plan": "b) Child Protection plan",
            "cin | cin plan | child in need | children in need | "
            "children in need plan": "c) Child in need plan",
            "assessment | open assessments | in assessment": "d) Open assessment",
            "closed | ended | case closed | closed case | closed episodes": "e) Closed episode",
        }
    ),
    phrases(
        (IN_DOUBT, "not | no | no longer | was | previously"),
        ("e) Closed episode", "closed | episode ended"),
        ("a) Looked after child", "looked after | lac | cla | child in care | children in care"),
        ("b) Child Protection plan", "child protection | cp plan | cpp"),
        ("c) Child in need plan", "child in need plan | cin plan | children in need plan"),
        ("d) Open assessment", "open assessment | under assessment | ongoing assessment"),
    ),
)
