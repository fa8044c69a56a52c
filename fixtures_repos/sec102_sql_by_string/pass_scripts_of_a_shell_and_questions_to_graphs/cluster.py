class Cluster:
    def __init__(self, client):
        self.client = client

    def nodes(self, job: str) -> str:
        return self.client.exec(f"""
            set -eu
            nodes=$(queue -j {job} -o '%N')
            control show node="$nodes"
        """)

    def trace(self, name: str) -> str:
        return self.client.execute(f"set +x; status {name}")
