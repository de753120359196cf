"""Findings as text for people, and in the formats of those who show them: JSON, GitHub, SARIF, JUnit."""

from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from generator.cli.output.plurals import as_json, counted
from generator.errors import Finding, Severity


def findings(found: Sequence[Finding], form: str) -> str:
    """Return findings in a format: text, json, github (annotations), sarif or junit."""
    match form:
        case "text":
            return "".join(f"{finding_line(finding)}\n" for finding in found) + _summary(found)
        case "json":
            return as_json([finding_data(finding) for finding in found])
        case "github":
            return "".join(f"{_annotation(finding)}\n" for finding in found) + _summary(found)
        case "sarif":
            return as_json(_sarif(found))
        case "junit":
            return _junit(found)
        case _:
            message = f"unknown format {form}"
            raise ValueError(message)


def finding_line(finding: Finding) -> str:
    """Return a finding as one line: its place, how grave it is, what is wrong, the remedy, the rule."""
    return f"{finding.place}: {finding.severity}: {finding.words} [{finding.rule}]"


def _summary(found: Sequence[Finding]) -> str:
    errors = sum(1 for finding in found if finding.severity is Severity.ERROR)
    if not found:
        return "Nothing to mend.\n"
    noted = sum(1 for finding in found if finding.severity is Severity.NOTE)
    also = f", {counted(noted, 'note')}" if noted else ""
    return f"{counted(errors, 'error')}, {counted(len(found) - errors - noted, 'warning')}{also}.\n"


def finding_data(finding: Finding) -> dict[str, object]:
    """Return a finding as data."""
    return {
        "path": finding.place.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "remedy": finding.remedy,
    }


_OF_GITHUB: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(finding: Finding) -> str:
    def data(words: str) -> str:
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def property_of(words: str) -> str:
        return data(words).replace(":", "%3A").replace(",", "%2C")

    place = finding.place
    where = f"file={property_of(place.path)},line={place.line},col={place.column},title={property_of(finding.rule)}"
    return f"::{_OF_GITHUB[finding.severity]} {where}::{data(finding.words)}"


def _sarif(found: Sequence[Finding]) -> dict[str, object]:
    results = [
        {
            "ruleId": finding.rule,
            "level": str(finding.severity),
            "message": {"text": finding.words},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": finding.place.path},
                        "region": {"startLine": finding.place.line, "startColumn": finding.place.column},
                    }
                }
            ],
        }
        for finding in found
    ]
    rules = [{"id": rule} for rule in sorted({finding.rule for finding in found})]
    driver = {"name": "policypress", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _junit(found: Sequence[Finding]) -> str:
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    errors = sum(1 for finding in found if finding.severity is Severity.ERROR)
    lines.append(f'<testsuite name="policy check" tests="{max(len(found), 1)}" failures="{errors}">')
    if not found:
        lines.append('  <testcase classname="policy check" name="all sources"/>')
    for finding in found:
        name, where = quoteattr(f"{finding.rule} {finding.place}"), quoteattr(finding.place.path)
        message = quoteattr(str(finding))
        if finding.severity is Severity.ERROR:
            lines.append(f"  <testcase classname={where} name={name}><failure message={message}/></testcase>")
        else:
            lines.append(
                f"  <testcase classname={where} name={name}><system-out>{message[1:-1]}</system-out></testcase>"
            )
    return "\n".join([*lines, "</testsuite>"]) + "\n"
