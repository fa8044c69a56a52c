def test_books():
    assert True
