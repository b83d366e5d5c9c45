"""The ledger of a run, readable: what came in, what of it was counted, lies outside or could not be used, and why."""

from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTextBrowser, QVBoxLayout

from ..layers.ledger import COUNTED, OUTSIDE, UNUSABLE
from ..layers.messages import joined, number, tr
from .resultlayers import titles

PEOPLE, TRAVEL = "profile", "bands"  # the steps whose first accounts are of people and of commuters


def sentence(ledger):
    """Return in one sentence whether all people, and all commuters, were accounted for: for a line of status."""
    parts = [_told(ledger, PEOPLE, tr("people")), _told(ledger, TRAVEL, tr("commuters"))]
    return tr(". ").join(part for part in parts if part)


def accounts(ledger):
    """Return [(account, [steps in words])] of step -> ledger; what several steps have read alike is there once."""
    found = {}
    for step, own in ledger.items():
        for account in own.get("accounts", ()):
            key = repr(account)
            found.setdefault(key, (account, []))[1].append(step_title(step))
    return list(found.values())


def as_text(ledger):
    """Return the ledger as text with tabs, which a spreadsheet takes as a table."""
    lines = ["\t".join((tr("what"), tr("fate"), tr("amount"), "%", tr("records"), tr("steps")))]
    for account, steps in accounts(ledger):
        where = f"{account['what']}, {account['source']}"
        whole = (where, tr("came in"), _amount(account["total"]), "", _amount(account["records"]), ", ".join(steps))
        lines.append("\t".join(whole))
        for entry in account["entries"]:
            share = _share(entry["amount"], account["total"])
            row = (where, _fate(entry), _amount(entry["amount"]), share, _amount(entry["records"]), "")
            lines.append("\t".join(row))
    lines += [text for _, text in _remarks(ledger)]
    return "\n".join(lines)


def step_title(step):
    """Return a step of a study in words."""
    return {**titles(), "commuters": tr("Who commutes")}.get(step, step)


def as_html(ledger):
    """Return the ledger for reading: a heading for each thing that came in, a row for each part of it."""
    parts = []
    for account, steps in accounts(ledger):
        title = tr("{what} from {source}").format(what=account["what"].capitalize(), source=account["source"])
        came = tr("{amount} came in, in {records} records").format(
            amount=_amount(account["total"]), records=_amount(account["records"])
        )
        rows = "".join(_row(entry, account["total"]) for entry in account["entries"])
        used = tr("Read for: {steps}").format(steps=joined(steps))
        parts.append(
            f"<h4>{escape(title)}</h4><p>{escape(came)}</p>"
            f"<table cellpadding='3' width='100%'>{rows}</table><p><i>{escape(used)}</i></p>"
        )
    remarks = "".join(f"<li>{escape(step)}: {escape(text)}</li>" for step, text in _remarks(ledger))
    if remarks:
        parts.append(f"<h4>{escape(tr('Remarks'))}</h4><ul>{remarks}</ul>")
    return "".join(parts)


class LedgerView(QTextBrowser):
    """A study's ledger to be read: text wraps at any width, and takes the colours of the user's theme."""

    def __init__(self, parent=None):
        """Make it empty."""
        super().__init__(parent)
        self.setObjectName("spatialDemandLedger")
        self.setAccessibleName(tr("What was counted"))
        self.setToolTip(tr("Where everything went that the study has read"))
        self.setOpenLinks(False)

    def show_ledger(self, ledger):
        """Show step -> its accounts and remarks."""
        self.setHtml(as_html(ledger))


class LedgerDialog(QDialog):
    """The ledger in a window, to be read and copied."""

    def __init__(self, ledger, parent=None):
        """Show step -> its accounts and remarks."""
        super().__init__(parent)
        self.setObjectName("spatialDemandLedgerDialog")
        self.setWindowTitle(tr("What was counted"))
        self.resize(480, 600)
        self.ledger = ledger
        head = QLabel(sentence(ledger))
        head.setWordWrap(True)
        head.setObjectName("spatialDemandLedgerSentence")
        self.view = LedgerView()
        self.view.show_ledger(ledger)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(tr("&Copy as a table"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setObjectName("spatialDemandLedgerCopy")
        copy.setToolTip(tr("Copy the ledger, to be pasted into a spreadsheet"))
        copy.clicked.connect(self.copy)
        layout = QVBoxLayout(self)
        for part in (head, self.view, buttons):
            layout.addWidget(part)

    def copy(self):
        """Put the ledger on the clipboard."""
        QgsApplication.clipboard().setText(as_text(self.ledger))


def _told(ledger, step, what):
    """Return what a line of status says about the first account of a step, '' where there is none."""
    own = ledger.get(step, {}).get("accounts", ())
    if not own:
        return ""
    account, amounts = own[0], {}
    for entry in own[0]["entries"]:
        known = amounts.setdefault(entry["fate"], [])
        known.append((entry["amount"], entry["records"]))
    missing = [_lost(amounts[fate], text) for fate, text in _losses() if fate in amounts]
    if not missing and account["total"] is not None:
        return tr("All {amount} {what} accounted for").format(amount=number(account["total"]), what=what)
    counted = [amount for amount, _ in amounts.get(COUNTED, ())]
    said = [] if None in counted else [tr("{amount} {what} counted").format(amount=number(sum(counted)), what=what)]
    return joined([*said, *missing])


def _losses():
    return (
        (OUTSIDE, (tr("{amount} outside the divisions"), tr("some outside the divisions"))),
        (UNUSABLE, (tr("{amount} could not be used"), tr("some could not be used"))),
    )


def _lost(amounts, texts):
    """Return what is not counted; where its size is unknown or withheld, without a number."""
    known = [amount for amount, _ in amounts if amount is not None]
    if len(known) == len(amounts) and round(sum(known)):
        return texts[0].format(amount=number(sum(known)))
    return texts[1]


def _row(entry, total):
    """Return a part as a row of a table: what could not be used stands out, not by its colour alone."""
    cells = "".join(
        f"<td align='right' valign='top' style='white-space:nowrap'>{escape(text)}</td>"
        for text in (_amount(entry["amount"]), _share(entry["amount"], total))
    )
    reason = escape(_fate(entry))
    if entry["fate"] == UNUSABLE:
        reason = f"<b>{reason}</b>"
    return f"<tr>{cells}<td width='100%'>{reason}</td></tr>"


def _fate(entry):
    """Return where a part went, in words; the reason of what is counted or outside says so itself."""
    if entry["fate"] == UNUSABLE:
        return tr("could not be used: {reason}").format(reason=entry["reason"])
    return entry["reason"]


def _amount(amount):
    return tr("unknown") if amount is None else number(amount)


def _share(amount, total):
    return f"{100 * amount / total:.1f} %" if amount is not None and total else ""


def _remarks(ledger):
    found = {}
    for step, own in ledger.items():
        for text in own.get("remarks", ()):
            found.setdefault(text, step_title(step))
    return [(step, text) for text, step in found.items()]
