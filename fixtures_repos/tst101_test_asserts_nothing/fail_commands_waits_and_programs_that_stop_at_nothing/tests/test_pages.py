def test_sign_in(browser, patience):  # expect: TST101
    browser.get("/sign-in")
    patience.until("hello")
