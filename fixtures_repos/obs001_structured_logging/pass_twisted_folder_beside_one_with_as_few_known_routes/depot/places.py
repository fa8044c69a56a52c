PLACES = object()
