from fastapi import FastAPI
from pydantic import ImportString, TypeAdapter

HOOKS = ["app.logs.configure_logging"]

app = FastAPI(on_startup=[TypeAdapter(ImportString).validate_python(hook) for hook in HOOKS])
