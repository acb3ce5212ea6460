#include "model/core/strictjson.h"

#include <QCoreApplication>
#include <QSet>

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

constexpr int maxDepth = 64;
constexpr qsizetype maxSize = 64 * 1024 * 1024;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(strictjson)
};

/// Looks at the events before anything is built: a deep document would overflow the stack later.
class Guard : public nlohmann::json_sax<json>
{
public:
    QString problem;

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t & /*text*/) override { return true; }
    bool string(string_t & /*value*/) override { return true; }
    bool binary(binary_t & /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return enter(true); }
    bool start_array(std::size_t /*size*/) override { return enter(false); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t &name) override
    {
        const QString text = QString::fromStdString(name);
        if (m_keys.last().contains(text)) {
            problem = Text::tr("the key \"%1\" stands twice in one object").arg(text);
            return false;
        }
        m_keys.last().insert(text);
        return true;
    }
    bool parse_error(std::size_t position, const std::string & /*token*/,
                     const nlohmann::detail::exception &error) override
    {
        QString detail = QString::fromUtf8(error.what());
        detail.remove(0, detail.indexOf(u']') + 2);
        problem = Text::tr("this is not JSON (byte %1): %2").arg(position).arg(detail);
        return false;
    }

private:
    bool enter(bool /*object*/)
    {
        m_keys.append(QSet<QString>());
        if (m_keys.size() <= maxDepth)
            return true;
        problem = Text::tr("it is nested deeper than %1 levels").arg(maxDepth);
        return false;
    }
    bool leave()
    {
        m_keys.removeLast();
        return true;
    }

    QList<QSet<QString>> m_keys;
};

} // namespace

namespace strictjson {

Result<json> parse(const QByteArray &bytes, const QString &name)
{
    const QString next = Text::tr("Correct the file and try again; nothing was changed.");
    if (bytes.size() > maxSize)
        return Error { Text::tr("the file is larger than 64 MB"), name, next };
    Guard guard;
    if (!json::sax_parse(bytes.constBegin(), bytes.constEnd(), &guard))
        return Error { guard.problem, name, next };
    return json::parse(bytes.constBegin(), bytes.constEnd());
}

bool isShallow(const QByteArray &bytes)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes.at(i);
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return false;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return true;
}

} // namespace strictjson
