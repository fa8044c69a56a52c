from depot.db import Parcel


def find(number):
    return Parcel.get_or_none(Parcel.number == number)
