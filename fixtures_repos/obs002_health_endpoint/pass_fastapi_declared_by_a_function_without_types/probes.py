def register(server):
    declare(server, "ok")


def declare(server, answer):
    @server.get("/health")
    def health():
        return answer
