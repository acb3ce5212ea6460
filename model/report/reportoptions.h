#pragma once

#include "model/core/enumtext.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

/// Who a report is for: decides its sections and, for a partner, how much of the model it shows.
enum class Audience { Executive, Technical, Auditor, Partner, Change };
template<>
inline constexpr std::array<const char *, 5> enumWords<Audience> = { "executive", "technical",
                                                                     "auditor", "partner",
                                                                     "change" };

/// The sections, in the order in which they are printed.
enum class ReportSection {
    DocumentControl,
    Changes,
    Summary,
    Scope,
    System,
    Artifacts,
    Method,
    Risks,
    Plan,
    Threats,
    Controls,
    Applicability,
    AiAct,
    Coverage,
    Workshop,
    LeftOut,
    Provenance
};
template<>
inline constexpr std::array<const char *, 17> enumWords<ReportSection> = {
    "document-control", "changes",  "summary",  "scope",    "system",   "artifacts",
    "method",           "risks",    "plan",     "register", "controls", "applicability",
    "ai-act",           "coverage", "workshop", "left-out", "record"
};

enum class Paper { A4, Letter };
template<>
inline constexpr std::array<const char *, 2> enumWords<Paper> = { "a4", "letter" };

/// Somebody who signed the baseline that is reported.
struct ReportedSignature
{
    QString name;
    QString role;
    QDate on;
    /// What the name is worth, in words: "self-declared", "signed, key known", ...
    QString standing;
};

/// The baseline that a report is of, as far as a report speaks of it.
struct ReportedBaseline
{
    QString name;
    QString status;
    QString stateHash;
    bool approved = false;
    QList<ReportedSignature> signatures;
};

/// What changed since a baseline, in words.
struct ReportedChange
{
    struct Line
    {
        /// What kind of thing changed, what it is called, what happened to it.
        QString group;
        QString subject;
        QString text;
    };
    QString baseline;
    QDate on;
    QList<Line> lines;
};

/// What a report is about besides the project.
struct ReportOptions
{
    QDate date;
    /// Hash of the last journal entry, hex; printed so that a cut tail can be noticed.
    QString head = {};
    qsizetype entries = 0;
    Audience audience = Audience::Technical;
    /// Sections to print; empty takes those of the audience.
    QList<ReportSection> sections = {};
    /// For a partner: the zone operator whose zones and obligations are shown.
    QString zoneOperator = {};
    std::optional<ReportedBaseline> baseline = {};
    std::optional<ReportedChange> since = {};
};

namespace reportsection {

/// Title in the reader's language.
QString title(ReportSection section);
QString name(Audience audience);
/// What an audience gets when nothing else is said. The section "changes" needs `since`.
QList<ReportSection> usual(Audience audience);
/// Whether a section may be shown to this audience at all: a partner gets no inside of others.
bool allowed(ReportSection section, Audience audience);

} // namespace reportsection
