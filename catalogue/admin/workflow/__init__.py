"""A body's workflow in the admin: the screen on which a reviewer reads a draft and decides."""
