"""What a bank must prove before learners meet it, and how foreign sets of questions become banks."""
