from end_to_end_tests.reading import traces_of


def test_orders():
    assert traces_of("http://web:8000/api/v1/orders") == []
