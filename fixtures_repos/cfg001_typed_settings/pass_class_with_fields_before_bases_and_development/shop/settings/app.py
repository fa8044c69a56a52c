from shop.settings.base import ShopSettings


class AppSettings(ShopSettings):
    database_url: str
    page: int = 20


settings = AppSettings()
