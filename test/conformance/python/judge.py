"""Prints, for each storage root, one line: its path, and the validation codes that ocfl-py finds in it."""

import logging
import re
import sys

import ocfl

logging.disable(logging.CRITICAL)

for root in sys.argv[1:]:
    store = ocfl.StorageRoot(root=root)
    said = ""
    try:
        valid = store.validate(log_warnings=True)
        valid = valid and store.num_objects == store.good_objects
        said = store.log.status_str() + str(store.errors)
    except Exception as fault:  # it stops at a fault that it can't go on from
        valid = False
        said = repr(fault)
    codes = sorted(set(re.findall(r"\b[EW]\d{3}", said)))
    print("\t".join([root, "valid" if valid else "invalid", *codes]))
