from gettext import gettext as _

from markupsafe import Markup

MENU = (
    ("", (("/", _("Home")), ("/login", _("Login")))),
    (_("Find"), (("/search", _("Search")), ("/lists", _("Lists")))),
)


def menu_of(selected):
    links = []
    for label, items in MENU[1:]:
        addresses = [address for address, _caption in items]
        links.append((items[0][0], label, addresses))
    items = []
    for address, caption, pages in links:
        if selected in pages:
            items.append('<li class="here"><a href="%s">%s</a></li>' % (address, _(caption)))
        else:
            items.append('<li><a href="%s">%s</a></li>' % (address, _(caption)))
    return Markup("\n".join(items))
