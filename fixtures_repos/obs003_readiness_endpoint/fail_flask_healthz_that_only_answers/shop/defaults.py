HEALTHZ = {"live": "shop.health.liveness", "ready": "shop.health.readiness"}
