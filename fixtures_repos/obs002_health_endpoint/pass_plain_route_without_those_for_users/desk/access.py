from werkzeug.exceptions import Forbidden


def require(*predicates):
    for predicate in predicates:
        if not predicate:
            raise Forbidden


class policy:
    @staticmethod
    def enforce(rule):
        def wrap(view):
            return view

        return wrap
