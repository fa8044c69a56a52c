from rest_framework import viewsets


class Notes(viewsets.ModelViewSet):
    pass
