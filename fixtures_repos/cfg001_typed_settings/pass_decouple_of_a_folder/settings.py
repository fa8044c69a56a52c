from types import SimpleNamespace

from decouple import AutoConfig

config = AutoConfig(search_path="/etc/shop")
settings = SimpleNamespace(name=config("NAME"), port=config("PORT", cast=int))
