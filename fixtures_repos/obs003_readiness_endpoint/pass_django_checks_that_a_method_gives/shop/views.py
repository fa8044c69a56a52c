from rest_framework.exceptions import APIException
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.checks import all_checks, mail


class Unavailable(APIException):
    status_code = 503


class Checked(APIView):
    def get(self, request):
        for check in self.get_checks():
            if not check(False):
                raise Unavailable()
        return Response({"message": "fine"})

    def get_checks(self):
        return self.checks


class Health(Checked):
    checks = all_checks


class Mail(Checked):
    checks = (mail,)
