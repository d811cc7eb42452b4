import pytest

from xl_kpi.accessibility.colours import contrast, tinted


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("767676", "FFFFFF", 4.54),
        ("777777", "FFFFFF", 4.48),
        ("FF0000", "FFFFFF", 4.0),
        ("0000FF", "FFFFFF", 8.59),
        ("12436D", "FFFFFF", 10.2),
        ("123456", "123456", 1.0),
    ],
)
def test_contrasts_are_those_that_are_published(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.05)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize(
    ("tint", "shown"),
    [
        ("0.7999816888943144", "DCE6F1"),
        ("0.5999938962981048", "B8CCE4"),
        ("0.3999755851924192", "95B3D7"),
        ("-0.249977111117893", "366092"),
        ("-0.499984740745262", "244062"),
        (None, "4F81BD"),
        ("nonsense", "4F81BD"),
    ],
)
def test_tints_of_a_theme_are_those_that_excel_shows(tint, shown):
    found = tinted("4F81BD", tint)
    for at in (0, 2, 4):
        assert abs(int(found[at : at + 2], 16) - int(shown[at : at + 2], 16)) <= 1
