from website.factory import create_app

app = create_app({"JSON_SORT_KEYS": False})
