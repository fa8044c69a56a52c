"""What the runners of a repository do: make, tox, nox, just, scripts of project files, containers …"""
