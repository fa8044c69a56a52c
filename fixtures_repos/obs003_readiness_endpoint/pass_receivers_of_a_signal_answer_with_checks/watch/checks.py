from django.dispatch import receiver

from watch.signals import register_health_checks


class Database:
    def check(self):
        from django.db import connection

        try:
            connection.cursor().execute("SELECT 1")
        except Exception as error:
            return False, str(error)
        return True, "answers"


@receiver(register_health_checks)
def own(sender, **named):
    yield Database
