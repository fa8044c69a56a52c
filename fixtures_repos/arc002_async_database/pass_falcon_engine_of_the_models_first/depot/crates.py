from depot.models import Crate


def names():
    return [crate.name for crate in Crate.select()]
