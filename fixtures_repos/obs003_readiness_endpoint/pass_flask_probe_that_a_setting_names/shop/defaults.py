HEALTHZ = {"live": "shop.probes.alive", "ready": "shop.probes.ready"}
