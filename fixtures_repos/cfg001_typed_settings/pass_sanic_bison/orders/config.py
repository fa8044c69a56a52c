from bison import Bison, Option, Scheme

options = Bison(
    scheme=Scheme(
        Option("debug", default=False, field_type=bool, bind_env=True),
        Option("url", field_type=str, bind_env=True),
    )
)
options.parse()
options.validate()
