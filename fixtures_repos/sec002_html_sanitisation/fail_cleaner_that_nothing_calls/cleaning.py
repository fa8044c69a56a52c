import nh3


def clean(text):
    return nh3.clean(text)
