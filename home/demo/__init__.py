"""What ``make demo`` does: content, people and static files for one's own machine."""
