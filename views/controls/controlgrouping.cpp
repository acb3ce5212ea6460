#include "views/controls/controlgrouping.h"

#include "views/controls/controlwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ControlsModel)
};

ControlHeading headingOf(const ViewContext &context, const ControlRow &row, controlgrouping::By by)
{
    const Control *control = context.project().find(row.control);
    switch (by) {
    case controlgrouping::Status: {
        QString name = statusName(control->status);
        if (control->status == ControlStatus::Implemented)
            name = Text::tr("implemented, not verified");
        name[0] = name.at(0).toUpper();
        return { textOf(control->status),
                 QStringLiteral("%1  %2").arg(statusMark(control->status), name),
                 {} };
    }
    case controlgrouping::Owner: {
        const Person *owner = context.project().find(control->owner);
        return { control->owner.text(), owner ? owner->name : Text::tr("Nobody yet"), {} };
    }
    case controlgrouping::Place: {
        const QString place = ControlCells(context).text(row, ControlCells::Place);
        return { place, place, {} };
    }
    case controlgrouping::Family:
        for (const Term &family : context.catalogs().controlFamilies) {
            if (family.id == control->family)
                return { family.id, family.name, {} };
        }
        return { control->family,
                 control->family.isEmpty() ? Text::tr("The team's own") : control->family,
                 {} };
    case controlgrouping::Nothing:
        break;
    }
    return { QStringLiteral("all"), Text::tr("All controls"), {} };
}

} // namespace

QList<ControlHeading> controlgrouping::headings(const ViewContext &context,
                                                const QList<ControlRow> &rows, By by)
{
    QList<ControlHeading> headings;
    QHash<QString, qsizetype> known;
    for (const ControlRow &row : rows) {
        const ControlHeading heading = headingOf(context, row, by);
        if (!known.contains(heading.id)) {
            known.insert(heading.id, headings.size());
            headings.append(heading);
        }
        headings[known.value(heading.id)].rows.append(row);
    }
    if (by == Status) {
        std::ranges::stable_sort(headings, {}, [](const ControlHeading &heading) {
            return ControlCells::urgency(
                    enumFrom<ControlStatus>(heading.id).value_or(ControlStatus::Rejected));
        });
    } else {
        std::ranges::stable_sort(headings, [](const ControlHeading &a, const ControlHeading &b) {
            return a.name.localeAwareCompare(b.name) < 0;
        });
    }
    return headings;
}
