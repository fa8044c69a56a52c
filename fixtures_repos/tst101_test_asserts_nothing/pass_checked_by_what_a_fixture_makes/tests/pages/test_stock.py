def test_nothing_left(page):
    page.refused("")
