import pytest


@pytest.mark.usefixtures("browser")
class ShopCase:
    def order(self, number):
        return self.browser.post("/orders", json={"number": number})
