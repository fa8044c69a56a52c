from fastmcp import FastMCP

server = FastMCP("notes")


@server.tool
def search(text: str) -> list[str]:
    return [text]
