from markupsafe import Markup


def menu_of(label):
    items = []
    for address in ("/", "/lists"):
        items.append('<li><a href="%s">%s</a></li>' % (address, label))
    shown = Markup("\n".join(items))  # expect: SEC103
    items = []
    return shown
