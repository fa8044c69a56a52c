def rest_settings(*, people):
    return {
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_THROTTLE_RATES": {"user": people},
    }


def strict_settings():
    return {"DEFAULT_THROTTLE_CLASSES": ("rest_framework.throttling.AnonRateThrottle",)}
