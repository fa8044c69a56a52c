from rest_framework import serializers


class ParcelSerializer(serializers.Serializer):
    number = serializers.IntegerField()
