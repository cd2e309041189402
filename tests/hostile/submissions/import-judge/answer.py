def squares(n):
    import interviewprep
    return [i * i for i in range(n)]
