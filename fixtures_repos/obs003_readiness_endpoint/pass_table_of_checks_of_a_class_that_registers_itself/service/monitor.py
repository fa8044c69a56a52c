from sqlalchemy import text

from service.view import View


def check_database(request):
    request.db.execute(text("SELECT 1"))
    return True


class Heartbeat(View):
    route = "/__heartbeat__"

    def __call__(self):
        checks = {"database": check_database}
        answers = {}
        for name, check in checks.items():
            try:
                answers[name] = check(self.request)
            except Exception:
                self.request.response.status_code = 503
        return answers
