class Settings:
    shared = False


settings = Settings()
