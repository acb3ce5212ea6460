#include "model/report/reportwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace reportwords {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

} // namespace

QString of(ControlStatus status)
{
    const QString words[] = { Text::tr("proposed"),       Text::tr("planned"),
                              Text::tr("implemented"),    Text::tr("verified"),
                              Text::tr("not applicable"), Text::tr("rejected") };
    return words[static_cast<int>(status)];
}

QString of(DecisionState state)
{
    const QString words[] = { Text::tr("undecided"), Text::tr("confirmed"), Text::tr("dismissed") };
    return words[static_cast<int>(state)];
}

QString of(Treatment treatment)
{
    const QString words[] = { Text::tr("undecided"), Text::tr("mitigate"), Text::tr("accept"),
                              Text::tr("transfer"), Text::tr("avoid") };
    return words[static_cast<int>(treatment)];
}

QString of(Acceptance acceptance)
{
    switch (acceptance) {
    case Acceptance::None:
        return Text::tr("not accepted");
    case Acceptance::Valid:
        return Text::tr("accepted");
    case Acceptance::Lapsed:
        return Text::tr("lapsed");
    case Acceptance::ReviewAgain:
        return Text::tr("review again");
    }
    return {};
}

QString of(Rating rating)
{
    const QString words[] = { Text::tr("Low"), Text::tr("Moderate"), Text::tr("High"),
                              Text::tr("Critical") };
    return words[static_cast<int>(rating)];
}

QString of(AssumptionStatus status)
{
    const QString words[] = { Text::tr("open"), Text::tr("holds"), Text::tr("broken") };
    return words[static_cast<int>(status)];
}

QString of(MetricAspect aspect)
{
    const QString words[] = { Text::tr("accuracy"), Text::tr("robustness"),
                              Text::tr("cybersecurity") };
    return words[static_cast<int>(aspect)];
}

QString stateOf(const ThreatRow &row)
{
    if (row.stale)
        return Text::tr("stale");
    return row.reviewAgain.isEmpty() ? of(row.state) : Text::tr("review again");
}

QString amount(qint64 value)
{
    return QLocale().toString(value);
}

QString joined(QStringList parts, const QString &separator)
{
    parts.removeAll(QString());
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        if (parts.at(i).endsWith(u'.') && !parts.at(i).endsWith(QStringLiteral("..")))
            parts[i].chop(1);
    }
    return parts.join(separator);
}

QString alone(const QString &word)
{
    return word.left(1).toUpper() + word.mid(1);
}

} // namespace reportwords
