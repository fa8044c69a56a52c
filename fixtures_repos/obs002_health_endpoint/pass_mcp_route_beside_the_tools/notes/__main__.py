import os

from notes.server import server

server.run(transport=os.environ.get("TRANSPORT", "stdio"))
