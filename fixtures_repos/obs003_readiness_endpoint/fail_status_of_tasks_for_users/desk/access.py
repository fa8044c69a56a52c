from werkzeug.exceptions import Forbidden


def require(*predicates):
    for predicate in predicates:
        if not predicate:
            raise Forbidden
