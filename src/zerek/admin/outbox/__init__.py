"""The outbox of mails, for administrators."""
