from shop.repositories.parcels import ParcelRepository


class Parcels:
    def all(self):
        return ParcelRepository().all()
