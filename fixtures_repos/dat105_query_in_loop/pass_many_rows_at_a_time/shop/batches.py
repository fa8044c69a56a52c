def in_batches(queryset, size):
    keys = list(queryset.values_list("pk", flat=True))
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
