"""Tiny published files of invented councils, in the layouts of the real ones."""

import csv
import gzip
import io

import openpyxl

SEPARATE = ("Measure not wanted", "2019", "Ambridge", "5", "901", "West Borset")
# Ambridge is compared; Felpersham and two more are its neighbours; London is in parts.
AREAS = (
    ("Ambridge", "901", "West Borset"),
    ("Felpersham", "902", "West Borset"),
    ("Penny Hassett", "903", "East Borset"),
    ("Loxley Barrett", "904", "East Borset"),
    ("Lakey Green (Pre LG)", "905", "East Borset"),
    ("England", "970", "NA"),
    ("Borset (West)", "971", "NA"),
    ("East Borset", "972", "NA"),
)
VALUES = {
    ("Continue_Assess_Comp", "2019"): (
        "80.099999999999994",
        "90",
        "-",
        "70",
        "60",
        "79",
        "81",
        "65",
    ),
    ("Continue_Assess_Comp", "2020"): ("81", "90", "75", "81", "-", "80", "82", "78"),
    ("CPP_rate", "2019"): ("44", "50.5", "30", "44", "10", "45", "46", "c"),
    ("CPP_rate", "2020"): ("-", "-", "-", "-", "-", "-", "-", "-"),
    ("CareLeaverEET", "2019"): ("-", "50", "60", "55", "", "52", "51", "x"),
    ("ReReferral", "0"): ("1", "1", "1", "1", "1", "1", "1", "1"),
    ("ReReferral", "2020"): ("20", "10", "0", "20", "-", "15", "15", "10"),
}
MEASURES = (
    ("Continue_Assess_Comp", "In time", "High", "Financial Year"),
    ("CPP_rate", "Plans", "-", "Annual"),
    ("CareLeaverEET", "EET", "Low", "Annual (end of Sept)"),
    ("ReReferral", "Again", "Low", "Financial Year"),
)
NEIGHBOURS = ((901, 902, 903, 904), (902, 901, 903, 905))


def figures(folder, name="figures.csv.gz", values=VALUES, packed=True):
    path = folder / name
    lines = [
        (measure, year, area, value, code, region)
        for (measure, year), of_areas in values.items()
        for (area, code, region), value in zip(AREAS, of_areas, strict=True)
    ]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("measure", "year", "area", "value", "la_code", "region"))
    writer.writerows((*lines, SEPARATE))
    content = text.getvalue().encode()
    path.write_bytes(gzip.compress(content) if packed else content)
    return path


def measures(folder, lines=MEASURES):
    path = folder / "measures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ("measure", "topic", "title", "polarity", "description", "methodology", "year_type")
        )
        for key, title, polarity, year_type in lines:
            writer.writerow((key, "Topic", title, polarity, "Lines\nof text", "-", year_type))
    return path


def neighbours(folder, name="sn_made_up.xlsx", lists=NEIGHBOURS):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    count = max(len(one) for one in lists) - 1
    sheet.append(["A", "B", "C", "D", "E", *range(3, 3 + 2 * count)])
    sheet.append(list(range(1, 6 + 2 * count)))
    pairs = [text for at in range(1, count + 1) for text in (f"SN{at}", "SNP")]
    sheet.append(["LA num", "LA Name", "LA number", "GOInd", "GOReg", *pairs])
    names = {int(code): (name, region) for name, code, region in AREAS}
    for own, *others in lists:
        name_, region = names[own]
        near = [cell for other in others for cell in (other, "Close")]
        sheet.append([own, name_, own, 8, region, *near])
    sheet.append([903, "Penny Hassett", 903, 1, "East Borset", *["-"] * (2 * count)])
    sheet.append([])
    sheet.append([None, "Old SNs:"])
    sheet.append([905, "Lakey Green (Pre LG)", 905, 1, "East Borset", 904, "Not close"])
    path = folder / name
    workbook.save(path)
    return path


def all_files(folder):
    return neighbours(folder), measures(folder), figures(folder)
