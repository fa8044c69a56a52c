from shop.app import app


def show_links():
    for route in app.routes:
        print(route.path)


def check(folder):
    print("checked", folder)
