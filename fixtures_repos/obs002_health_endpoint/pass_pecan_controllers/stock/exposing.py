from wsmeext import pecan as wsme_pecan


def exposed(*given):
    def decorate(function):
        return wsme_pecan.wsexpose(*given)(function)

    return decorate
