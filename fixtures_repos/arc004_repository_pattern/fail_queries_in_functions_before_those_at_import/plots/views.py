from django.http import JsonResponse

from plots.models import Node

list_of = [1, 2]
Node.objects.all()


def graph(request):
    return JsonResponse({"nodes": [node.name for node in Node.objects.filter(name="a")]})
