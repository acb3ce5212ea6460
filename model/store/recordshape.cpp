#include "model/store/recordshape.h"

#include <array>

namespace recordshape {

namespace {

QString sqlName(const char *name)
{
    return QString::fromLatin1(name).replace(u'-', u'_');
}

/// SQL type of a scalar. Null stands only for "no reference".
template<typename T>
QString columnType()
{
    if constexpr (IsId<T>::value)
        return QStringLiteral("BLOB");
    else if constexpr (std::is_same_v<T, QString> || std::is_enum_v<T>)
        return QStringLiteral("TEXT NOT NULL");
    else
        return QStringLiteral("INTEGER NOT NULL");
}

struct ShapeBuilder
{
    Shape &shape;

    template<typename T>
    void operator()(const char *name, const T & /*value*/) const
    {
        if constexpr (isScalar<T>) {
            shape.scalars.append(u'"' + sqlName(name) + u'"');
            shape.definitions.append(sqlName(name) + u' ' + columnType<T>());
        } else {
            shape.lists.append(name);
            shape.childColumns.append(childColumns(Tag<T> {}));
        }
    }

    template<typename T>
    struct Tag
    {
    };
    static QStringList listColumns(const QStringList &values)
    {
        return QStringList { QStringLiteral("owner BLOB NOT NULL"),
                             QStringLiteral("position INTEGER NOT NULL") }
               + values;
    }
    static QStringList childColumns(Tag<Facts> /*tag*/)
    {
        return { QStringLiteral("owner BLOB NOT NULL"), QStringLiteral("key TEXT NOT NULL"),
                 QStringLiteral("value TEXT NOT NULL") };
    }
    static QStringList childColumns(Tag<QList<QPoint>> /*tag*/)
    {
        return listColumns(
                { QStringLiteral("x INTEGER NOT NULL"), QStringLiteral("y INTEGER NOT NULL") });
    }
    static QStringList childColumns(Tag<QStringList> /*tag*/)
    {
        return listColumns({ QStringLiteral("value TEXT NOT NULL") });
    }
    template<typename T>
    static QStringList childColumns(Tag<QList<Id<T>>> /*tag*/)
    {
        return listColumns({ QStringLiteral("value BLOB NOT NULL") });
    }
};

Shape shapeOf(RecordKind kind)
{
    Shape shape;
    std::visit([&](const auto &r) { std::decay_t<decltype(r)>::visit(r, ShapeBuilder { shape }); },
               makeRecord(kind, {}));
    return shape;
}

} // namespace

QString tableOf(RecordKind kind)
{
    return sqlName(nameOf(kind).many);
}

QString childOf(RecordKind kind, const char *field)
{
    return sqlName(nameOf(kind).one) + QStringLiteral("__") + sqlName(field);
}

const Shape &of(RecordKind kind)
{
    static const std::array<Shape, recordKindCount> shapes = [] {
        std::array<Shape, recordKindCount> all;
        for (const RecordKind each : allRecordKinds())
            all.at(static_cast<size_t>(each)) = shapeOf(each);
        return all;
    }();
    return shapes.at(static_cast<size_t>(kind));
}

} // namespace recordshape
