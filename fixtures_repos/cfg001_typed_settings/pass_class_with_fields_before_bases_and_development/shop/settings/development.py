from shop.settings.base import ShopSettings


class DevelopmentSettings(ShopSettings):
    reload: bool = True
    watch: bool = True
    page: int = 2


settings = DevelopmentSettings()
