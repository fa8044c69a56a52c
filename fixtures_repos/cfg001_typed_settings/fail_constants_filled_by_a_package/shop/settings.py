from varhelp.env import env_int, env_str

TITLE = env_str("SHOP_TITLE", "shop")
PAGE = env_int("SHOP_PAGE", 10)
INDEX_PASSWORD = env_str("SHOP_INDEX_PASSWORD", "")
