"""Work that waits for its time: a ledger of jobs in the database, and what `composure tick` does of it.

Nothing is imported here. Shifts and grades need none of it: they are worked out when somebody looks.
"""
