from http import HTTPStatus


class Refused(Exception):
    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class TooMany(Refused):
    def __init__(self, left):
        super().__init__(str(left), code=HTTPStatus.TOO_MANY_REQUESTS)
