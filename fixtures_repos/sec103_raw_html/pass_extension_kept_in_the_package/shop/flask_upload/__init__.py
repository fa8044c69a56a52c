"""
    flask_upload
    ~~~~~~~~~~~~

    :author: Somebody Else <somebody@example.org>
    :copyright: (c) 2019 by Somebody Else.
    :license: MIT, see LICENSE for more details.
"""

from markupsafe import Markup


def form(action):
    return Markup("<form action='%s'></form>" % action)
