"""The shop's own form."""

from markupsafe import Markup


def form(action):
    return Markup("<form action='%s'></form>" % action)  # expect: SEC103
