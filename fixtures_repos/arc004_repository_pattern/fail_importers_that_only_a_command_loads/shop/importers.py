from shop.models import Parcel


class Importer:
    def run(self, rows):
        Parcel.objects.filter(grams=0).delete()
        for grams in rows:
            Parcel.objects.create(grams=grams)
