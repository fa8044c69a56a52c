import bleach


def cleaned(text):
    return bleach.clean(text)
