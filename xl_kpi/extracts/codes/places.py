"""Places in the United Kingdom: authorities, districts, towns, and the authority of each."""

from __future__ import annotations

from collections.abc import Iterator

# Each authority: DfE number, ONS codes (the present one first), name.
AUTHORITIES = """
201 E09000001 City of London
202 E09000007 Camden
203 E09000011 Greenwich
204 E09000012 Hackney
205 E09000013 Hammersmith and Fulham
206 E09000019 Islington
207 E09000020 Kensington and Chelsea
208 E09000022 Lambeth
209 E09000023 Lewisham
210 E09000028 Southwark
211 E09000030 Tower Hamlets
212 E09000032 Wandsworth
213 E09000033 Westminster
301 E09000002 Barking and Dagenham
302 E09000003 Barnet
303 E09000004 Bexley
304 E09000005 Brent
305 E09000006 Bromley
306 E09000008 Croydon
307 E09000009 Ealing
308 E09000010 Enfield
309 E09000014 Haringey
310 E09000015 Harrow
311 E09000016 Havering
312 E09000017 Hillingdon
313 E09000018 Hounslow
314 E09000021 Kingston upon Thames
315 E09000024 Merton
316 E09000025 Newham
317 E09000026 Redbridge
318 E09000027 Richmond upon Thames
319 E09000029 Sutton
320 E09000031 Waltham Forest
330 E08000025 Birmingham
331 E08000026 Coventry
332 E08000027 Dudley
333 E08000028 Sandwell
334 E08000029 Solihull
335 E08000030 Walsall
336 E08000031 Wolverhampton
340 E08000011 Knowsley
341 E08000012 Liverpool
342 E08000013 St. Helens
343 E08000014 Sefton
344 E08000015 Wirral
350 E08000001 Bolton
351 E08000002 Bury
352 E08000003 Manchester
353 E08000004 Oldham
354 E08000005 Rochdale
355 E08000006 Salford
356 E08000007 Stockport
357 E08000008 Tameside
358 E08000009 Trafford
359 E08000010 Wigan
370 E08000038,E08000016 Barnsley
371 E08000017 Doncaster
372 E08000018 Rotherham
373 E08000039,E08000019 Sheffield
380 E08000032 Bradford
381 E08000033 Calderdale
382 E08000034 Kirklees
383 E08000035 Leeds
384 E08000036 Wakefield
390 E08000037,E08000020 Gateshead
391 E08000021 Newcastle upon Tyne
392 E08000022 North Tyneside
393 E08000023 South Tyneside
394 E08000024 Sunderland
420 E06000053 Isles of Scilly
800 E06000022 Bath and North East Somerset
801 E06000023 Bristol, City of
802 E06000024 North Somerset
803 E06000025 South Gloucestershire
805 E06000001 Hartlepool
806 E06000002 Middlesbrough
807 E06000003 Redcar and Cleveland
808 E06000004 Stockton-on-Tees
810 E06000010 Kingston upon Hull, City of
811 E06000011 East Riding of Yorkshire
812 E06000012 North East Lincolnshire
813 E06000013 North Lincolnshire
815 E06000065,E10000023 North Yorkshire
816 E06000014 York
821 E06000032 Luton
822 E06000055 Bedford
823 E06000056 Central Bedfordshire
825 E06000060,E10000002 Buckinghamshire
826 E06000042 Milton Keynes
830 E10000007 Derbyshire
831 E06000015 Derby
838,835 E06000059,E10000009 Dorset
839 E06000058 Bournemouth, Christchurch and Poole
836 E06000029 Poole
837 E06000028 Bournemouth
840 E06000047,E10000010 Durham
841 E06000005 Darlington
845 E10000011 East Sussex
846 E06000043 Brighton and Hove
850 E10000014 Hampshire
851 E06000044 Portsmouth
852 E06000045 Southampton
855 E10000018 Leicestershire
856 E06000016 Leicester
857 E06000017 Rutland
860 E10000028 Staffordshire
861 E06000021 Stoke-on-Trent
865 E06000054,E10000033 Wiltshire
866 E06000030 Swindon
867 E06000036 Bracknell Forest
868 E06000040 Windsor and Maidenhead
869 E06000037 West Berkshire
870 E06000038 Reading
871 E06000039 Slough
872 E06000041 Wokingham
873 E10000003 Cambridgeshire
874 E06000031 Peterborough
876 E06000006 Halton
877 E06000007 Warrington
878 E10000008 Devon
879 E06000026 Plymouth
880 E06000027 Torbay
881 E10000012 Essex
882 E06000033 Southend-on-Sea
883 E06000034 Thurrock
884 E06000019 Herefordshire
885 E10000034 Worcestershire
886 E10000016 Kent
887 E06000035 Medway
888 E10000017 Lancashire
889 E06000008 Blackburn with Darwen
890 E06000009 Blackpool
891 E10000024 Nottinghamshire
892 E06000018 Nottingham
893 E06000051,E10000026 Shropshire
894 E06000020 Telford and Wrekin
895 E06000049 Cheshire East
896 E06000050 Cheshire West and Chester
908 E06000052,E10000005 Cornwall
909 E10000006 Cumbria
916 E10000013 Gloucestershire
919 E10000015 Hertfordshire
921 E06000046 Isle of Wight
925 E10000019 Lincolnshire
926 E10000020 Norfolk
928 E10000021 Northamptonshire
929 E06000057,E06000048,E10000022 Northumberland
931 E10000025 Oxfordshire
933 E06000066,E10000027 Somerset
935 E10000029 Suffolk
936 E10000030 Surrey
937 E10000031 Warwickshire
938 E10000032 West Sussex
940 E06000061 North Northamptonshire
941 E06000062 West Northamptonshire
942 E06000063 Cumberland
943 E06000064 Westmorland and Furness
"""

# Other names: short forms, districts and former districts, towns.
OTHER_NAMES = {
    "City of London": "corporation of london | city of london corporation",
    "Greenwich": "woolwich",
    "Hammersmith and Fulham": "hammersmith | lbhf | h and f | fulham",
    "Kensington and Chelsea": "kensington | rbkc",
    "Kingston upon Thames": "kingston",
    "Richmond upon Thames": "richmond",
    "Barking and Dagenham": "barking | dagenham | lbbd",
    "Havering": "romford",
    "Redbridge": "ilford",
    "Waltham Forest": "walthamstow",
    "Sandwell": "west bromwich",
    "St. Helens": "saint helens",
    "Sefton": "southport | bootle",
    "Wirral": "birkenhead | wirrall",
    "Tameside": "ashton under lyne",
    "Calderdale": "halifax",
    "Kirklees": "huddersfield | dewsbury | batley",
    "Bradford": "keighley",
    "Newcastle upon Tyne": "newcastle | newcastle on tyne",
    "Isles of Scilly": "scilly isles | scilly",
    "Bath and North East Somerset": "banes | bath | bath and ne somerset | b and nes",
    "Bristol, City of": "bristol",
    "North Somerset": "weston super mare",
    "South Gloucestershire": "south glos",
    "Redcar and Cleveland": "redcar",
    "Stockton-on-Tees": "stockton",
    "Kingston upon Hull, City of": "hull | kingston upon hull",
    "East Riding of Yorkshire": "east riding | east yorkshire",
    "North East Lincolnshire": "ne lincolnshire | ne lincs | grimsby | north east lincs",
    "North Lincolnshire": "north lincs | scunthorpe",
    "North Yorkshire": "north yorks | craven | hambleton | harrogate | richmondshire | ryedale | "
    "scarborough | selby",
    "Bedford": "bedford",
    "Central Bedfordshire": "central beds | south bedfordshire | mid bedfordshire | dunstable",
    "Buckinghamshire": "bucks | aylesbury vale | aylesbury | chiltern | south bucks | wycombe | "
    "high wycombe",
    "Derbyshire": "amber valley | bolsover | chesterfield | derbyshire dales | erewash | "
    "high peak | north east derbyshire | south derbyshire",
    "Dorset": "east dorset | north dorset | west dorset | purbeck | weymouth and portland | "
    "weymouth",
    "Bournemouth, Christchurch and Poole": "bcp | christchurch | bournemouth christchurch poole",
    "Durham": "county durham | co durham | chester le street | derwentside | easington | "
    "sedgefield | teesdale | wear valley",
    "East Sussex": "eastbourne | hastings | lewes | rother | wealden",
    "Brighton and Hove": "brighton | hove",
    "Hampshire": "hants | basingstoke and deane | basingstoke | east hampshire | eastleigh | "
    "fareham | gosport | hart | havant | new forest | rushmoor | test valley | winchester | "
    "andover | aldershot",
    "Leicestershire": "leics | blaby | charnwood | harborough | hinckley and bosworth | "
    "hinckley | melton | north west leicestershire | oadby and wigston | loughborough",
    "Rutland": "rutland",
    "Staffordshire": "staffs | cannock chase | cannock | east staffordshire | lichfield | "
    "newcastle under lyme | south staffordshire | stafford | staffordshire moorlands | "
    "tamworth | burton upon trent | burton on trent",
    "Stoke-on-Trent": "stoke",
    "Wiltshire": "wilts | kennet | north wiltshire | salisbury | west wiltshire | trowbridge",
    "Bracknell Forest": "bracknell",
    "Windsor and Maidenhead": "rbwm | windsor | maidenhead",
    "West Berkshire": "west berks | newbury",
    "Cambridgeshire": "cambs | cambridge | east cambridgeshire | fenland | huntingdonshire | "
    "huntingdon | south cambridgeshire",
    "Halton": "runcorn | widnes",
    "Devon": "east devon | exeter | mid devon | north devon | south hams | teignbridge | "
    "torridge | west devon",
    "Torbay": "torquay | paignton",
    "Essex": "basildon | braintree | brentwood | castle point | chelmsford | colchester | "
    "epping forest | harlow | maldon | rochford | tendring | uttlesford | clacton | "
    "clacton on sea",
    "Southend-on-Sea": "southend",
    "Herefordshire": "hereford | county of herefordshire",
    "Worcestershire": "worcs | bromsgrove | malvern hills | redditch | worcester | wychavon | "
    "wyre forest | kidderminster",
    "Kent": "ashford | canterbury | dartford | dover | folkestone and hythe | folkestone | "
    "gravesham | gravesend | maidstone | sevenoaks | shepway | swale | thanet | margate | "
    "tonbridge and malling | tonbridge | tunbridge wells",
    "Medway": "medway towns | gillingham | chatham | rochester",
    "Lancashire": "lancs | burnley | chorley | fylde | hyndburn | lancaster | pendle | preston | "
    "ribble valley | rossendale | south ribble | west lancashire | wyre",
    "Blackburn with Darwen": "blackburn | darwen",
    "Nottinghamshire": "notts | ashfield | bassetlaw | broxtowe | gedling | mansfield | "
    "newark and sherwood | newark | rushcliffe | worksop",
    "Shropshire": "bridgnorth | north shropshire | oswestry | shrewsbury and atcham | "
    "shrewsbury | south shropshire | salop",
    "Telford and Wrekin": "telford | wrekin",
    "Cheshire East": "east cheshire | macclesfield | congleton | crewe and nantwich | crewe",
    "Cheshire West and Chester": "west cheshire | cheshire west | chester | cwac | vale royal | "
    "ellesmere port and neston | ellesmere port",
    "Cornwall": "caradon | carrick | kerrier | north cornwall | penwith | restormel | truro",
    "Cumbria": "allerdale | barrow in furness | carlisle | copeland | eden | south lakeland | "
    "kendal",
    "Gloucestershire": "glos | cheltenham | cotswold | forest of dean | gloucester | stroud | "
    "tewkesbury",
    "Hertfordshire": "herts | broxbourne | dacorum | east hertfordshire | east herts | "
    "hertsmere | north hertfordshire | north herts | st albans | stevenage | three rivers | "
    "watford | welwyn hatfield | hemel hempstead",
    "Isle of Wight": "iow",
    "Lincolnshire": "lincs | boston | east lindsey | lincoln | north kesteven | south holland | "
    "south kesteven | west lindsey | grantham | skegness",
    "Norfolk": "breckland | broadland | great yarmouth | kings lynn and west norfolk | "
    "kings lynn | north norfolk | norwich | south norfolk",
    # Districts by the county they were in while they existed.
    "Northamptonshire": "northants | corby | east northamptonshire | kettering | "
    "wellingborough | daventry | northampton | south northamptonshire",
    "North Northamptonshire": "north northants",
    "West Northamptonshire": "west northants",
    "Northumberland": "alnwick | berwick upon tweed | blyth valley | castle morpeth | tynedale | "
    "wansbeck",
    "Oxfordshire": "oxon | cherwell | oxford | south oxfordshire | vale of white horse | "
    "west oxfordshire | banbury",
    "Somerset": "mendip | sedgemoor | south somerset | somerset west and taunton | taunton "
    "deane | taunton | west somerset | yeovil | bridgwater",
    "Suffolk": "babergh | east suffolk | forest heath | ipswich | mid suffolk | st edmundsbury | "
    "suffolk coastal | waveney | west suffolk | lowestoft",
    "Surrey": "elmbridge | epsom and ewell | guildford | mole valley | reigate and banstead | "
    "runnymede | spelthorne | surrey heath | tandridge | waverley | woking",
    "Warwickshire": "warks | north warwickshire | nuneaton and bedworth | nuneaton | rugby | "
    "stratford on avon | warwick",
    "West Sussex": "adur | arun | chichester | crawley | horsham | mid sussex | worthing",
    "Wales": "cymru | blaenau gwent | bridgend | caerphilly | cardiff | carmarthenshire | "
    "ceredigion | conwy | denbighshire | flintshire | gwynedd | isle of anglesey | anglesey | "
    "merthyr tydfil | monmouthshire | neath port talbot | newport | pembrokeshire | powys | "
    "rhondda cynon taf | rhondda cynon taff | swansea | vale of glamorgan | torfaen | wrexham | "
    "rct | wal | south wales | north wales | ynys mon | sir ddinbych | sir y fflint | "
    "casnewydd | sir gaerfyrddin | bro morgannwg | caerffili | wrecsam | sir benfro | "
    "sir fynwy | abertawe | caerdydd | gwent",
    "Scotland": "aberdeen | aberdeenshire | angus | argyll and bute | clackmannanshire | "
    "dumfries and galloway | dundee | east ayrshire | east dunbartonshire | east lothian | "
    "east renfrewshire | edinburgh | falkirk | fife | glasgow | highland | highlands | "
    "inverclyde | midlothian | moray | na h eileanan siar | eilean siar | western isles | "
    "north ayrshire | north lanarkshire | orkney | orkney islands | perth and kinross | "
    "renfrewshire | scottish borders | shetland | shetland islands | south ayrshire | "
    "south lanarkshire | stirling | west dunbartonshire | west lothian | sco | ayrshire",
    "Northern Ireland": "antrim and newtownabbey | antrim | ards and north down | "
    "armagh banbridge and craigavon | armagh | belfast | causeway coast and glens | "
    "derry and strabane | derry | londonderry | fermanagh and omagh | lisburn and castlereagh | "
    "mid and east antrim | mid ulster | newry mourne and down | nir | n ireland | fermanagh",
    "Outside the UK": "nuk | outside uk | abroad | overseas | outside united kingdom | "
    "child placed outside the uk | not in uk | out of uk | ireland | republic of ireland",
    "Confidential placement": "con | confidential | confidential address | "
    "child placed in confidential placement",
    "Not recorded": "nan | null | blank | not known | unknown | none | na | n a | missing | "
    "data not captured | not captured | no data | no postcode | not available | "
    "postcode not recorded | not stated | not entered | no address | error",
}


# Numbers of the districts' ONS codes (E07), by county.
DISTRICT_NUMBERS: dict[str, tuple[tuple[int, int], ...]] = {
    "Buckinghamshire": ((4, 7),),
    "Cambridgeshire": ((8, 12),),
    "Cumbria": ((26, 31),),
    "Derbyshire": ((32, 39),),
    "Devon": ((40, 47),),
    "Dorset": ((48, 53),),
    "East Sussex": ((61, 65),),
    "Essex": ((66, 77),),
    "Gloucestershire": ((78, 83),),
    "Hampshire": ((84, 94),),
    "Hertfordshire": ((95, 104), (240, 243)),
    "Kent": ((105, 116),),
    "Lancashire": ((117, 128),),
    "Leicestershire": ((129, 135),),
    "Lincolnshire": ((136, 142),),
    "Norfolk": ((143, 149),),
    "Northamptonshire": ((150, 156),),
    "North Yorkshire": ((163, 169),),
    "Nottinghamshire": ((170, 176),),
    "Oxfordshire": ((177, 181),),
    "Somerset": ((187, 191), (246, 246)),
    "Staffordshire": ((192, 199),),
    "Suffolk": ((200, 206), (244, 245)),
    "Surrey": ((207, 217),),
    "Warwickshire": ((218, 222),),
    "West Sussex": ((223, 229),),
    "Worcestershire": ((234, 239),),
}


def authority_rows() -> Iterator[tuple[str, str, str]]:
    """Give each authority's DfE numbers, ONS codes and name, as in the table above."""
    for line in AUTHORITIES.strip().splitlines():
        numbers, ons, name = line.split(" ", 2)
        yield numbers, ons, name
