from rates import rate


def test_rate(upstream):
    assert rate("EUR") == 2
    assert upstream.get("/EUR").status_code == 200
