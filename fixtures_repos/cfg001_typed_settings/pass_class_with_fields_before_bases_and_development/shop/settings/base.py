from pydantic_settings import BaseSettings


class ShopSettings(BaseSettings):
    model_config = {"env_prefix": "SHOP_"}


class FeatureSettings(ShopSettings):
    pass
