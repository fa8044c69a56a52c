from django.db import connection


def database(verbose=False):
    connection.ensure_connection()
    return connection.is_usable()


def mail(verbose=False):
    return True


all_checks = (database,)
