from starlette.responses import JSONResponse


class Failure(Exception):
    _status_code = 500

    @classmethod
    def answer(cls) -> JSONResponse:
        return JSONResponse({"error": cls.__name__}, status_code=cls._status_code)


class TooFast(Failure):
    _status_code = 429
