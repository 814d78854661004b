"""Runs tests written as functions that return what is wrong, named by the behaviour they hold."""


def run(tests, call=lambda test: test()):
    """Prints what is wrong with each test and the counts; gives the exit code."""
    failed = 0
    for test in tests:
        faults = call(test)
        failed += bool(faults)
        if faults:
            print(f"{test.__name__.replace('_', ' ')}:\n  " + "\n  ".join(faults))
    print(f"{len(tests) - failed} passed, {failed} failed")
    return 1 if failed else 0
