from shop import stock


def test_nothing_left(page):  # expect: TST101
    stock.left("")
    page.refused("")
