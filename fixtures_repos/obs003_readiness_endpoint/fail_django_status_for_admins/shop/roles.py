from decorator import decorator
from rest_framework.response import Response


@decorator
def admin(answer, *args, **kwargs):
    if "admin" not in args[1].roles:
        return Response({}, 403)
    return answer(*args, **kwargs)
