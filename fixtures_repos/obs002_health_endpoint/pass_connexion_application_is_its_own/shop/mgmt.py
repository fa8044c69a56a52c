def status():
    return {"status": "running"}
