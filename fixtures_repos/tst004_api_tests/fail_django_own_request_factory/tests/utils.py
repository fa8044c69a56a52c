from django.test import RequestFactory


class ApiRequestFactory(RequestFactory):
    def request(self, **kwargs):
        return super().request(**kwargs)
