def test_sums():
    assert 2 + 2 == 4
