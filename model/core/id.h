#pragma once

#include <QHashFunctions>
#include <QString>
#include <QUuid>

#include <compare>

/// The identity of one record of type T. Null means "none". Ids never change and are never reused;
/// records refer to each other by id, never by pointer.
template<typename T>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &value) : m_value(value) { }

    static Id create() { return Id(QUuid::createUuid()); }

    bool isNull() const { return m_value.isNull(); }
    const QUuid &value() const { return m_value; }

    /// Lower case, with hyphens, without braces: the form used in files and threat keys.
    QString text() const { return m_value.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_value == b.m_value; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QUuid m_value;
};

/// A reference to a record of any kind (a comment's subject, say).
using AnyId = Id<void>;
