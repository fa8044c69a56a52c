from rest_framework.response import Response
from rest_framework.views import APIView


class Notes(APIView):
    template_name: str = ""

    def post(self, request):
        return Response({"note": request.data["note"]})
