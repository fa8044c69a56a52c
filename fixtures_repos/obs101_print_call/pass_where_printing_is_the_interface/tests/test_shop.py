def test_shop():
    print("seen")
