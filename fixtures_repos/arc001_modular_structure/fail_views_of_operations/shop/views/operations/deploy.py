from flask import request
from flask.views import View

from shop.views.operations.clean import cleaned


class DeployView(View):
    methods = ["POST"]

    def dispatch_request(self):
        return cleaned(request.form["name"])

