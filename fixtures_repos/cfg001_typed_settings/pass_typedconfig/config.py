from typedconfig import Config, key, section
from typedconfig.source import EnvironmentConfigSource


@section("pantry")
class PantryConfig(Config):
    database_url = key(cast=str, required=True)
    page_size = key(cast=int, required=False, default=20)


config = PantryConfig()
config.add_source(EnvironmentConfigSource(prefix="PANTRY"))
