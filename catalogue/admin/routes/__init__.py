"""Routes for editors: the report of those that lead nowhere, and pointing many of them elsewhere at once."""
