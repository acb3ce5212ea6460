#include "views/registers/threats/registerlook.h"

#include <QSettings>

#include <algorithm>

namespace {

const QString headerKey = QStringLiteral("register/header");
/// "column order" pairs: "7 1".
const QString sortingKey = QStringLiteral("register/sorting");
const QString groupingKey = QStringLiteral("register/grouping");

} // namespace

RegisterLook RegisterLook::load()
{
    const QSettings settings;
    RegisterLook look;
    look.header = settings.value(headerKey).toByteArray();
    for (const QString &text : settings.value(sortingKey).toStringList()) {
        const int column = text.section(u' ', 0, 0).toInt();
        if (column >= 0 && column < ThreatCells::ColumnCount)
            look.sorting.append(
                    { column, text.endsWith(u'1') ? Qt::DescendingOrder : Qt::AscendingOrder });
    }
    const auto grouping = threatgrouping::ids().indexOf(settings.value(groupingKey).toString());
    look.grouping = static_cast<threatgrouping::By>(std::max<qsizetype>(0, grouping));
    return look;
}

void RegisterLook::save() const
{
    QStringList texts;
    for (const ThreatOrder::Key &key : sorting)
        texts.append(QStringLiteral("%1 %2").arg(key.column).arg(static_cast<int>(key.order)));
    QSettings settings;
    settings.setValue(headerKey, header);
    settings.setValue(sortingKey, texts);
    settings.setValue(groupingKey, threatgrouping::ids().at(grouping));
}
