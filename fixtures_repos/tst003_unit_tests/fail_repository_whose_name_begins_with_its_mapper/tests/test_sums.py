def test_sums():
    assert 1 + 1 == 2
