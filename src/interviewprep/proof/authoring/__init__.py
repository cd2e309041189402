"""Help for those who write questions: skeletons to fill in, and what of a plan is still missing."""
