from stock.tables import Crate


def listed(request):
    found = request.session.query(Crate).all()
    return [crate.id for crate in found]


def counted(request):
    return request.session.query(Crate).count()
