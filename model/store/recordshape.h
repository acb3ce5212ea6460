#pragma once

#include "model/core/record.h"

#include <type_traits>

/// How a record lies in the project file: names and columns of its tables, from its field list.
namespace recordshape {

template<typename T>
struct IsId : std::false_type
{
};
template<typename T>
struct IsId<Id<T>> : std::true_type
{
};
template<typename T>
struct IsList : std::false_type
{
};
template<typename T>
struct IsList<QList<T>> : std::true_type
{
};
template<>
struct IsList<Facts> : std::true_type
{
};

template<typename T>
constexpr bool isScalar = !IsList<std::decay_t<T>>::value;

/// The table of a kind, and that of a list of it.
QString tableOf(RecordKind kind);
QString childOf(RecordKind kind, const char *field);

struct Shape
{
    /// Quoted names of the columns of scalars, in the order of the fields, without the id.
    QStringList scalars;
    /// The same with their types.
    QStringList definitions;
    /// Fields that are lists, and the columns with types of the table of each.
    QList<const char *> lists;
    QList<QStringList> childColumns;
};

/// The shape of a kind; made once.
const Shape &of(RecordKind kind);

} // namespace recordshape
