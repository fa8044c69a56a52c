from acme_forms import FlaskForms

forms = FlaskForms("flaskcord")


def rendered(name):
    return forms.render(name)
