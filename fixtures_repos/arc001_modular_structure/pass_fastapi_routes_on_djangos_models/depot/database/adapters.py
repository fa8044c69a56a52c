from depot.database.models import Parcel


class ParcelAdapter:
    @staticmethod
    def find(number: str) -> Parcel | None:
        return Parcel.objects.filter(number=number).first()
