#pragma once

#include <QString>

#include <utility>
#include <variant>

/// What went wrong, for a person: what happened, where, and what to do next.
struct Error
{
    QString message;
    /// File, JSON path or row that the message is about; may be empty.
    QString where = {};
    /// What the reader can do now; may be empty.
    QString next = {};

    /// All three parts as one text, a line each.
    QString text() const
    {
        QString all = where.isEmpty() ? message : where + QStringLiteral(": ") + message;
        if (!next.isEmpty())
            all += QLatin1Char('\n') + next;
        return all;
    }
};

/// A value or the reason why there is none. The world's errors travel in it; our own mistakes
/// assert.
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_content.index() == 0; }
    const T &operator*() const { return std::get<0>(m_content); }
    T &operator*() { return std::get<0>(m_content); }
    const T *operator->() const { return &std::get<0>(m_content); }
    T *operator->() { return &std::get<0>(m_content); }
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

template<>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)), m_failed(true) { }

    explicit operator bool() const { return !m_failed; }
    const Error &error() const { return m_error; }

private:
    Error m_error;
    bool m_failed = false;
};
