"""What travels on the pipes between the referee and the child: frames of plain, tagged data."""
