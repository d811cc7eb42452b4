"""Who made a contact or a referral."""

from __future__ import annotations

from xl_kpi.extracts.codes.code_list import Code
from xl_kpi.extracts.codes.rules import IN_DOUBT, alone, coded, only, phrases, tokens

INDIVIDUAL, SCHOOLS, EDUCATION = "a) Individual", "b) Schools", "c) Education services"
HEALTH, HOUSING, AUTHORITY = "d) Health services", "e) Housing", "f) LA services"
POLICE, LEGAL, OTHER = "g) Police", "h) Other legal agency", "i) Other"
ANONYMOUS, UNKNOWN = "j) Anonymous", "k) Unknown"

CODES = (
    Code("a) 1A: Individual", "Individual - family member, relative or carer", INDIVIDUAL),
    Code(
        "b) 1B: Individual",
        "Individual - acquaintance (including neighbours and child minders)",
        INDIVIDUAL,
    ),
    Code("c) 1C: Individual", "Individual - self", INDIVIDUAL),
    Code("d) 1D: Individual", "Individual - other (including strangers)", INDIVIDUAL),
    Code("e) 2A: Schools", "Schools", SCHOOLS),
    Code("f) 2B: Education services", "Education services", EDUCATION),
    Code("g) 3A: Health services", "Health services - general practitioner (GP)", HEALTH),
    Code("h) 3B: Health services", "Health services - health visitor", HEALTH),
    Code("i) 3C: Health services", "Health services - school nurse", HEALTH),
    Code("j) 3D: Health services", "Health services - other primary health services", HEALTH),
    Code(
        "k) 3E: Health services",
        "Health services - A&E (accident and emergency department)",
        HEALTH,
    ),
    Code("l) 3F: Health services", "Health services - other (for example hospice)", HEALTH),
    Code("m) 4: Housing", "Housing - local authority housing or housing association", HOUSING),
    Code(
        "n) 5A: LA services",
        "LA services - social care, for example adults social care services",
        AUTHORITY,
    ),
    Code(
        "o) 5B: LA services",
        "LA services - other internal (department other than social care in local authorities, "
        "for example youth offending (excluding housing))",
        AUTHORITY,
    ),
    Code(
        "p) 5C: LA services",
        "LA services - external, for example from another local authority's adults social care "
        "services",
        AUTHORITY,
    ),
    Code("q) 6: Police", "Police", POLICE),
    Code(
        "r) 7: Other legal agency",
        "Other legal agency - including courts, probation, immigration, CAFCASS or prison",
        LEGAL,
    ),
    Code(
        "s) 8: Other",
        "Other - including children's centres, independent agency providers or voluntary "
        "organisations",
        OTHER,
    ),
    Code("t) 9: Anonymous", "Anonymous", ANONYMOUS),
    Code("u) 10: Unknown", "Unknown", UNKNOWN),
)
_LABEL = {code.label.split(") ")[1].split(":")[0]: code.label for code in CODES}

_NUMBERS = _LABEL | {"1": INDIVIDUAL, "3": HEALTH, "5": AUTHORITY}

_NAMED = phrases(
    (_LABEL["9"], "anonymous | anonymously | anon"),
    (IN_DOUBT, "unknown code | not mapped"),
    # Wordings that name several services first.
    (_LABEL["7"], "other legal agency | other legal agencies | legal agency | legal agencies"),
    (
        AUTHORITY,
        "other la department | other la dept | other local authority department | "
        "other local authority dept | other council department | other council dept",
    ),
    (
        _LABEL["5B"],
        "la services + internal | local authority services + internal | "
        "local authority + internal | la + internal | other internal | internal department",
    ),
    (
        _LABEL["5C"],
        "la services + external | local authority services + external | la + external | "
        "local authority + external | other local authority | another local authority | "
        "other local authorities | other borough | another borough | other london borough | "
        "neighbouring la | neighbouring authority | out of borough | other la + !department | "
        "another la | ola | other las | other authority | another authority | other council | "
        "other local auth",
    ),
    (LEGAL, "central government agency"),
    (OTHER, "government department | national crime agency | other including + !individual"),
    (_LABEL["5A"], "la services + social care | local authority services + social care"),
    (AUTHORITY, "la services + !housing | local authority services + !housing"),
    # Words of another service's name that would mislead further down.
    (
        AUTHORITY,
        "environmental health | environmental services | trading standards | council tax | "
        "community safety | library | libraries | licensing | lado | lscb | "
        "local safeguarding | safeguarding board | adult learning | adult education | "
        "youth worker | youth centre",
    ),
    (
        IN_DOUBT,
        "hospital social work* | parent partnership | social work* + hospital | nursing home | "
        "health and safety | legal services | careers | school holiday*",
    ),
    (_LABEL["2B"], "nursery nurse | nursery nurses"),
    (_LABEL["1A"], "legal guardian | foster carer | foster carers"),
    # Health, the nearer callings first: a school nurse is no school.
    (HEALTH, "health visitor + school nurse | hv + school nurse"),
    (_LABEL["3C"], "school nurse | school nurses | school nursing | school health"),
    (_LABEL["3B"], "health visitor | health visitors | health visiting | hv"),
    (
        _LABEL["3E"],
        "a and e | a e | accident and emergency | accident emergency | emergency department | "
        "emergency dept | casualty | ae department",
    ),
    (_LABEL["3F"], "hospice | hospices"),
    (
        _LABEL["3A"],
        "gp | gps | g p | general practitioner | general practitioners | general practice | "
        "general pract* | gp surgery | doctors surgery | family doctor",
    ),
    (_LABEL["3D"], "other primary health | other primary health services | primary health"),
    (_LABEL["2B"], "educational psych* | education psych* | education welfare | ewo | ewos"),
    (
        HEALTH,
        "health* | hospital | hospitals | nhs | camhs | cahms | ambulance | paramedic | "
        "paramedics | midwife | midwives | midwifery | maternity | paediatric* | pediatric* | "
        "nurse | nurses | nursing + !nursing home | doctor | doctors | dentist | dental | "
        "pharmac* | optician | psychiatr* | psycholog* | physiotherap* | speech and language | "
        "speech therap* | medical | clinic | clinical | clinician | consultant + !education | "
        "ward | walk in centre | walk in center | family nurse | pct | ccg | surgery | cmht | "
        "cpn | antenatal | genito* | therapist | obstetric* | audiolog* | dietic* | dietit* | "
        "podiatr* | orthopt* | radiolog* | dermatolog* | ophthalm* | oncolog* | neonatal | "
        "iapt | hosp",
    ),
    # The law.
    (
        _LABEL["5B"],
        "youth offending | youth offender | youth offenders | youth justice | yot | yots | "
        "yos | yjs | yisp | yots | youth service | youth services",
    ),
    (
        _LABEL["7"],
        "court | courts | cafcass | jafcass | probation | prison | prisons | immigration | "
        "ukba | border agency | border force | uk visas | solicitor | solicitors | judge | "
        "magistrate | magistrates | coroner* | community rehabilitation company | hmcts | "
        "crown prosecution | cps | hmp | yoi | nps | barrister | lawyer | lawyers | legal | "
        "judicial | young offender institution | young offenders institution | "
        "secure training centre | home office | criminal justice",
    ),
    (
        _LABEL["6"],
        "police | constabulary | caiu | cait | child abuse investigation | ppu | "
        "public protection unit | public protection team | police officer | btp | "
        "metropolitan police | policing",
    ),
    (
        _LABEL["5A"],
        "adult social care | adults social care | adult social services | adult services | "
        "adult care | adults services | adult and community services | adult social work",
    ),
    # The third sector's own services come before homes and families they serve.
    (
        _LABEL["8"],
        "childrens centre | childrens centres | children centre | childrens center | "
        "children s centre | sure start | surestart | voluntary | charity | charities | "
        "charitable | third sector | community sector | nspcc | childline | barnardo* | "
        "action for children | womens aid | refuge | refuges | domestic abuse service* | "
        "domestic violence service* | idva | domestic abuse agency | domestic violence agency | "
        "domestic abuse support | citizens advice | samaritans | care home | care homes | "
        "residential home | residential homes | childrens home | childrens homes | church | "
        "churches | religious | faith group | mosque | fire service | fire brigade | "
        "fire and rescue | fire department | ofsted | jobcentre* | job centre* | dwp | "
        "benefits agency | department for work | independent agency | independent provider | "
        "independent sector | private sector | private agency | private provider | "
        "substance misuse | drug* | alcohol* | sports club | leisure centre | rspca | "
        "armed forces | employer | embassy | salvation army | relate | victim support | "
        "childrens society | addaction | turning point | red cross | crimestoppers | shelter | "
        "youth club | fire dept | domestic abuse | domestic violence | raf | army | "
        "royal navy | young carers service | carers centre | fostering agency | "
        "adoption agency | family action | save the children | home start | homestart | "
        "missing people",
    ),
    # Housing.
    (
        _LABEL["4"],
        "housing + !excluding housing + !excl housing + !exc housing | homeless | "
        "homelessness | homeless persons | landlord | rsl | housing association | "
        "registered social landlord | housing officer | supporting people",
    ),
    # Education.
    (_LABEL["2A"], "sixth form | 6th form | pru | pupil referral unit | special school"),
    (
        _LABEL["2B"],
        "pre school | preschool | nursery + !nursery school | nurseries | early years | "
        "playgroup | play group | college | colleges | university | further education | "
        "education service | education services | educational services | education other | "
        "other education | day care | day nursery | creche | children missing education | "
        "home tuition | home education | send team | sen team | portage | "
        "education other services",
    ),
    (
        _LABEL["2A"],
        "school | schools | academy | academies | teacher | teachers | headteacher* | "
        "head teacher* | senco | learning mentor | primary schools | secondary schools",
    ),
    # The authority's own social care and neighbours.
    (
        AUTHORITY,
        "social care | social services | social service | social worker | social workers | "
        "social work | childrens services | children services | childrens service | csc | "
        "childrens social | edt | emergency duty | out of hours + !gp | early help | "
        "early intervention | local authority | la services | la service | council | councils | "
        "troubled families | leaving care | adoption team | fostering team | "
        "fostering service | looked after | family support | parent support adviser* | "
        "parent support advisor* | internal | intake team | duty team | mash | "
        "family information service | childrens social services | early start | "
        "local authorities",
    ),
    (_LABEL["2B"], "education | educational | education dept | lea"),
    # People: of two kinds, only that they are individuals is sure.
    (
        INDIVIDUAL,
        "self + parent | self + family | self + carer | relative + friend | "
        "relative + friends | relatives + friends | family + friend + !family friend | "
        "family + friends | relative + neighbour | family + neighbour | parent + friend | "
        "young carer*",
    ),
    (
        _LABEL["1B"],
        "acquaintance | acquaintances | neighbour | neighbours | neighbor | friend | friends | "
        "childminder | childminders | child minder | child minders | family friend",
    ),
    (
        _LABEL["1A"],
        "family member | family members | relative | relatives | carer | carers | parent | "
        "parents | mother | father | mum | dad | gran | grandparent* | grandmother | "
        "grandfather | grandma | grandad | granddad | nan | aunt | auntie | aunty | uncle | "
        "brother | sister | sibling | siblings | cousin | niece | nephew | step mother | "
        "step father | step parent* | step brother | step sister | stepm* | stepf* | "
        "stepp* + !stepped + !stepping | fath | moth + !mother | sist | uncl | grandm* | "
        "grandf* | stepfather | stepmother | husband | wife | spouse | partner + !agency | "
        "son | daughter | in law | guardian | family relative | foster father | foster mother | "
        "maternal | paternal | kinship | half brother | half sister | ex husband | ex wife",
    ),
    (
        _LABEL["1C"],
        "self | self referral | self referred | individual self | young person | client | "
        "service user | child themselves",
    ),
    (
        _LABEL["1D"],
        "stranger | strangers | member of public | member of the public | general public | "
        "members of the public | mp | mps | member of parliament | councillor | councillors | "
        "elected member | elected members | other individual | individual other",
    ),
    (INDIVIDUAL, "individual | individuals"),
)

SOURCE = coded(
    "source of contact or referral",
    CODES,
    tokens(r"([1-5][A-F])", _LABEL),
    alone({number.lower(): label for number, label in _NUMBERS.items()}),
    only(_LABEL["10"], "not source and or n k", besides="unknown unk known recorded stated nk"),
    alone(
        {
            "child | public": INDIVIDUAL,
            "n k": _LABEL["10"],
            "family": _LABEL["1A"],
            "fire": _LABEL["8"],
        }
    ),
    only(
        OTHER,
        "agency agencies organisation organisations source sources professional professionals "
        "please specify specified not listed above referral contact and or e g eg ie etc the",
        besides="other others oth",
    ),
    _NAMED,
)
