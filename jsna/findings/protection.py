"""How people are protected in this edition: the audit of its local tables, as findings."""

from jsna.disclosure.account import COUNTED, Account, TableAccount
from jsna.findings.finding import Finding
from jsna.findings.standing import Found

KIND = "disclosure"
WHOLE = "edition"  # what the finding about all tables together is about


def say_protection(found: Found, account: Account) -> None:
    """Keep one finding a local table, and one for the edition as a whole; none where no table is local."""
    for one in account.tables:
        found.say(f"{KIND}|{one.table}", _table(one))
    if account.tables:
        found.say(f"{KIND}", _whole(account))


def _table(one: TableAccount) -> Finding:
    """Only what anyone can count on the page: how many of the marks are small counts is not told."""
    evidence = {
        "policy": one.policy,
        "does": one.does,
        "rows": one.rows,
        "shown": one.shown,
        "withheld": one.withheld,
    }
    return Finding(KIND, one.table, "withheld" if one.withheld else "shown", evidence)


def _whole(account: Account) -> Finding:
    evidence = {
        "policies": account.policies,
        "tables": len(account.tables),
        "rows": sum(one.rows for one in account.tables),
        "withheld": sum(one.withheld for one in account.tables),
        "fewest_values": account.fewest,
        "counted_up_to": COUNTED,
        "with_editions": list(account.earlier),
    }
    return Finding(KIND, WHOLE, "protected", evidence)


def protection(found: Found) -> tuple[Finding | None, list[Finding]]:
    """(the finding about the whole edition or None, those about its local tables by their ids)."""
    said = [one for one in found.said() if one.kind == KIND]
    whole = next((one for one in said if one.about == WHOLE), None)
    return whole, [one for one in said if one is not whole]
