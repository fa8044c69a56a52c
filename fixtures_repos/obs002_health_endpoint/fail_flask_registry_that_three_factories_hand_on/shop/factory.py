"""What the lift of the warehouse is told by name; no address of the application."""


class Cabin:
    def __init__(self):
        self.known = {}

    def route(self, name):
        def keep(function):
            self.known[name] = function
            return function

        return keep


def bare():
    made = Cabin()
    return made


def furnished():
    made = bare()
    made.known["/up"] = None
    return made
