import graphene

from parcels.models import Parcel


class Query(graphene.ObjectType):
    numbers = graphene.List(graphene.String)

    def resolve_numbers(self, info):
        return [parcel.number for parcel in Parcel.objects.all()]


schema = graphene.Schema(query=Query)
