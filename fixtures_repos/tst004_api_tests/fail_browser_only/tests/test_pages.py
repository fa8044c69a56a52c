from playwright.sync_api import Page


def test_home(page: Page):
    page.goto("http://localhost:8000/users")
