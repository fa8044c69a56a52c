from django.http import HttpRequest, JsonResponse

from pages.forms import DocumentForm


def count(request: HttpRequest) -> JsonResponse:
    form = DocumentForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse(form.errors, status=400)
    return JsonResponse({"bytes": form.cleaned_data["document"].size})
