def check_team_access(team):
    if not team:
        raise PermissionError(team)
