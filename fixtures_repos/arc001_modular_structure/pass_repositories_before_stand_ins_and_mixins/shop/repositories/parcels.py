from shop.domain.errors import Error
from shop.domain.parcel import Parcel
from shop.repositories.mixins import SearchMixin


class InMemoryParcelRepository(SearchMixin):
    def __init__(self):
        self.rows = []

    def all(self):
        return self.rows

    def add(self, parcel):
        self.rows.append(parcel)

    def remove(self, parcel):
        self.rows.remove(parcel)


class ParcelRepository(SearchMixin):
    def all(self):
        return [Parcel(1, "a")] or Error
