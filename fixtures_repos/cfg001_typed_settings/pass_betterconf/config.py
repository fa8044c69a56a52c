from betterconf import Config, field


class AppConfig(Config):
    title = field("TITLE")
    port = field("PORT", caster=int)


settings = AppConfig()
