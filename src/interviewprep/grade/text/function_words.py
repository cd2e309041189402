"""The small words that hold sentences together: lists of names do without them."""

FUNCTION_WORDS = frozenset({
    "a", "about", "all", "also", "although", "always", "am", "an", "and", "another", "any", "are", "as", "at", "be",
    "because", "been", "being", "both", "but", "by", "can", "could", "did", "do", "does", "either", "else", "for",
    "from", "go", "goes", "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how",
    "however", "i", "if", "in", "into", "is", "it", "its", "itself", "many", "may", "me", "means", "might", "much",
    "my", "neither", "no", "nor", "not", "now", "of", "on", "only", "or", "other", "our", "ours", "she", "should",
    "since", "so", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "though", "through", "to", "too", "until", "upon", "us", "very", "was", "we", "were", "what", "when",
    "where", "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within",
    "without", "would", "yes", "yet", "you", "your", "yours",
})  # fmt: skip

RELATING_VERBS = frozenset({
    "add", "adds", "added", "allow", "allows", "ask", "asks", "beats", "became", "becomes", "breaks", "bring",
    "brings", "broke", "brought", "came", "choose", "comes", "compare", "contains", "crashed", "decide", "decides",
    "depends", "died", "equals", "exceeds", "explains", "falls", "fell", "freeze", "gave", "get", "gets", "give",
    "gives", "got", "grew", "grows", "happened", "happens", "held", "helps", "holds", "includes", "keep", "keeps",
    "kept", "knew", "know", "knows", "lacks", "learns", "let", "lets", "loses", "lost", "made", "make", "makes",
    "need", "needs", "paid", "pays", "pick", "picks", "proves", "remains", "rises", "rose", "said", "saw", "say",
    "says", "sees", "sends", "sent", "show", "shows", "stay", "stays", "take", "takes", "tell", "tells", "told", "took",
    "use", "uses", "wait", "wins", "write", "writes", "wrote",
})  # fmt: skip
"""Verbs in forms that hardly ever stand in a list of names, where *test* and *cost* do."""
