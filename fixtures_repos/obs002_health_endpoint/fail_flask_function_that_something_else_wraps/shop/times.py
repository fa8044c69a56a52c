def timed(name):
    def wrap(function):
        return function

    return wrap
