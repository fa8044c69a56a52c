from rest_framework import status
from rest_framework.response import Response
from rest_framework.views import APIView

from shop.items.selectors import list_items
from shop.items.serializers import ItemSerializer
from shop.items.services import create_item


class ItemsView(APIView):
    def get(self, request):
        return Response(ItemSerializer(list_items(), many=True).data)

    def post(self, request):
        serializer = ItemSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(ItemSerializer(create_item(**serializer.validated_data)).data, status=status.HTTP_201_CREATED)
