def look(server):
    return server.get("/health").text
