"""Peoples and places of origin, each under the DfE code that its extended ethnicity list gives.

Where the extended list has no entry, a people is under the code of its nearest neighbours
there (Latvian with White Eastern European, Ugandan with Other Black African). Words that name
people of several groups or none (Jewish, Israeli, Sikh, Georgian) are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

EXTENDED_CODES: Mapping[str, str] = {
    "WBRI": "WCOR WENG WNIR WSCO WWEL WOWB",
    "WROM": "WROG WROR WROO",
    "WOTH": "WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK WTUC WEUR WEEU WWEU WOTW",
    "MWAS": "MWAP MWAI MWAO",
    "MOTH": "MAOE MABL MACH MBOE MBCH MCOE MWOE MWCH MOTM",
    "APKN": "AMPK AKPA AOPK",
    "AOTH": "AAFR AKAO ANEP ASNL ASLT ASRO AOTA",
    "BAFR": "BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF",
    "BOTH": "BEUR BNAM BOTB",
    "CHNE": "CHKC CMAL CSNG CTWN COCH",
    "OOTH": "OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OSAU "
    "OTHA OVIE OYEM OOEG",
    "NOBT": "UNKN",
}
"""The DfE's extended codes, by the main code that each belongs to."""

_PEOPLES: Mapping[str, str] = {
    "WBRI": "british | brit | scots | jersey | guernsey | manx | channel islands | n irish | "
    "england | english | scottish | scotland | welsh | wales | northern irish | "
    "northern ireland | cornish | ulster | united kingdom | uk | gb",
    "WIRI": "irish | ireland | eire | republic of ireland",
    "WIRT": "irish traveller | irish travellers | irish traveler | irish heritage | "
    "irish heritage traveller",
    "WROM": "gypsy | gypsies | gipsy | roma | romany | romani",
    "WOTH": "white south african | white zimbabwean | albanian | albania | bosnian | bosnia | "
    "bosnian herzegovinian | croatian | croatia | greek | greece | greek cypriot | italian | "
    "italy | kosovan | kosovar | kosovo | portuguese | portugal | serbian | serbia | turkish | "
    "turkey | turkish cypriot | european | eastern european | western european | "
    "east european | west european | southern european | northern european | mediterranean | "
    "polish | poland | romanian | romania | bulgarian | bulgaria | lithuanian | lithuania | "
    "latvian | latvia | estonian | estonia | hungarian | hungary | slovak | slovakian | "
    "slovakia | slovenian | slovenia | czech | czech republic | ukrainian | ukraine | russian | "
    "russia | belarusian | belarus | moldovan | moldova | macedonian | macedonia | "
    "montenegrin | yugoslavian | yugoslavia | former yugoslavia | baltic | baltic states | "
    "ussr | spanish | spain | french | france | german | germany | dutch | netherlands | "
    "belgian | belgium | swiss | switzerland | austrian | austria | swedish | sweden | "
    "norwegian | norway | danish | denmark | finnish | finland | icelandic | scandinavian | "
    "maltese | malta | australian | australia | new zealand | new zealander | north american | "
    "american | canadian | canada | usa | cypriot | cyprus | caucasian",
    "AIND": "indian | india | gujarati | british indian",
    "APKN": "pakistani | pak | pakistan | mirpuri | kashmiri pakistani | kashmiri pakistan | "
    "british pakistani | azad kashmiri",
    "ABAN": "bangladeshi | bangladesh | bengali | sylheti | british bangladeshi",
    "AOTH": "nepali | nepalese | nepal | sri lankan | sri lanka | sri lankan tamil | tamil | "
    "sinhalese | sinhala | kashmiri | kashmiri other | punjabi | panjabi | african asian | "
    "east african asian | caribbean asian | mauritian | mauritius | bhutanese | maldivian | "
    "south asian",
    "BCRB": "caribbean | carib | afro caribbean | african caribbean | black caribbean | "
    "west indian | indo caribbean | west indies | jamaican | jamaica | barbadian | barbados | "
    "trinidadian | trinidad | trinidad and tobago | tobago | grenadian | grenada | st lucian | "
    "st lucia | antiguan | antigua | dominica | montserrat | st vincent | st kitts | bahamas | "
    "bahamian | bermudan | guyanese | guyana | bajan",
    "BAFR": "african | afr | africa | black african | angolan | angola | congolese | congo | "
    "zairean | ghanaian | ghanian | ghana | nigerian | nigeria | sierra leonean | "
    "sierra leonian | sierra leone | somali | somalian | somalia | somaliland | sudanese | "
    "sudan | eritrean | eritrea | ethiopian | ethiopia | ugandan | uganda | kenyan | kenya | "
    "tanzanian | tanzania | rwandan | rwanda | burundian | burundi | zimbabwean | zimbabwe | "
    "zambian | zambia | malawian | malawi | mozambican | mozambique | gambian | gambia | "
    "senegalese | senegal | guinean | guinea | ivorian | ivory coast | cote divoire | "
    "liberian | liberia | togolese | togo | beninese | benin | cameroonian | cameroon | "
    "gabonese | malian | chadian | djiboutian | botswanan | botswana | namibian | namibia | "
    "lesotho | swazi | west african | east african | yoruba | igbo | ibo | hausa | akan | "
    "ashanti | guinea bissau | burkina faso",
    "BOTH": "black european | black north american | black american | black british | "
    "african american",
    "CHNE": "chinese | china | hong kong | hong kong chinese | malaysian chinese | "
    "singaporean | singaporean chinese | taiwanese | taiwan | cantonese | mandarin",
    "OOTH": "afghan | afghani | afghanistan | arab | arabic | egyptian | egypt | filipino | "
    "filipina | philippines | iranian | iran | persian | iraqi | iraq | japanese | japan | "
    "korean | korea | kurdish | kurd | latin american | latin | south american | "
    "central american | lebanese | lebanon | libyan | libya | malay | malaysian | malaysia | "
    "moroccan | morocco | polynesian | saudi arabian | saudi | saudi arabia | thai | thailand | "
    "vietnamese | vietnam | yemeni | yemen | syrian | syria | algerian | algeria | tunisian | "
    "tunisia | jordanian | palestinian | kuwaiti | qatari | emirati | middle eastern | "
    "middle east | north african | brazilian | brazil | colombian | colombia | ecuadorian | "
    "bolivian | bolivia | peruvian | peru | venezuelan | chilean | chile | argentinian | "
    "mexican | mexico | cuban | indonesian | indonesia | burmese | cambodian | laotian | "
    "mongolian | fijian | berber | latino | hispanic",
}

LONGEST_NAME = 3
"""Words in the longest name of a people."""


@lru_cache(maxsize=1)
def code_of_people() -> dict[str, str]:
    """Give the main code of each people's or place's name, in plain lower-case words."""
    return {name: code for code, names in _PEOPLES.items() for name in names.split(" | ")}


def main_codes() -> dict[str, str]:
    """Give the main code of each extended code."""
    return {short: main for main, extended in EXTENDED_CODES.items() for short in extended.split()}
