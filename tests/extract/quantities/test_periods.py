"""Start and end of what a sentence reports, in sentences written for these tests."""

import pytest

from palermo.extract.quantities import find_period


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("since 2017 many were held", "2017", None),
        ("Since August 2017 they fled", "2017-08", None),
        ("since at least early 2016", "2016", None),
        ("after 1 February 2021 it stopped", "2021-02-01", None),
        ("between 2017 and 2022", "2017", "2022"),
        ("from April 2019 to March 2020", "2019-04", "2020-03"),
        ("held until June 2020", None, "2020-06"),
        ("arrested in 2021", None, None),
        ("between 2,000 and 3,000 men", None, None),
        ("自2017年4月以来", "2017-04", None),
        ("2014年至2016年", "2014", "2016"),
    ],
)
def test_period_is_as_exact_as_the_text(text, since, until):
    assert find_period(text) == (since, until)
