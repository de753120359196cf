"""L4: a closed list of phrases in two spellings each; either way is harmless. Source: domain rules §4.2."""

from collections.abc import Iterator
from typing import Final

_COMPOUNDS: Final = """
e-mail email; e-mails emails; e-mailed emailed; e-mailing emailing; web-site website; web-sites websites;
web_site website; web_sites websites; on-line online; off-line offline; third_party third-party;
third_parties third-parties; opt-out opt_out; opt-outs opt_outs; opt-in opt_in; opt-ins opt_ins; co-operate cooperate;
co-operation cooperation; co-ordinate coordinate; co-ordination coordination; sub-processor subprocessor;
sub-processors subprocessors; sub-contractor subcontractor; sub-contractors subcontractors; e-commerce ecommerce;
user-name username; user-names usernames; home-page homepage; log-in login; log-ins logins; real-time real_time;
long-term long_term; short-term short_term; up-to-date up_to_date; day-to-day day_to_day; de-identified deidentified;
de-identify deidentify; de-identification deidentification; cyber-security cybersecurity; cyber_security cybersecurity;
health-care healthcare; health_care healthcare; pre-fill prefill; multi-factor multifactor; two-factor two_factor;
non-profit nonprofit; smart-phone smartphone; smart-phones smartphones; data-base database; data-bases databases;
pop-up popup; pop-ups popups; single-sign-on single_sign-on; decision-making decision_making; sign-up sign_up;
sign-ups sign_ups; sign-in sign_in; sign-ins sign_ins; set-up setup; back-up backup; back-ups backups;
drop-down dropdown; user_name username; user_names usernames; user-id user_id; log_file logfile; log_files logfiles;
log-file log_file; log-files log_files; time-zone time_zone; time-zones time_zones; time_zone timezone;
smart_phone smartphone; smart_phones smartphones; cell_phone cellphone; cell_phones cellphones; end-user end_user;
end-users end_users; on-going ongoing; anti-virus antivirus; anti-fraud antifraud; pre-set preset; re-use reuse;
re-used reused; wi-fi wifi; check-box checkbox; check-boxes checkboxes; tick-box tick_box; web-page webpage;
web_page webpage; web-pages webpages; web_pages webpages; help-desk helpdesk; help_desk helpdesk; know-how knowhow;
well-being wellbeing; in-house inhouse; cross-border cross_border; ip-address ip_address; ip-addresses ip_addresses;
data-protection data_protection; opting-out opting_out; opting-in opting_in; opted-out opted_out; opted-in opted_in;
geo-location geolocation; geo_location geolocation; geo-targeting geotargeting; sub-domain subdomain;
sub-domains subdomains; sub-section subsection; sub-sections subsections; sub-paragraph subparagraph;
sub-paragraphs subparagraphs; sub-category subcategory; sub-categories subcategories; sub-license sublicense;
sub-licensable sublicensable; sub-contracting subcontracting; sub-processing subprocessing; e-signature esignature;
e-signatures esignatures; e-book ebook; e-books ebooks; e-ticket eticket; e-tickets etickets; e-wallet ewallet;
e-money emoney; e-learning elearning; e-shop eshop; e-newsletter enewsletter; co-operative cooperative;
co-operates cooperates; co-operating cooperating; co-ordinator coordinator; co-ordinates coordinates;
co-ordinated coordinated; co-worker coworker; co-workers coworkers; co-branded cobranded; pre-existing preexisting;
pre-approved preapproved; pre-paid prepaid; pre-populate prepopulate; pre-populated prepopulated; pre-filled prefilled;
pre-installed preinstalled; pre-defined predefined; pre-determined predetermined; pre-order preorder;
pre-orders preorders; re-direct redirect; re-directed redirected; re-directs redirects; re-publish republish;
re-identify reidentify; re-identified reidentified; re-identification reidentification; re-install reinstall;
re-activate reactivate; re-enter reenter; re-evaluate reevaluate; re-targeting retargeting; re-marketing remarketing;
re-sell resell; re-sold resold; re-seller reseller; re-sellers resellers; re-using reusing; re-schedule reschedule;
re-submit resubmit; un-subscribe unsubscribe; non-commercial noncommercial; non-compliance noncompliance;
non-disclosure nondisclosure; non-payment nonpayment; non-exclusive nonexclusive; non-transferable nontransferable;
non-refundable nonrefundable; non-essential nonessential; non-binding nonbinding; non-discrimination nondiscrimination;
non-public nonpublic; non-personal nonpersonal; non-profits nonprofits; anti-spam antispam; anti-malware antimalware;
anti-corruption anticorruption; anti-money-laundering anti-money_laundering; multi-national multinational;
multi-media multimedia; multi-lingual multilingual; intra-group intragroup; bio-metric biometric;
bio-metrics biometrics; meta-data metadata; meta_data metadata; data-set dataset; data-sets datasets; data_set dataset;
data_sets datasets; data-centre datacentre; data_centre datacentre; data-center datacenter; data_center datacenter;
data_centres datacentres; data_centers datacenters; life-cycle lifecycle; life_cycle lifecycle; news-letter newsletter;
news-letters newsletters; time-frame timeframe; time_frame timeframe; time-frames timeframes; time_frames timeframes;
time-stamp timestamp; time_stamp timestamp; time-stamps timestamps; pass-code passcode; key-word keyword;
key-words keywords; hyper-link hyperlink; hyper-links hyperlinks; screen-shot screenshot; screen-shots screenshots;
plug-in plugin; plug-ins plugins; add-on addon; add-ons addons; log-out logout; log-off logoff; start-up startup;
start-ups startups; check-out checkout; roll-out rollout; follow-up follow_up; on-boarding onboarding; on-site onsite;
off-site offsite; on-screen onscreen; long-standing longstanding; up-front upfront; down-load download;
down-loads downloads; up-load upload; share-holder shareholder; share-holders shareholders; stake-holder stakeholder;
stake-holders stakeholders; work-place workplace; work-flow workflow; work-flows workflows; no-one no_one;
check_box checkbox; check_boxes checkboxes; home_page homepage; home_pages homepages; data_base database;
data_bases databases; record-keeping record_keeping; record-keeping recordkeeping; record_keeping recordkeeping;
pop_up pop-up; pop_ups pop-ups; drop_down drop-down; drop_down dropdown; in-app in_app; one-time one_time;
single_sign-on single_sign_on; single-sign-on single_sign_on; well_being well-being; well_being wellbeing;
qr-code qr_code; qr-codes qr_codes; end-to-end end_to_end; face-to-face face_to_face; peer-to-peer peer_to_peer;
two-step two_step; machine-readable machine_readable; location-based location_based; interest-based interest_based;
cloud-based cloud_based; user-generated user_generated; higher-risk higher_risk; social-media social_media;
push-notification push_notification; push-notifications push_notifications; web-beacon web_beacon;
web-beacons web_beacons; web-server web_server; web-servers web_servers; credit-card credit_card;
debit-card debit_card; customer-service customer_service; cookie-policy cookie_policy; privacy-policy privacy_policy;
sub_processor sub-processor; sub_processor subprocessor; sub_processors sub-processors; sub_processors subprocessors;
sub_contractor sub-contractor; sub_contractor subcontractor; sub_contractors sub-contractors;
sub_contractors subcontractors; non_profit non-profit; non_profit nonprofit; spread-sheet spreadsheet;
spread_sheet spreadsheet; voice-mail voicemail; voice_mail voicemail; land-line landline; land_line landline;
hand-held handheld; head-quarters headquarters; play-list playlist; note-book notebook; lap-top laptop; lap_top laptop;
desk-top desktop; touch-screen touchscreen; touch_screen touchscreen; fire-wall firewall; fire_wall firewall;
data-sheet datasheet; micro-phone microphone; audio-visual audiovisual; tele-marketing telemarketing;
tele-communications telecommunications; inter-operability interoperability; pseudo-anonymised pseudoanonymised;
re-assess reassess; re-open reopen; re-opened reopened; re-issue reissue; re-issued reissued; re-calculate recalculate;
pre-select preselect; pre-selected preselected; pre-ticked preticked; mid-night midnight; over-night overnight;
web-browser web_browser; web-browsers web_browsers; web-beacon web_beacon;
web-beacons web_beacons; web-based web_based; cloud-based cloud_based; location-based location_based;
interest-based interest_based; role-based role_based; risk-based risk_based; region-specific region_specific;
country-specific country_specific; state-specific state_specific; product-specific product_specific;
service-specific service_specific; service-related service_related; security-related security_related;
privacy-related privacy_related; health-related health_related; account-related account_related;
work-related work_related; job-related job_related; employment-related employment_related;
government-issued government_issued; user-generated user_generated; user-provided user_provided;
user-friendly user_friendly; age-appropriate age_appropriate; password-protected password_protected;
industry-standard industry_standard; first-party first_party; cross-site cross_site; cross-device cross_device;
cross-context cross_context; cross-platform cross_platform; case-by-case case_by_case; step-by-step step_by_step;
end-to-end end_to_end; peer-to-peer peer_to_peer; state-of-the-art state_of_the_art; out-of-court out_of_court;
so-called so_called; well-known well_known; above-mentioned above_mentioned; high-risk high_risk;
high-level high_level; large-scale large_scale; full-time full_time; part-time part_time; two-step two_step;
personally-identifiable personally_identifiable; individually-identifiable individually_identifiable;
publicly-available publicly_available; commercially-reasonable commercially_reasonable;
legally-binding legally_binding;
"""
_SPELLINGS: Final = """
behaviour behavior; behaviours behaviors; behavioural behavioral; colour color; colours colors; favour favor;
favours favors; favoured favored; favourable favorable; favourite favorite; favourites favorites; honour honor;
honours honors; honoured honored; honouring honoring; labour labor; neighbour neighbor; neighbours neighbors;
endeavour endeavor; endeavours endeavors; endeavoured endeavored; endeavouring endeavoring; centre center;
centres centers; centred centered; defence defense; defences defenses; offence offense; offences offenses;
cancelled canceled; cancelling canceling; labelled labeled; labelling labeling; travelled traveled;
travelling traveling; modelled modeled; modelling modeling; signalling signaling; channelled channeled;
counselling counseling; fulfil fulfill; fulfils fulfills; fulfilment fulfillment; enrol enroll; enrols enrolls;
enrolment enrollment; enrolments enrollments; instalment installment; instalments installments; judgement judgment;
judgements judgments; acknowledgement acknowledgment; acknowledgements acknowledgments; ageing aging; grey gray;
catalogue catalog; catalogues catalogs; dialogue dialog; analogue analog; paediatric pediatric; skilful skillful;
artefact artifact; artefacts artifacts; analyse analyze; analysed analyzed; analysing analyzing; catalyse catalyze;
paralyse paralyze; percent per_cent; per-cent percent; towards toward; among amongst; while whilst;
afterwards afterward; learnt learned; unauthorised unauthorized;
unrecognised unrecognized; unfavourable unfavorable; penalise penalize;
penalised penalized; sanitise sanitize; sanitised sanitized; virtualise virtualize; sceptical skeptical;
totalling totaling; totalled totaled; focussed focused; focussing focusing; rigour rigor; counsellor counselor;
counsellors counselors; coloured colored; pretence pretense;
adviser advisor; advisers advisors; traveller traveler; travellers travelers;
levelled leveled; levelling leveling; fuelled fueled; tunnelled tunneled; tunnelling tunneling; dialled dialed;
dialling dialing; initialled initialed; equalled equaled; marshalled marshaled; unlabelled unlabeled;
mislabelled mislabeled; signalled signaled; cancellable cancelable; wilful willful; wilfully willfully;
wilfulness willfulness; instil instill; instils instills; benefitted benefited; benefitting benefiting;
targetted targeted; targetting targeting; focusses focuses; biassed biased; burnt burned; spelt spelled;
spoilt spoiled; amid amidst; judgemental judgmental; sceptic skeptic; dishonour dishonor; demeanour demeanor;
vapour vapor; humour humor; armour armor; odour odor; tumour tumor; misbehaviour misbehavior; colouring coloring;
discolour discolor; manoeuvre maneuver; jewellery jewelry; aluminium aluminum;
gynaecological gynecological; orthopaedic orthopedic; anaesthetic anesthetic; haemoglobin hemoglobin;
leukaemia leukemia; foetus fetus; oestrogen estrogen; encyclopaedia encyclopedia; cypher cipher;
unrecognisable unrecognizable;
paralysed paralyzed; catalysed catalyzed; ok okay; catalogued cataloged; cataloguing cataloging; rumour rumor;
rumours rumors; harbour harbor; harbours harbors; theatre theater; theatres theaters; fibre fiber; fibres fibers;
archaeology archeology; diarrhoea diarrhea; anaemia anemia; oesophagus esophagus; caesarean cesarean;
councillor councilor; councillors councilors; woollen woolen; panelled paneled; parcelled parceled; pencilled penciled;
unravelled unraveled; funnelled funneled; lodgement lodgment; abridgement abridgment; odours odors; parlour parlor;
tumours tumors; vigour vigor; flavour flavor; flavours flavors; flavoured flavored; haemorrhage hemorrhage;
moustache mustache; sulphur sulfur; neighbouring neighboring; neighbourhood neighborhood;
neighbourhoods neighborhoods; paediatrician pediatrician; paediatricians pediatricians; gynaecology gynecology;
gynaecologist gynecologist; orthopaedics orthopedics; anaesthetics anesthetics; anaesthetist anesthetist;
haematology hematology; homoeopathy homeopathy; dialogues dialogs; analogues analogs; counselled counseled;
skilfully skillfully; distil distill; distils distills;
"""
_VERBS: Final = """
anonym pseudonym author categor central character critic custom digit emphas final formal general global harmon initial
internal item legal local maxim minim mobil modern monet national neutral normal optim organ personal popular priorit
random recogn regular rational reorgan scrutin serial social special stabil standard subsid summar synchron token util
victim visual criminal capital apolog memor jeopard real colon commercial container decentral democrat
depersonal destabil dramat econom equal external familiar hospital human hypothes ideal immun individual industrial
institutional legitim liberal margin mechan moral oxid polar privat public radical revolution sensit sexual
stigmat symbol sympath system trivial urban vandal dehuman demon incentiv monopol natural patron computer
amort digital material notar steril
""".split()
_ENDINGS: Final = "e ed es ing er ers ation ations ational able".split()
_CONTRACTIONS: Final = """
don't do_not; doesn't does_not; didn't did_not; isn't is_not; aren't are_not; wasn't was_not; weren't were_not;
haven't have_not; hasn't has_not; hadn't had_not; won't will_not; wouldn't would_not; shouldn't should_not;
couldn't could_not; can't cannot; can't can_not; cannot can_not; mustn't must_not; needn't need_not; we're we_are;
you're you_are; they're they_are; we've we_have; you've you_have; they've they_have; i've i_have; i'm i_am;
we'll we_will; you'll you_will; they'll they_will; i'll i_will; it'll it_will; shan't shall_not; that'll that_will;
there'll there_will; who'll who_will;
"""
_SHORT: Final = """
e.g. for_example; i.e. that_is; e.g., for_example,; e.g. for_example,; i.e. that_is,; i.e., that_is,; e.g. eg;
i.e. ie; & and; a an; approx. approximately; incl. including; vs. versus; info information;
"""


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for row in text.split(";"):
        if row.strip():
            one, other = row.split()
            yield one.replace("_", " "), other.replace("_", " ")


def _all() -> Iterator[tuple[str, str]]:
    for text in (_COMPOUNDS, _SPELLINGS, _CONTRACTIONS, _SHORT):
        yield from _pairs(text)
    for stem in _VERBS:
        yield from ((f"{stem}is{ending}", f"{stem}iz{ending}") for ending in _ENDINGS)


VARIANTS: Final[tuple[tuple[str, str], ...]] = tuple(_all())
"""The pairs, in small letters; words of a phrase are parted by one space."""
ABBREVIATED: Final = ("US", "UK", "EU", "UN", "UAE", "USA", "EEA")
"""Names that are written with stops or without: “U.S.” and “US”, in capitals."""
