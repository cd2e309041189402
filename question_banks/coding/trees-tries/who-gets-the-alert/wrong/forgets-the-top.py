def owners(rules, paths):
    tree = {}
    for folder, team in rules.items():
        node = tree
        for name in folder.split("/"):
            node = node.setdefault(name, {})
        node["team/"] = team
    found = []
    for path in paths:
        node, team = tree, None
        for name in path.split("/"):
            node = node.get(name)
            if node is None:
                break
            team = node.get("team/", team)
        found.append(team)
    return found
