#include "views/registers/filter/savedfilters.h"

#include <QSettings>

namespace {

const QString filtersKey = QStringLiteral("register/filters");

template<typename T>
QVariantList listOf(const QSet<T> &set)
{
    QList<T> sorted(set.begin(), set.end());
    std::ranges::sort(sorted);
    QVariantList list;
    for (const T &value : sorted)
        list.append(value);
    return list;
}

QSet<QString> textsOf(const QVariant &value)
{
    const QStringList list = value.toStringList();
    return { list.begin(), list.end() };
}

QSet<int> numbersOf(const QVariant &value)
{
    QSet<int> set;
    for (const QVariant &each : value.toList())
        set.insert(each.toInt());
    return set;
}

} // namespace

QStringList SavedFilters::names() const
{
    return QSettings().value(filtersKey).toMap().keys();
}

ThreatFilter SavedFilters::filter(const QString &name) const
{
    const QVariantMap map = QSettings().value(filtersKey).toMap().value(name).toMap();
    ThreatFilter filter;
    filter.text = map.value(QStringLiteral("text")).toString();
    filter.states = textsOf(map.value(QStringLiteral("states")));
    filter.ratings = numbersOf(map.value(QStringLiteral("ratings")));
    filter.strides = numbersOf(map.value(QStringLiteral("strides")));
    filter.phases = textsOf(map.value(QStringLiteral("phases")));
    filter.owners = textsOf(map.value(QStringLiteral("owners")));
    return filter;
}

void SavedFilters::save(const QString &name, const ThreatFilter &filter)
{
    QSettings settings;
    QVariantMap all = settings.value(filtersKey).toMap();
    all.insert(name, QVariantMap { { QStringLiteral("text"), filter.text },
                                   { QStringLiteral("states"), listOf(filter.states) },
                                   { QStringLiteral("ratings"), listOf(filter.ratings) },
                                   { QStringLiteral("strides"), listOf(filter.strides) },
                                   { QStringLiteral("phases"), listOf(filter.phases) },
                                   { QStringLiteral("owners"), listOf(filter.owners) } });
    settings.setValue(filtersKey, all);
}

void SavedFilters::remove(const QString &name)
{
    QSettings settings;
    QVariantMap all = settings.value(filtersKey).toMap();
    all.remove(name);
    settings.setValue(filtersKey, all);
}
