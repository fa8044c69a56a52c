import configargparse


class Conf:
    @classmethod
    def read(cls):
        parser = configargparse.get_arg_parser(default_config_files=["./hive.conf"])
        add = parser.add
        add("--database-url", env_var="DATABASE_URL", required=True)
        add("--port", env_var="PORT", type=int, default=8080)
        return parser.parse_args()
