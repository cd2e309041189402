def owners(
    rules: dict[str, str | None], paths: list[str]
) -> list[str | None]:
    """Return the team of the deepest rule that covers each path."""
    # A node maps names to nodes, and "", which is no name, to a team.
    tree: dict = {}
    for folder, team in rules.items():
        node = tree
        for name in folder.split("/") if folder else []:
            node = node.setdefault(name, {})
        node[""] = team
    found = []
    for path in paths:
        node = tree
        team = node.get("")
        for name in path.split("/"):
            if name not in node:
                break
            node = node[name]
            team = node.get("", team)
        found.append(team)
    return found
