from selenium.webdriver.support.ui import WebDriverWait


def test_sign_in(browser):
    browser.get("/sign-in")
    WebDriverWait(browser, 5).until(lambda page: page.find_element("id", "hello"))


def test_sign_out(browser):
    patient = WebDriverWait(browser, 5)
    browser.get("/sign-out")
    patient.until_not(lambda page: page.find_element("id", "hello"))
