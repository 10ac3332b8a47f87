"""What do my units count towards? From units someone holds to the qualifications nearest to them, exactly."""
