"""Prose against the facts beside it: rows that a lawyer can read (type, facts, prose, what is found or nothing)."""

import re
import time
from pathlib import Path

import pytest

from generator import source
from generator.assemble import PolicySheet, SectionSource, document, fill
from generator.conflicts import conflicts
from generator.errors import Finding, Place
from generator.facts import Facts, read_facts
from generator.frontmatter import parse_yaml
from generator.nodes import Mapping
from tests.conftest import ROOT, Policy, edit

NOTHING = ""

KEEP = """\
retention:
  - {id: account, data: [account], keep: 3 years, after: last_login}
  - {id: payment, data: [payment], keep: 7 years}
  - {id: support, data: [communications], keep: 3 years}
  - {id: analytics, data: [usage], keep: 2 years, then: anonymise}
"""
ONE_KEEP = "retention: [{id: account, keep: 3 years}]"
DELETION = KEEP + "on_account_deletion: {identifiers: immediately}"
RIGHTS = "respond_within: 30 days"
EXTENDED = "{respond_within: 30 days, extension: 60 days}"
BREACH = "breach: {notify: [affected_users], within: 72 hours}"
NOTICE = "{notice: {days: 30}, review_every: 1 year}"
CHILD = "{min_age: 16, parental_consent_below: 0}"
CHILDREN = "{min_age: 13, parental_consent_below: 16, on_discovery: {then: delete, within: immediately}}"
CONTACT = """\
channels:
  - {id: email, kind: email, value: help@example.com}
  - {id: phone, kind: phone, value: +1 (405) 356-6726}
reply_within: 48 hours
"""
COOKIES = """\
cookies:
  - {id: analytics, kind: analytics, lifetime: 2 years}
  - {id: preference, kind: preference, lifetime: 6 months}
cross_site_tracking: no
"""
SCOPE = "controller: {legal_name: Example Ltd}"
PRICE = "{price: [{id: monthly, amount: 9.99, currency: EUR, period: 1 month}], refund: 14 days}"

ROWS = [
    # type, facts, prose, the value in the text and the fact (nothing: no finding)
    # how long things are kept
    ("retention", KEEP, "We keep account information for 5 years.", "5 years”, the fact retention.account.keep says 3"),
    (
        "retention",
        KEEP,
        "- Payment and billing information is kept for five years",
        "five years”, the fact retention.pay",
    ),
    ("retention", KEEP, "- **Payment information:** 5 years", "5 years”, the fact retention.payment.keep says 7 years"),
    (
        "retention",
        KEEP,
        "| Data | How long |\n|---|---|\n| Payment | 5 years |",
        "5 years”, the fact retention.payment",
    ),
    ("retention", KEEP, "Usage analytics are anonymized after twenty-four weeks.", "the fact retention.analytics.keep"),
    ("retention", KEEP, "We delete your account after 5 years of inactivity.", "the fact retention.account.keep"),
    (
        "retention",
        KEEP,
        "Payment records are kept for 3 years.",
        "3 years”, the fact retention.payment.keep says 7 years",
    ),
    (
        "retention",
        KEEP,
        "Account data is kept for {{ facts.retention.account.keep }} and payments for 5 years.",
        "payment",
    ),
    (
        "retention",
        KEEP,
        "We keep accounts for 3 years and payment data for 6 years.",
        "6 years”, the fact retention.pay",
    ),
    ("retention", ONE_KEEP, "We keep your personal data for 5 years.", "the fact retention.account.keep says 3 years"),
    ("retention", KEEP, "We keep account information for thirty-six (36) months.", NOTHING),
    ("retention", KEEP, "We keep account information for 3 years and payment information for 7 years.", NOTHING),
    ("retention", KEEP, "Account data is kept for 3 years, or 10 years where a court orders it.", NOTHING),
    ("retention", KEEP, "In Germany, payment information is kept for 10 years.", NOTHING),
    ("retention", KEEP, "Backups of account data are kept for 30 days.", NOTHING),
    ("retention", KEEP, "Server logs are kept for 90 days.", NOTHING),
    ("retention", ONE_KEEP, "We keep server logs for 90 days.", NOTHING),
    ("retention", KEEP, "Accounts that are never verified are deleted after 7 days.", NOTHING),
    ("retention", KEEP, "You can restore a deleted account within 30 days.", NOTHING),
    ("retention", KEEP, "We delete account data within 30 days of your request.", NOTHING),
    ("retention", KEEP, "We keep account data for 30 days after you close it.", NOTHING),
    ("retention", KEEP, "Account and payment information is kept for 5 years.", NOTHING),
    ("retention", KEEP, "Account data is kept for 2-4 years.", NOTHING),
    ("retention", KEEP, "We have kept our accounts in order for over 20 years ago.", NOTHING),
    ("retention", KEEP, "We previously kept account data for 5 years.", NOTHING),
    ("retention", KEEP, "    We keep account information for 5 years.", NOTHING),
    (
        "retention",
        DELETION,
        "When you delete your account, we remove personal identifiers after 30 days.",
        "on_account_d",
    ),
    ("retention", DELETION, "When you delete your account, we remove personal identifiers immediately.", NOTHING),
    ("retention", DELETION, "When you delete your account, we keep payment records for 7 years.", NOTHING),
    # answers
    (
        "rights",
        RIGHTS,
        "We'll respond to most requests within 45 days.",
        "45 days”, the fact respond_within says 30 days",
    ),
    (
        "rights",
        RIGHTS,
        "You will have our response within ninety days.",
        "ninety days”, the fact respond_within says 30",
    ),
    ("rights", RIGHTS, "We answer within two weeks.", "two weeks”, the fact respond_within"),
    ("rights", RIGHTS, "We answer within one month.", NOTHING),
    ("rights", RIGHTS, "We answer within thirty (30) days.", NOTHING),
    ("rights", RIGHTS, "We confirm your request: we acknowledge it within 10 days.", NOTHING),
    (
        "rights",
        RIGHTS,
        "We acknowledge requests within 10 days and respond within 45 days.",
        "45 days”, the fact respond",
    ),
    ("rights", RIGHTS, "If you do not reply to our questions within 14 days, we close the request.", NOTHING),
    ("rights", RIGHTS, "Our answer covers the 12 months preceding your request.", NOTHING),
    ("rights", RIGHTS, "Requests are free twice every 12 months, and we respond to all.", NOTHING),
    ("rights", RIGHTS, "Under the CCPA we respond within 45 days.", NOTHING),
    ("rights", RIGHTS, "We answer within 10 business days.", NOTHING),
    (
        "rights",
        RIGHTS,
        "We respond within {{ facts.respond_within }}, and complex requests take up to 90 days.",
        NOTHING,
    ),
    ("rights", EXTENDED, "We may extend this by a further 90 days.", "90 days”, the fact extension says 60 days"),
    ("rights", EXTENDED, "We may extend this by another 60 days.", NOTHING),
    ("rights", EXTENDED, "We answer within 30 days, which we may extend to 90 days in total.", NOTHING),
    (
        "contact",
        CONTACT,
        "We typically respond to inquiries within 24 hours.",
        "24 hours”, the fact reply_within says 48",
    ),
    ("contact", CONTACT, "We typically respond to inquiries within two days.", NOTHING),
    ("contact", CONTACT, "Requests about your rights are answered within 30 days.", NOTHING),
    ("contact", CONTACT, "Our support is open 24 hours a day, 7 days a week, and answers every message.", NOTHING),
    # breaches
    (
        "security",
        BREACH,
        "After a breach, we'll notify affected users within 5 days.",
        "5 days”, the fact breach.within",
    ),
    ("security", BREACH, "After a breach, we'll notify affected users within three days.", NOTHING),
    ("security", BREACH, "After a breach, we notify the authorities within 24 hours.", NOTHING),
    ("security", BREACH, "Logs of a breach are kept for 90 days.", NOTHING),
    # changes
    (
        "changes",
        NOTICE,
        "We notify you at least 14 days before changes take effect.",
        "14 days”, the fact notice.days says",
    ),
    (
        "changes",
        NOTICE,
        "You get 60 days' notice by email.",
        "60 days”, the fact notice.days says 30, write {{ facts.notice",
    ),
    ("changes", NOTICE, "Changes take effect 10 days after we announce them.", "10 days”, the fact notice.days"),
    ("changes", NOTICE, "We notify you at least a month before changes take effect.", NOTHING),
    ("changes", NOTICE, "Minor changes come with 7 days' notice.", NOTHING),
    ("changes", NOTICE, "You may object within 60 days after the notice.", NOTHING),
    ("changes", NOTICE, "We notify you at least {{ facts.notice.days }} days before changes take effect.", NOTHING),
    ("changes", NOTICE, "We review this policy every two years.", "two years”, the fact review_every says 1 year"),
    ("changes", NOTICE, "We review this policy quarterly.", "quarterly”, the fact review_every says 1 year"),
    ("changes", NOTICE, "We review this policy annually.", NOTHING),
    ("changes", NOTICE, "We review this policy every 12 months.", NOTHING),
    ("changes", NOTICE, "We encourage you to review this policy every month.", NOTHING),
    ("changes", NOTICE, "Minor updates may be implemented immediately.", NOTHING),
    # ages
    ("children", CHILD, "Our platform is designed for users 18 years and older.", "18”, the fact min_age says 16"),
    ("children", CHILD, "You must be at least thirteen to use it.", "thirteen”, the fact min_age says 16"),
    ("children", CHILD, "We don't knowingly collect data from children under 13.", "13”, the fact min_age says 16"),
    ("children", CHILD, "For users between 13-18 years old, talk to a parent.", "13”, the fact min_age says 16"),
    (
        "children",
        CHILD,
        "Children under 13 need the consent of a parent.",
        "13”, the fact parental_consent_below says 0",
    ),
    ("children", CHILD, "We don't knowingly collect data from children under 16.", NOTHING),
    ("children", CHILD, "For users between 16-18 years old, talk to a parent.", NOTHING),
    ("children", CHILD, "If you are under 18, please read this with a parent.", NOTHING),
    ("children", CHILD, "You must be 18 or older to purchase a course.", NOTHING),
    ("children", CHILD, "In South Korea, you must be at least 14 to use it.", NOTHING),
    ("children", CHILD, "If you're under 18, parental consent isn't required.", NOTHING),
    ("children", CHILDREN, "Children under 13 may not sign up; under 16 they need a parent's consent.", NOTHING),
    (
        "children",
        CHILDREN,
        "Learners under 15 need a parent's consent.",
        "15”, the fact parental_consent_below says 16",
    ),
    (
        "children",
        CHILDREN,
        "If we discover it, we'll delete it within 30 days.",
        "30 days”, the fact on_discovery.within",
    ),
    ("children", CHILDREN, "If we discover it, we'll delete it immediately.", NOTHING),
    # cookies
    (
        "cookies",
        COOKIES,
        "Analytics cookies expire after 13 months.",
        "13 months”, the fact cookies.analytics.lifetime",
    ),
    (
        "cookies",
        COOKIES,
        "- **Preference cookies:** 1 year",
        "1 year”, the fact cookies.preference.lifetime says 6 months",
    ),
    ("cookies", COOKIES, "Analytics cookies expire after 24 months.", NOTHING),
    ("cookies", COOKIES, "We ask for your consent to analytics cookies again after 12 months.", NOTHING),
    ("cookies", COOKIES, "Data from analytics cookies is kept for 26 months.", NOTHING),
    ("cookies", COOKIES, "We use cross-site tracking.", "the fact cross_site_tracking says no"),
    ("cookies", COOKIES, "We don't use third-party advertising cookies or cross-site tracking technologies.", NOTHING),
    (
        "cookies",
        "cross_site_tracking: yes",
        "We never track you across other websites.",
        "cross_site_tracking says yes",
    ),
    # selling
    ("sharing", "sale: opt_out", "We never sell your personal information.", "the fact sale says opt_out"),
    ("sharing", "sale: yes", "We don’t sell, rent or share your data.", "the fact sale says yes"),
    ("sharing", "sale: yes", "We do not sell or share your data.", "the fact sale says yes"),
    ("sharing", "sale: never", "We may sell your personal information to advertisers.", "the fact sale says never"),
    ("sharing", "sale: opt_in", "We never sell your data without your consent.", NOTHING),
    ("sharing", "sale: opt_out", "Choose “Do Not Sell My Personal Information”.", NOTHING),
    ("sharing", "sale: never", "We sell courses, and never your data.", NOTHING),
    ("sharing", "sale: never", "In a sale of assets, your information may be transferred.", NOTHING),
    ("sharing", "sale: unspecified", "We may sell your data.", NOTHING),
    # names and addresses
    (
        "scope",
        SCOPE,
        "Example GmbH is the controller.",
        "Example GmbH”, the fact controller.legal_name says Example Ltd",
    ),
    (
        "scope",
        SCOPE,
        "This site is operated by Other Company Inc.",
        "Other Company Inc.”, the fact controller.legal_name",
    ),
    ("scope", SCOPE, "Example Limited is the controller.", NOTHING),
    ("scope", SCOPE, "Example, Ltd. is the controller.", NOTHING),
    ("scope", SCOPE, "Example Ltd is part of Example Holdings Inc.", NOTHING),
    ("scope", SCOPE, "Our processor is Other GmbH.", NOTHING),
    ("scope", "controller: {legal_name: unspecified}", "Example GmbH is the controller.", NOTHING),
    (
        "contact",
        CONTACT,
        "Email: <hello@example.com>",
        "hello@example.com”, the fact channels.email.value says help@exam",
    ),
    ("contact", CONTACT, "Email [us](mailto:hello@example.com).", "hello@example.com”, the fact channels.email.value"),
    ("contact", CONTACT, "Phone: +1 (405) 356-9999", "+1 (405) 356-9999”, the fact channels.phone.value says +1 (405)"),
    ("contact", CONTACT, "Email: help@example.com, phone: 405-356-6726.", NOTHING),
    ("contact", CONTACT, "Company number 12345678, Gainesville, FL 32608.", NOTHING),
    ("contact", CONTACT, "You can complain to the authority at casework@ico.example.", NOTHING),
    ("contact", "channels: unspecified", "Email: <hello@example.com>", NOTHING),
    # money
    ("terms", PRICE, "A subscription costs €12.99 per month.", "€12.99”, the fact price.monthly.amount says 9.99 EUR"),
    (
        "terms",
        PRICE,
        "A subscription costs 9.99 dollars.",
        "9.99 dollars”, the fact price.monthly.amount says 9.99 EUR",
    ),
    ("terms", PRICE, "A subscription costs €9.99 per year.", "the fact price.monthly.period says 1 month"),
    ("terms", PRICE, "You can ask for a refund within 30 days.", "30 days”, the fact refund says 14 days"),
    ("terms", PRICE, "A subscription costs €9,99 a month.", NOTHING),
    ("terms", PRICE, "Our liability is limited to €100, whatever the price.", NOTHING),
    ("terms", PRICE, "Refunds are paid within 5 days.", NOTHING),
    ("terms", PRICE, "You can ask for a refund within 2 weeks.", NOTHING),
]

# what is tempting and no contradiction, and what plainly is one
TEMPTING = [
    (
        "retention",
        KEEP,
        "Your account stays while it is active, and for 3 years after your last login; payment data stays for 7.",
    ),
    ("retention", KEEP, "If you don't log in for 2 years, we send a reminder that your account will be deleted."),
    ("retention", KEEP, "We will warn you 30 days before we delete your account."),
    ("retention", KEEP, "Deleted account data may remain in our backups for up to 90 days."),
    ("retention", KEEP, "Support chats by phone are recorded and the recordings are kept for 6 months."),
    ("retention", KEEP, "Invoices are kept for 10 years under Austrian law."),
    ("retention", KEEP, "Where the law requires, payment information is kept for 10 years."),
    ("retention", KEEP, "Payment information is kept for 7 years; card verification attempts for 13 months."),
    ("retention", KEEP, "We review account retention every 6 months."),
    ("retention", KEEP, "Job applications are kept for 6 months after the decision, unless you open an account."),
    ("retention", KEEP, "Analytics: raw logs are kept for 14 days, then analytics data is anonymised after 2 years."),
    ("retention", KEEP, "Marketing contact data is kept for 3 years after last contact; we ask again after 2 years."),
    ("retention", KEEP, "Support: 3 years. Payment: 7 years. Account: 3 years."),
    ("retention", KEEP, "You can download your account data for 60 days after cancellation; we keep it available."),
    ("retention", KEEP, "Account holders can request deletion, which we carry out within one month."),
    ("retention", KEEP, "Payment disputes: information is kept for 2 years after the dispute ends."),
    ("retention", KEEP, "We keep payment tokens for 24 hours."),
    ("retention", KEEP, "We keep records of support requests about deletion for 1 year."),
    ("retention", KEEP, "Account suspension records are retained for 5 years to prevent fraud."),
    ("retention", KEEP, "Failed payment attempts are stored for 30 days."),
    ("retention", KEEP, "Analytics cookies are kept for 13 months."),
    ("rights", RIGHTS, "We aim to complete identity checks within 5 days."),
    ("rights", RIGHTS, "If we need more time, we tell you within 30 days and answer within 90 days."),
    ("rights", RIGHTS, "You may make two requests in any 12-month period, which we process for free."),
    ("rights", RIGHTS, "We will process your opt-out within 15 days."),
    ("rights", RIGHTS, "Marketing emails stop within 10 days after we process your unsubscribe request."),
    ("rights", RIGHTS, "If we refuse, you can appeal within 60 days, and we answer appeals within 45 days."),
    ("rights", RIGHTS, "The authority usually responds within 3 months."),
    ("rights", RIGHTS, "Your export file will be ready within 48 hours after we process the request."),
    ("rights", RIGHTS, "We keep a record of our response for 24 months."),
    ("rights", RIGHTS, "We respond to requests from residents of California within 45 days."),
    ("contact", CONTACT, "We reply within 48 hours, on weekends within 72 hours."),
    ("contact", CONTACT, "Post takes about two weeks to be answered."),
    ("contact", CONTACT, "Our data protection officer can be reached at dpo@example.com."),
    ("contact", CONTACT, "Our EU representative: Rep GmbH, rep@example.org."),
    ("contact", CONTACT, "If we do not reply within 5 days, write again."),
    ("contact", CONTACT, "Call +14053566726."),
    ("contact", CONTACT, "In the UK, call +44 20 7946 0000."),
    ("security", BREACH, "We investigate each incident within 24 hours."),
    ("security", BREACH, "If you discover a breach, notify us within 24 hours."),
    ("security", BREACH, "Our providers must notify us of a breach within 24 hours."),
    ("security", BREACH, "Since our last breach notification, 5 years have passed."),
    ("changes", NOTICE, "If we change prices we tell you 60 days before they apply."),
    ("changes", NOTICE, "You have 30 days after the notice to close your account."),
    ("changes", NOTICE, "Changes we must make by law may take effect with 5 days' notice."),
    (
        "changes",
        NOTICE,
        "We post a draft 60 days before the change and email you at least 30 days before it takes effect.",
    ),
    ("changes", NOTICE, "We keep notices for 5 years."),
    ("changes", NOTICE, "Our auditors review this policy every six months."),
    ("changes", NOTICE, "We will remind you 7 days before changes take effect."),
    ("changes", NOTICE, "Continued use 14 days after we post a notice means acceptance."),
    ("children", CHILD, "Users under 18 see no advertising."),
    ("children", CHILD, "We do not show ads to users under 18."),
    ("children", CHILD, "We never sell the data of anyone under 18."),
    ("children", CHILD, "Courses marked 18+ are only available to adults."),
    ("children", CHILD, "Teachers must be at least 21 years old."),
    ("children", CHILD, "Our platform is not designed for anyone under 16 and courses take 12 weeks."),
    ("children", CHILD, "Parents of users under 18 may contact us."),
    ("children", CHILD, "We designed it for learners of all ages from 16 to 99."),
    ("children", CHILD, "Classes have at least 12 students."),
    ("children", CHILD, "Our kitchens must be at least 20 square metres."),
    ("children", CHILDREN, "Parental consent for users under 16 is kept for 2 years and then deleted."),
    ("cookies", COOKIES, "Analytics cookies are deleted when you close your browser or after 2 years."),
    ("cookies", COOKIES, "Our analytics provider keeps statistics for 14 months."),
    ("cookies", COOKIES, "We remember your cookie preferences for 12 months."),
    ("cookies", COOKIES, "Advertising cookies expire after 90 days."),
    ("cookies", COOKIES, "We never use cross-site tracking."),
    ("sharing", "sale: opt_out", "We do not sell your information if you tell us not to."),
    ("sharing", "sale: opt_out", "We do not sell the data of children."),
    ("sharing", "sale: never", "We may sell your old cookware to partners who have your data."),
    ("sharing", "sale: never", "If we sell our business, your data is transferred."),
    ("sharing", "sale: never", "We will tell you before we sell your data."),
    ("sharing", "sale: never", "We would ask you before we sell any data."),
    ("scope", SCOPE, "We host with Amazon Web Services, Inc."),
    ("scope", SCOPE, "Example Ltd (“we”) and Example Inc. share this policy."),
    ("scope", SCOPE, "We are proud members of Online Learning Association Limited."),
    ("terms", PRICE, "Single courses cost €49."),
    ("terms", PRICE, "A family plan costs €15 per month."),
    ("terms", PRICE, "The monthly plan costs €9.99, the yearly plan €99."),
    ("terms", PRICE, "You may ask for a refund within 14 days, and money is returned within 30 days."),
    ("terms", PRICE, "We refund unused months for 1 year plans."),
    ("retention", KEEP, "We keep account data for 3 years. After that, we keep only an anonymous count for 10 years."),
    (
        "retention",
        KEEP,
        "Account data is kept for 3 years, payment data for 7 years and support communications for 3 years.",
    ),
    ("retention", KEEP, "Account data is kept while your account is active; we keep a copy for 1 year."),
    ("retention", KEEP, "Payment and account data are kept for 7 and 3 years."),
    ("retention", KEEP, "Payment data (7 years) and account data (3 years) are kept."),
    ("retention", KEEP, "We keep analytics in identifiable form for 2 years and in anonymous form for 10 years."),
    ("retention", KEEP, "We keep account data for 3 years because courses last for 2 years."),
    ("retention", KEEP, "If your account is inactive for 12 months, we ask whether to keep it."),
    ("retention", KEEP, "Our support for older devices is maintained for 5 years."),
    ("retention", KEEP, "Every account is checked once a year, and we keep none longer than needed."),
    ("retention", KEEP, "The payment period is 30 days; the records are kept for 7 years."),
    ("rights", RIGHTS, "To answer you, we look at the data of the last 12 months."),
    ("rights", RIGHTS, "We answer within 30 days and keep your request for 3 years."),
    ("rights", RIGHTS, "Once we respond, your copy is available for 14 days."),
    ("rights", RIGHTS, "We reply to simple questions within 48 hours."),
    ("rights", RIGHTS, "The 45 days that some laws give us to respond are longer than ours."),
    ("rights", RIGHTS, "You have 14 days to respond to our questions."),
    ("contact", CONTACT, "We typically reply in 48 hours, and never later than 5 days."),
    ("contact", CONTACT, "You can call us at (405) 356-6726 between 9 and 5."),
    ("contact", CONTACT, "For press, write to press@example.com."),
    ("security", BREACH, "We test our breach notification plan every 6 months and inform staff in 2 weeks of results."),
    ("security", BREACH, "We notify the authority within 24 hours and you within 72 hours of a breach."),
    ("changes", NOTICE, "We announce changes 30 days before they take effect, and price changes 60 days before."),
    ("changes", NOTICE, "Archived notices stay online for 10 years before we remove them, and we tell you."),
    ("changes", NOTICE, "We reviewed this policy 3 months ago and will review the cookie list every month."),
    ("changes", NOTICE, "We notify users who were inactive for 12 months before their account changes."),
    ("children", CHILD, "Users under the age of 18 can ask us to remove their posts."),
    ("children", CHILD, "If you are over 18, you can teach with us; you must be at least 16 to use our platform."),
    ("children", CHILD, "Our kitchen safety course is designed for people 18 and older."),
    ("children", CHILD, "Children under 16 may not use Gluptron; those under 12 may not even visit with a parent."),
    ("cookies", COOKIES, "Preference cookies stay until you delete them, 6 months at most."),
    (
        "cookies",
        "cookies: [{id: analytics, kind: analytics, lifetime: unspecified}]",
        "Analytics cookies expire after 2 years.",
    ),
    ("sharing", "sale: opt_out", "We never sell to data brokers."),
    ("sharing", "sale: never", "We never sell your data; our partners may sell theirs."),
    ("sharing", "{sale: opt_out}", "We do not sell your information for money, but share it for advertising."),
    ("scope", SCOPE, "“Apple” is a trademark of Apple Inc."),
    ("scope", SCOPE, "This policy covers Example Ltd. It refers to the terms of Google LLC."),
    ("terms", PRICE, "The price of 9.99 EUR per month rises to 10.99 EUR."),
    ("terms", PRICE, "The price includes 1.99 EUR for hosting."),
]
PLAIN = [
    ("retention", KEEP, "Your account will be deleted 5 years after your last login."),
    ("retention", KEEP, "We retain payment details for a period of ten years for tax reasons."),
    ("retention", KEEP, "Account data: 18 months after last login"),
    ("retention", KEEP, "We hold on to support conversations for up to 12 months."),
    ("retention", KEEP, "After 6 months, usage data is anonymized."),
    ("retention", KEEP, "### Payment\n\nWe keep this information for 10 years."),
    ("retention", KEEP, "Billing and payment: retained 10 years"),
    ("retention", KEEP, "Payment data has a retention period of 5 years."),
    ("rights", RIGHTS, "You can expect an answer within 60 days."),
    ("rights", RIGHTS, "It takes us up to six weeks to respond."),
    ("rights", RIGHTS, "Our team will get back to you in 45 days."),
    ("rights", RIGHTS, "Requests are processed no later than 45 days after receipt."),
    ("rights", RIGHTS, "We have 45 days to respond."),
    ("rights", RIGHTS, "We respond to any request you make within 45 days."),
    ("contact", CONTACT, "Expect a reply in five days."),
    ("contact", CONTACT, "We answer every email within one week."),
    ("security", BREACH, "Should a security incident affect you, we will inform you in no more than 10 days."),
    ("security", BREACH, "In case of a breach you will be notified within 24 hours."),
    ("changes", NOTICE, "We give 14-day notice by email."),
    ("changes", NOTICE, "You will receive an email two weeks in advance."),
    ("changes", NOTICE, "We email you 14 days prior to any change."),
    ("changes", NOTICE, "We will post material changes at least 15 days before they become effective."),
    ("changes", NOTICE, "This policy is reviewed every six months."),
    ("changes", NOTICE, "This policy undergoes a quarterly review."),
    ("children", CHILD, "Our service is not directed to anyone under 13."),
    ("children", CHILD, "You must be 18 or older to use our platform."),
    ("children", CHILD, "The minimum age is 13."),
    ("children", CHILD, "Users must be at least 13 years old."),
    ("children", CHILD, "People younger than 18 may not register."),
    ("children", CHILD, "Our platform is only for people aged 18+."),
    ("children", CHILDREN, "We delete such data within a week."),
    ("children", CHILDREN, "A parent must give permission for users under 14."),
    ("cookies", COOKIES, "The analytics cookie lasts one year."),
    ("cookies", COOKIES, "| Cookie | Lifetime |\n|---|---|\n| Preference | 1 year |"),
    ("sharing", "sale: yes", "Your data is never sold."),
    ("sharing", "sale: never", "We sell your data to partners."),
    ("sharing", "sale: never", "We may share or sell personal information to third parties."),
    ("sharing", "sale: opt_in", "We do not sell personal information."),
    ("scope", SCOPE, "The controller of your data is Sample Corp."),
    ("scope", SCOPE, "“We” means Example Inc."),
    ("contact", CONTACT, "Telephone: 405-356-0000"),
    ("contact", CONTACT, "Write to privacy@example.com."),
    ("terms", PRICE, "The price is 19.99 EUR per month."),
    ("terms", PRICE, "We offer a 30-day money-back guarantee."),
    ("retention", KEEP, "We will delete your payment information 10 years after the purchase."),
    ("retention", KEEP, "Analytics data is kept for no longer than 18 months."),
    ("retention", KEEP, "We retain your account for at least 10 years."),
    ("retention", KEEP, "Support communications: kept 18 months."),
    ("retention", KEEP, "* **Usage Data** – retained for 14 months"),
    ("rights", RIGHTS, "You'll hear from us within 30 days. Responses take 60 days at most."),
    ("rights", RIGHTS, "Requests are answered in 60 days."),
    ("rights", RIGHTS, "We reply to all requests within three months."),
    ("contact", CONTACT, "You'll receive a response within 10 days."),
    ("security", BREACH, "We notify you of data breaches within one week."),
    ("changes", NOTICE, "Users get a ten-day notice of changes."),
    ("changes", NOTICE, "The new version applies 45 days after we notify you."),
    ("changes", NOTICE, "We provide notice no less than 60 days in advance."),
    ("changes", NOTICE, "We review our policy once every three years."),
    ("changes", NOTICE, "We review this document every 6 months."),
    ("children", CHILD, "No one under 18 is allowed to use the site."),
    ("children", CHILD, "Gluptron is intended for learners aged 13 and over."),
    ("children", CHILD, "If you are under 13, do not create an account."),
    ("children", CHILD, "We do not sign up children younger than thirteen."),
    ("cookies", COOKIES, "Preference cookies are stored for two years."),
    ("sharing", "sale: opt_in", "We will never sell your personal data."),
    ("sharing", "sale: never", "We sell personal information to third parties."),
    ("terms", PRICE, "Your subscription is $9.99 a month."),
    ("terms", PRICE, "Refunds are possible within 60 days of purchase."),
]


def facts_of(section_type: str, written: str) -> Facts:
    found: list[Finding] = []
    node = parse_yaml(written, "x", found)
    assert isinstance(node, Mapping)
    facts = read_facts(section_type, node, found)
    assert not found
    return facts


def found_in(*sections: tuple[str, Facts, str], language: str = "en") -> list[Finding]:
    sources = [
        SectionSource(f"s{n}", f"s{n}.md", section_type, "S", body, 1, facts)
        for n, (section_type, facts, body) in enumerate(sections)
    ]
    sheet = PolicySheet("policy.yml", "T", "", "privacy", language)
    return list(conflicts(sources, document(sheet, sources, {}, [])))


@pytest.mark.parametrize(("section_type", "written", "prose", "expected"), ROWS)
def test_rows(section_type: str, written: str, prose: str, expected: str) -> None:
    found = found_in((section_type, facts_of(section_type, written), prose))
    if expected:
        (one,) = found
        assert one.rule == "conflict"
        assert expected in f"{one.message}, {one.remedy}"
    else:
        assert not found


@pytest.mark.parametrize(("section_type", "written", "prose"), TEMPTING)
def test_tempting_words_are_no_contradiction(section_type: str, written: str, prose: str) -> None:
    assert not found_in((section_type, facts_of(section_type, written), prose))


@pytest.mark.parametrize(("section_type", "written", "prose"), PLAIN)
def test_plain_contradictions_are_found(section_type: str, written: str, prose: str) -> None:
    assert len(found_in((section_type, facts_of(section_type, written), prose))) == 1


def test_both_values_stand_at_the_words() -> None:
    prose = "\n{{ facts.respond_within }}.\n\nA line, and\nwe'll **respond** within 45 days; or reply within 45 days.\n"
    first, second = found_in(("rights", facts_of("rights", RIGHTS), prose))
    assert first.place == Place("s0.md", 5, 26)
    assert second.place == Place("s0.md", 5, 51)
    assert first.message == "the text says “45 days”, the fact respond_within says 30 days"
    assert first.remedy == "write {{ facts.respond_within }} in the text, or correct the fact"


def test_an_item_is_known_by_its_data_in_another_section() -> None:
    data = facts_of("collection", "data: [{id: d1, label: Payment information, fields: [billing address]}]")
    keep = facts_of("retention", "retention: [{id: r1, data: [d1], keep: 7 years}, {id: r2, keep: 1 year}]")
    prose = "Payments are kept for 5 years.\n\nWe keep your billing address for 5 years."
    assert [one.place.line for one in found_in(("collection", data, "Text."), ("retention", keep, prose))] == [1, 3]


def test_the_two_clocks_for_answers_may_stand_in_either_section() -> None:
    rights = ("rights", facts_of("rights", RIGHTS), "Text.")
    contact = ("contact", facts_of("contact", "reply_within: 48 hours"), "We answer requests within 30 days.")
    assert not found_in(rights, contact)


def test_the_words_are_english_but_addresses_are_not() -> None:
    facts = facts_of("contact", CONTACT)
    prose = "We respond within 24 hours.\n\nhello@example.com"
    assert len(found_in(("contact", facts, prose))) == 2
    assert [one.place.line for one in found_in(("contact", facts, prose), language="fr")] == [3]


# --- the real policies ----------------------------------------------------------------------------------------------

REAL = ROOT / "policy_source"
_FACT = re.compile(r"\{\{ facts\.([\w.]+) \}\}")
OTHERS = {"immediately": ("30 days", "2 weeks"), "16": ("13", "15"), "30": ("14", "45")}


def typed(value: str) -> tuple[str, ...]:
    """Return other values than this one, as an editor may have typed them."""
    if value in OTHERS:
        return OTHERS[value]
    count, unit = value.split()
    return (f"{int(count) + 2} {unit}", f"{int(count) * 3} {unit}", "five months", "11 years")


def variables() -> list[tuple[Path, int, str]]:
    """Return each number that the prose of a real policy takes from a fact: file, offset, path."""
    return [
        (path, match.start(), match[1])
        for path in sorted(REAL.glob("*/privacy/sections/*.md"))
        for match in _FACT.finditer(path.read_text())
        if not match[1].startswith("channels")
    ]


def changed(folder: Path, path: Path, offset: int, words: str) -> list[Finding]:
    text = path.read_text()
    end = text.index("}}", offset) + 2
    copied = folder / path.relative_to(ROOT)
    copied.write_text(text[:offset] + words + text[end:])
    found = [one for one in source.load(folder / "policy_source").findings if one.rule == "conflict"]
    copied.write_text(text)
    for one in found:
        assert (one.place.path, one.place.line) == (copied.as_posix(), text.count("\n", 0, offset) + 1)
        assert one.place.column == offset - text.rfind("\n", 0, offset)
    return found


def value_of(path: Path, name: str) -> str:
    loaded = source.load(REAL, only=path.parts[-4])
    draft = loaded.policies[0].draft
    section = draft.section(path.stem) if draft else None
    assert section
    found: list[Finding] = []
    value = fill(
        f"{{{{ facts.{name} }}}}", {"facts": dict(section.facts), "brand": {}}, Place("x"), found, escape=False
    )
    assert not found
    return value


def test_the_real_policies_agree_with_themselves() -> None:
    assert [one for one in source.load(REAL).findings if one.rule == "conflict"] == []


@pytest.mark.slow
def test_every_number_typed_over_is_found(project: Path) -> None:
    places = variables()
    assert len(places) >= 12
    for path, offset, name in places:
        value = value_of(path, name)
        assert changed(project, path, offset, value) == []
        for words in typed(value):
            assert len(changed(project, path, offset, words)) == 1, (name, words)


def test_an_equal_duration_in_another_unit_is_none(project: Path) -> None:
    equal = {"3 years": "36 months", "7 years": "84 months", "2 years": "two years", "72 hours": "three days"}
    for path, offset, name in variables():
        words = equal.get(value_of(path, name))
        assert not words or changed(project, path, offset, words) == []


def test_check_names_the_place_and_fails_but_the_site_is_still_built(project: Path, policy: Policy) -> None:
    path = project / "policy_source" / "gluptron" / "privacy" / "sections" / "your-data-rights.md"
    edit(path, "{{ facts.respond_within }}", "45 days")
    before = path.read_text().partition("45 days")[0]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    checked = policy("check")
    assert checked.status == 1
    assert f"rights.md:{place}: error: the text says “45 days”, the fact respond_within says 30 days" in checked.said
    assert policy("freeze", "gluptron/privacy").status == 1
    assert policy("build").status == 0


# --- time -----------------------------------------------------------------------------------------------------------

HOSTILE = [
    "We keep account data for 5 years. ",
    "account for 5 years and payment for 6 years, ",
    "5 years ",
    "keep ",
    "under 13 children not collect ",
    "twenty ",
    "We don't sell, rent or share your, your, ",
    "Aa Bb Cc Dd ",
    "a@b.",
    "1 2 3 4 ",
    "{{ facts.retention.account.keep }} ",
    "notify a breach § within ",
]


TYPES = {
    "retention": KEEP,
    "rights": RIGHTS,
    "children": CHILDREN,
    "contact": CONTACT,
    "sharing": "sale: never",
    "scope": SCOPE,
    "terms": PRICE,
}


@pytest.mark.slow
@pytest.mark.parametrize("words", HOSTILE)
def test_half_a_megabyte_takes_seconds_at_most(words: str) -> None:
    for section_type, written in TYPES.items():
        facts = facts_of(section_type, written)
        started = time.perf_counter()
        assert len(found_in((section_type, facts, words * (500_000 // len(words))))) <= 1_000
        assert time.perf_counter() - started < 10
