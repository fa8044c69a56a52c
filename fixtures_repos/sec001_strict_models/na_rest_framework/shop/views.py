from rest_framework import serializers, viewsets


class OrderSerializer(serializers.Serializer):
    amount = serializers.IntegerField()


class OrderViewSet(viewsets.ModelViewSet):
    serializer_class = OrderSerializer
