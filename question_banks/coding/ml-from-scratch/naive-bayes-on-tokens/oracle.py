from fractions import Fraction


def posteriors(train, docs, alpha):
    """Multiply fractions, as the formula says."""
    if len(train) == 0 or not alpha > 0:
        raise ValueError("undefined")
    extra = Fraction(alpha)
    vocabulary = {word for _, words in train for word in words}
    result = []
    for doc in docs:
        joint = {}
        for label in {label for label, _ in train}:
            own = [words for other, words in train if other == label]
            pooled = [word for words in own for word in words]
            product = Fraction(len(own), len(train))
            for word in doc:
                if word in vocabulary:
                    product *= (pooled.count(word) + extra) / (
                        len(pooled) + extra * len(vocabulary)
                    )
            joint[label] = product
        total = sum(joint.values())
        result.append(
            {label: float(part / total) for label, part in joint.items()}
        )
    return result
