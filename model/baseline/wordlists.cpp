#include "model/baseline/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Entry
{
    const char *id;
    const char *text;
};

constexpr const char *kinds[] = {
    QT_TRANSLATE_NOOP("Words", "The project"),
    QT_TRANSLATE_NOOP("Words", "Role"),
    QT_TRANSLATE_NOOP("Words", "Person"),
    QT_TRANSLATE_NOOP("Words", "Assumption"),
    QT_TRANSLATE_NOOP("Words", "Zone"),
    QT_TRANSLATE_NOOP("Words", "Artifact"),
    QT_TRANSLATE_NOOP("Words", "Element"),
    QT_TRANSLATE_NOOP("Words", "Flow"),
    QT_TRANSLATE_NOOP("Words", "Diagram"),
    QT_TRANSLATE_NOOP("Words", "Place on a diagram"),
    QT_TRANSLATE_NOOP("Words", "Path on a diagram"),
    QT_TRANSLATE_NOOP("Words", "Control"),
    QT_TRANSLATE_NOOP("Words", "Place of a control"),
    QT_TRANSLATE_NOOP("Words", "Link of a control"),
    QT_TRANSLATE_NOOP("Words", "Own threat"),
    QT_TRANSLATE_NOOP("Words", "Decision"),
    QT_TRANSLATE_NOOP("Words", "Risk"),
    QT_TRANSLATE_NOOP("Words", "Comment"),
    QT_TRANSLATE_NOOP("Words", "Attachment"),
    QT_TRANSLATE_NOOP("Words", "Evidence"),
    QT_TRANSLATE_NOOP("Words", "Workshop notes"),
    QT_TRANSLATE_NOOP("Words", "Silenced rule"),
    QT_TRANSLATE_NOOP("Words", "Rule pack"),
    QT_TRANSLATE_NOOP("Words", "Catalog"),
    QT_TRANSLATE_NOOP("Words", "Action"),
    QT_TRANSLATE_NOOP("Words", "Metric"),
};
static_assert(std::size(kinds) == recordKindCount);

constexpr Entry fields[] = {
    { "name", QT_TRANSLATE_NOOP("Words", "Name") },
    { "description", QT_TRANSLATE_NOOP("Words", "Description") },
    { "owner", QT_TRANSLATE_NOOP("Words", "Owner") },
    { "organisation", QT_TRANSLATE_NOOP("Words", "Organisation") },
    { "purpose", QT_TRANSLATE_NOOP("Words", "Purpose") },
    { "scope", QT_TRANSLATE_NOOP("Words", "Scope") },
    { "classification", QT_TRANSLATE_NOOP("Words", "Classification") },
    { "ai-act-role", QT_TRANSLATE_NOOP("Words", "Role under the AI Act") },
    { "ai-act-class", QT_TRANSLATE_NOOP("Words", "Class under the AI Act") },
    { "currency", QT_TRANSLATE_NOOP("Words", "Currency") },
    { "impact-first", QT_TRANSLATE_NOOP("Words", "First impact bound") },
    { "impact-ratio", QT_TRANSLATE_NOOP("Words", "Impact ratio") },
    { "likelihood-first", QT_TRANSLATE_NOOP("Words", "First likelihood bound") },
    { "likelihood-ratio", QT_TRANSLATE_NOOP("Words", "Likelihood ratio") },
    { "unverified-quality", QT_TRANSLATE_NOOP("Words", "Effect of unverified controls") },
    { "reduction-cap", QT_TRANSLATE_NOOP("Words", "Most reduction") },
    { "appetite", QT_TRANSLATE_NOOP("Words", "Risk appetite") },
    { "matrix", QT_TRANSLATE_NOOP("Words", "Risk matrix") },
    { "accepts-low", QT_TRANSLATE_NOOP("Words", "Accepts low risks") },
    { "accepts-moderate", QT_TRANSLATE_NOOP("Words", "Accepts moderate risks") },
    { "accepts-high", QT_TRANSLATE_NOOP("Words", "Accepts high risks") },
    { "accepts-critical", QT_TRANSLATE_NOOP("Words", "Accepts critical risks") },
    { "loss-spread", QT_TRANSLATE_NOOP("Words", "Loss spread") },
    { "event-cap", QT_TRANSLATE_NOOP("Words", "Most events a year") },
    { "loss-cap", QT_TRANSLATE_NOOP("Words", "Most loss of one event") },
    { "safety-scale", QT_TRANSLATE_NOOP("Words", "Safety scale") },
    { "rights-scale", QT_TRANSLATE_NOOP("Words", "Rights scale") },
    { "service-scale", QT_TRANSLATE_NOOP("Words", "Service scale") },
    { "email", QT_TRANSLATE_NOOP("Words", "E-mail") },
    { "roles", QT_TRANSLATE_NOOP("Words", "Roles") },
    { "text", QT_TRANSLATE_NOOP("Words", "Text") },
    { "status", QT_TRANSLATE_NOOP("Words", "Status") },
    { "subject-kind", QT_TRANSLATE_NOOP("Words", "Kind of place") },
    { "subject", QT_TRANSLATE_NOOP("Words", "Place") },
    { "parent", QT_TRANSLATE_NOOP("Words", "Enclosing zone") },
    { "trust", QT_TRANSLATE_NOOP("Words", "Trust level") },
    { "operator", QT_TRANSLATE_NOOP("Words", "Operator") },
    { "exposure", QT_TRANSLATE_NOOP("Words", "Exposure") },
    { "jurisdiction", QT_TRANSLATE_NOOP("Words", "Jurisdiction") },
    { "kind", QT_TRANSLATE_NOOP("Words", "Kind") },
    { "confidentiality", QT_TRANSLATE_NOOP("Words", "Confidentiality") },
    { "integrity", QT_TRANSLATE_NOOP("Words", "Integrity") },
    { "availability", QT_TRANSLATE_NOOP("Words", "Availability") },
    { "authenticity", QT_TRANSLATE_NOOP("Words", "Authenticity") },
    { "non-repudiation", QT_TRANSLATE_NOOP("Words", "Non-repudiation") },
    { "authorization", QT_TRANSLATE_NOOP("Words", "Authorization") },
    { "version", QT_TRANSLATE_NOOP("Words", "Version") },
    { "digest", QT_TRANSLATE_NOOP("Words", "Digest") },
    { "derived-from", QT_TRANSLATE_NOOP("Words", "Derived from") },
    { "derived-by", QT_TRANSLATE_NOOP("Words", "Derived by") },
    { "safety", QT_TRANSLATE_NOOP("Words", "Harm to safety") },
    { "rights", QT_TRANSLATE_NOOP("Words", "Harm to rights") },
    { "service", QT_TRANSLATE_NOOP("Words", "Harm to service") },
    { "type", QT_TRANSLATE_NOOP("Words", "Type") },
    { "phase", QT_TRANSLATE_NOOP("Words", "Phase") },
    { "zone", QT_TRANSLATE_NOOP("Words", "Zone") },
    { "holds", QT_TRANSLATE_NOOP("Words", "Holds") },
    { "source", QT_TRANSLATE_NOOP("Words", "Source") },
    { "target", QT_TRANSLATE_NOOP("Words", "Target") },
    { "artifacts", QT_TRANSLATE_NOOP("Words", "Carries") },
    { "position", QT_TRANSLATE_NOOP("Words", "Position") },
    { "diagram", QT_TRANSLATE_NOOP("Words", "Diagram") },
    { "element", QT_TRANSLATE_NOOP("Words", "Element") },
    { "x", QT_TRANSLATE_NOOP("Words", "Left") },
    { "y", QT_TRANSLATE_NOOP("Words", "Top") },
    { "width", QT_TRANSLATE_NOOP("Words", "Width") },
    { "height", QT_TRANSLATE_NOOP("Words", "Height") },
    { "z", QT_TRANSLATE_NOOP("Words", "Stacking") },
    { "locked", QT_TRANSLATE_NOOP("Words", "Locked") },
    { "collapsed", QT_TRANSLATE_NOOP("Words", "Folded") },
    { "flow", QT_TRANSLATE_NOOP("Words", "Flow") },
    { "points", QT_TRANSLATE_NOOP("Words", "Path") },
    { "catalog-id", QT_TRANSLATE_NOOP("Words", "Catalog control") },
    { "family", QT_TRANSLATE_NOOP("Words", "Family") },
    { "due", QT_TRANSLATE_NOOP("Words", "Due") },
    { "cost", QT_TRANSLATE_NOOP("Words", "Cost") },
    { "cost-per-year", QT_TRANSLATE_NOOP("Words", "Cost a year") },
    { "verifier", QT_TRANSLATE_NOOP("Words", "Verifier") },
    { "verified-on", QT_TRANSLATE_NOOP("Words", "Verified on") },
    { "verification-method", QT_TRANSLATE_NOOP("Words", "Verification method") },
    { "verification-period", QT_TRANSLATE_NOOP("Words", "Months a verification holds") },
    { "control", QT_TRANSLATE_NOOP("Words", "Control") },
    { "coverage", QT_TRANSLATE_NOOP("Words", "Coverage") },
    { "threat", QT_TRANSLATE_NOOP("Words", "Threat") },
    { "likelihood", QT_TRANSLATE_NOOP("Words", "Likelihood") },
    { "impact", QT_TRANSLATE_NOOP("Words", "Impact") },
    { "reason", QT_TRANSLATE_NOOP("Words", "Reason") },
    { "title", QT_TRANSLATE_NOOP("Words", "Title") },
    { "artifact", QT_TRANSLATE_NOOP("Words", "Artifact") },
    { "stride", QT_TRANSLATE_NOOP("Words", "STRIDE class") },
    { "atlas", QT_TRANSLATE_NOOP("Words", "ATLAS techniques") },
    { "state", QT_TRANSLATE_NOOP("Words", "State") },
    { "rationale", QT_TRANSLATE_NOOP("Words", "Reason") },
    { "rating-reason", QT_TRANSLATE_NOOP("Words", "Reason of the rating") },
    { "by", QT_TRANSLATE_NOOP("Words", "Said by") },
    { "on", QT_TRANSLATE_NOOP("Words", "Said on") },
    { "subject-name", QT_TRANSLATE_NOOP("Words", "Subject") },
    { "artifact-name", QT_TRANSLATE_NOOP("Words", "Artifact") },
    { "seen", QT_TRANSLATE_NOOP("Words", "What held") },
    { "likelihood-low", QT_TRANSLATE_NOOP("Words", "Lowest likelihood said") },
    { "likelihood-high", QT_TRANSLATE_NOOP("Words", "Highest likelihood said") },
    { "impact-low", QT_TRANSLATE_NOOP("Words", "Lowest impact said") },
    { "impact-high", QT_TRANSLATE_NOOP("Words", "Highest impact said") },
    { "parked", QT_TRANSLATE_NOOP("Words", "Parked") },
    { "number", QT_TRANSLATE_NOOP("Words", "Number") },
    { "consequence", QT_TRANSLATE_NOOP("Words", "Consequence") },
    { "threats", QT_TRANSLATE_NOOP("Words", "Threats") },
    { "treatment", QT_TRANSLATE_NOOP("Words", "Treatment") },
    { "accepted-by", QT_TRANSLATE_NOOP("Words", "Accepted by") },
    { "accepted-on", QT_TRANSLATE_NOOP("Words", "Accepted on") },
    { "accepted-until", QT_TRANSLATE_NOOP("Words", "Accepted until") },
    { "acceptance-reason", QT_TRANSLATE_NOOP("Words", "Reason of acceptance") },
    { "accepted-rating", QT_TRANSLATE_NOOP("Words", "Accepted rating") },
    { "media-type", QT_TRANSLATE_NOOP("Words", "Media type") },
    { "size", QT_TRANSLATE_NOOP("Words", "Size") },
    { "sha256", QT_TRANSLATE_NOOP("Words", "SHA-256") },
    { "note", QT_TRANSLATE_NOOP("Words", "Note") },
    { "link", QT_TRANSLATE_NOOP("Words", "Link") },
    { "attachment", QT_TRANSLATE_NOOP("Words", "Attachment") },
    { "expires", QT_TRANSLATE_NOOP("Words", "Expires") },
    { "provider", QT_TRANSLATE_NOOP("Words", "Provider") },
    { "attendance", QT_TRANSLATE_NOOP("Words", "Attendance") },
    { "visited", QT_TRANSLATE_NOOP("Words", "Visited") },
    { "place", QT_TRANSLATE_NOOP("Words", "Place") },
    { "rule", QT_TRANSLATE_NOOP("Words", "Rule") },
    { "pack", QT_TRANSLATE_NOOP("Words", "Rule pack") },
    { "catalog", QT_TRANSLATE_NOOP("Words", "Catalog") },
    { "risk", QT_TRANSLATE_NOOP("Words", "Risk") },
    { "done", QT_TRANSLATE_NOOP("Words", "Done") },
    { "aspect", QT_TRANSLATE_NOOP("Words", "Aspect") },
    { "declared", QT_TRANSLATE_NOOP("Words", "Declared") },
    { "threshold", QT_TRANSLATE_NOOP("Words", "Threshold") },
    { "evidence", QT_TRANSLATE_NOOP("Words", "Evidence") },
};

constexpr Entry words[] = {
    { "project", QT_TRANSLATE_NOOP("Words", "project") },
    { "zone", QT_TRANSLATE_NOOP("Words", "zone") },
    { "element", QT_TRANSLATE_NOOP("Words", "element") },
    { "flow", QT_TRANSLATE_NOOP("Words", "flow") },
    { "crossing", QT_TRANSLATE_NOOP("Words", "crossing") },
    { "artifact", QT_TRANSLATE_NOOP("Words", "artifact") },
    { "control", QT_TRANSLATE_NOOP("Words", "control") },
    { "risk", QT_TRANSLATE_NOOP("Words", "risk") },
    { "open", QT_TRANSLATE_NOOP("Words", "open") },
    { "holds", QT_TRANSLATE_NOOP("Words", "holds") },
    { "broken", QT_TRANSLATE_NOOP("Words", "broken") },
    { "proposed", QT_TRANSLATE_NOOP("Words", "proposed") },
    { "planned", QT_TRANSLATE_NOOP("Words", "planned") },
    { "implemented", QT_TRANSLATE_NOOP("Words", "implemented") },
    { "verified", QT_TRANSLATE_NOOP("Words", "verified") },
    { "not-applicable", QT_TRANSLATE_NOOP("Words", "not applicable") },
    { "rejected", QT_TRANSLATE_NOOP("Words", "rejected") },
    { "confirmed", QT_TRANSLATE_NOOP("Words", "confirmed") },
    { "dismissed", QT_TRANSLATE_NOOP("Words", "dismissed") },
    { "undecided", QT_TRANSLATE_NOOP("Words", "undecided") },
    { "mitigate", QT_TRANSLATE_NOOP("Words", "mitigate") },
    { "accept", QT_TRANSLATE_NOOP("Words", "accept") },
    { "transfer", QT_TRANSLATE_NOOP("Words", "transfer") },
    { "avoid", QT_TRANSLATE_NOOP("Words", "avoid") },
    { "accuracy", QT_TRANSLATE_NOOP("Words", "accuracy") },
    { "robustness", QT_TRANSLATE_NOOP("Words", "robustness") },
    { "cybersecurity", QT_TRANSLATE_NOOP("Words", "cybersecurity") },
    { "low", QT_TRANSLATE_NOOP("Words", "low") },
    { "moderate", QT_TRANSLATE_NOOP("Words", "moderate") },
    { "high", QT_TRANSLATE_NOOP("Words", "high") },
    { "critical", QT_TRANSLATE_NOOP("Words", "critical") },
    { "spoofing", QT_TRANSLATE_NOOP("Words", "spoofing") },
    { "tampering", QT_TRANSLATE_NOOP("Words", "tampering") },
    { "repudiation", QT_TRANSLATE_NOOP("Words", "repudiation") },
    { "information-disclosure", QT_TRANSLATE_NOOP("Words", "information disclosure") },
    { "denial-of-service", QT_TRANSLATE_NOOP("Words", "denial of service") },
    { "elevation-of-privilege", QT_TRANSLATE_NOOP("Words", "elevation of privilege") },
};

/// An id that no list knows is better than nothing.
template<size_t N>
QString look(const Entry (&entries)[N], const QString &id)
{
    const auto it = std::ranges::find_if(
            entries, [&](const Entry &entry) { return id == QLatin1String(entry.id); });
    return it == std::end(entries) ? id : QCoreApplication::translate("Words", it->text);
}

} // namespace

namespace wordlists {

QString kind(RecordKind kind)
{
    return QCoreApplication::translate("Words", kinds[static_cast<size_t>(kind)]);
}

QString field(const QString &name)
{
    return look(fields, name);
}

QString word(const QString &word)
{
    return look(words, word);
}

} // namespace wordlists
