"""The ledger of a run: what came in = what was counted + what lay outside + what could not be used, and why."""

import json

from .messages import number, tr

COUNTED, OUTSIDE, UNUSABLE = "counted", "outside", "unusable"


class Ledger:
    """Accounts of a run, one for each thing that came in (people, commuters, ...)."""

    def __init__(self, limit=0):
        """Open an empty ledger; amounts below the small-count limit are not shown."""
        self.limit = limit
        self.accounts = []
        self.remarks = []

    def account(self, what, source, records, total, people=True):
        """Open an account: `what` was counted, the source's name, its records and their total.

        people: whether these are people, small numbers of whom are not shown.
        """
        self.accounts.append(Account(what, source, records, total, self.limit if people else 0))
        return self.accounts[-1]

    def remark(self, text):
        """Keep a sentence that belongs beside the numbers."""
        self.remarks.append(text)

    def push(self, feedback):
        """Write the ledger to the log."""
        for account in self.accounts:
            for line in account.lines():
                feedback.pushInfo(line)
        for remark in self.remarks:
            feedback.pushInfo(remark)

    def as_json(self):
        """Return the ledger as JSON text: what the run's results carry."""
        accounts = [
            {
                "what": a.what,
                "source": a.source,
                "records": a.shown_records(a.records, a.shown_total()),
                "total": a.shown_total(),
                "entries": [
                    {
                        "fate": fate,
                        "reason": reason,
                        "records": a.shown_records(records, amount),
                        "amount": a.shown(amount),
                    }
                    for fate, reason, records, amount in a.entries
                ],
            }
            for a in self.accounts
        ]
        return json.dumps({"accounts": accounts, "remarks": self.remarks}, ensure_ascii=False, default=float)


class Account:
    """One thing that came in, and where each part of it went."""

    def __init__(self, what, source, records, total, limit=0):
        """Open it with what came in."""
        self.limit = limit
        self.what = what
        self.source = source
        self.records = int(records)
        self.total = total
        self.entries = []

    def add(self, fate, reason, records, amount):
        """Book a part: its fate (COUNTED, OUTSIDE, UNUSABLE), the reason in words, records, amount (None: unknown)."""
        if records or amount:
            self.entries.append((fate, reason, int(records), amount))

    def sum(self, fate):
        """Return the amount booked under one fate."""
        return sum(amount for f, _, _, amount in self.entries if f == fate and amount is not None)

    def difference(self):
        """Return what came in less what was booked; 0 when the account closes."""
        return self.total - sum(self.sum(fate) for fate in (COUNTED, OUTSIDE, UNUSABLE))

    def shown(self, amount):
        """Return the amount, None where it is unknown or below the small-count limit."""
        return None if amount is None or 0 < amount < self.limit else amount

    def shown_total(self):
        """Return the total, None where a withheld amount could be computed from it."""
        return None if self.hides() else self.total

    def hides(self):
        """Whether an amount of it is not shown."""
        return any(amount is not None and self.shown(amount) is None for _, _, _, amount in self.entries)

    def shown_records(self, records, amount):
        """Return the number of records, None where it would tell a withheld amount: a record may be one commuter."""
        hidden = self.hides() and (amount is None or self.shown(amount) is None)
        return None if hidden else records

    def lines(self):
        """Return the account as sentences."""
        head = tr("{source}: {records} records, {total} {what} came in").format(
            source=self.source,
            records=_count(self.shown_records(self.records, self.shown_total())),
            total=_words(self.shown_total()),
            what=self.what,
        )
        return [head] + [
            "  "
            + tr("{amount} {what} {reason} ({records} records)").format(
                amount=_words(self.shown(amount)),
                what=self.what,
                reason=reason,
                records=_count(self.shown_records(records, amount)),
            )
            for _, reason, records, amount in self.entries
        ]


def _count(records):
    return tr("few or all but few") if records is None else number(records)


def _words(amount):
    return tr("unknown or withheld:") if amount is None else number(amount)
