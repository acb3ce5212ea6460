#pragma once

#include "model/core/id.h"

#include <optional>

/// Which threat: a rule on a subject (flow or element) and, where the rule says so, one artifact on
/// it. Written `rule@subject`, `rule@subject/artifact`, or `own@id` for a threat of the team's own.
/// Built from ids only, so moving, renaming, exporting and importing keep it.
struct ThreatKey
{
    QString rule;
    QUuid subject;
    QUuid artifact = {};

    bool isOwn() const { return rule == u"own"; }
    QString text() const
    {
        QString key = rule + u'@' + subject.toString(QUuid::WithoutBraces);
        if (!artifact.isNull())
            key += u'/' + artifact.toString(QUuid::WithoutBraces);
        return key;
    }
    static std::optional<ThreatKey> fromText(const QString &text)
    {
        const qsizetype at = text.lastIndexOf(u'@');
        const qsizetype slash = text.indexOf(u'/', at);
        if (at <= 0)
            return std::nullopt;
        const auto id = [](const QString &part) { return QUuid::fromString(part); };
        ThreatKey key { text.left(at), id(text.mid(at + 1, slash < 0 ? -1 : slash - at - 1)) };
        if (slash >= 0)
            key.artifact = id(text.mid(slash + 1));
        if (key.text() != text)
            return std::nullopt;
        return key;
    }
    friend bool operator==(const ThreatKey &, const ThreatKey &) = default;
};
