"""The notice as e-mail: recipients, ledger, SMTP, sending."""
