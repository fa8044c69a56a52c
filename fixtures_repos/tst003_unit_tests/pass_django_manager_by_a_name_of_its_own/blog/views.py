from django.http import JsonResponse

from blog.models import Post


def newest(request):
    return JsonResponse({"posts": list(Post.live.values("id"))})
