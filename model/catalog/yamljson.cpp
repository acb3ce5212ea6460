#include "model/catalog/yamljson.h"

#include <QCoreApplication>
#include <QHash>

#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(yamljson)
};

/// Thrown through yaml-cpp, which knows no other way to stop; caught in `parse`.
struct Refused
{
    YAML::Mark mark;
    QString message;
};

/// About what a value takes in memory: a long text counts as much as many short ones.
qsizetype weightOf(const ordered_json &value)
{
    constexpr qsizetype perValue = 64;
    qsizetype weight = perValue;
    if (value.is_string())
        weight += static_cast<qsizetype>(value.get_ref<const std::string &>().size());
    else if (value.is_structured()) {
        for (const auto &item : value)
            weight += weightOf(item);
    }
    return weight;
}

class Builder : public YAML::EventHandler
{
public:
    void OnDocumentStart(const YAML::Mark & /*mark*/) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { take(mark, {}, anchor); }
    void OnScalar(const YAML::Mark &mark, const std::string & /*tag*/, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        take(mark, value, anchor);
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        const auto known = m_anchors.constFind(anchor);
        if (known == m_anchors.constEnd())
            throw Refused { mark, Text::tr("an alias stands before what it names") };
        grow(mark, known->weight);
        put(mark, known->value);
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string & /*tag*/, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override
    {
        open(mark, ordered_json::array(), anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string & /*tag*/, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override
    {
        open(mark, ordered_json::object(), anchor);
    }
    void OnMapEnd() override { close(); }

    ordered_json result;

private:
    struct Open
    {
        ordered_json value;
        YAML::anchor_t anchor;
        YAML::Mark mark;
        std::string key = {};
        bool hasKey = false;
    };
    struct Anchor
    {
        ordered_json value;
        qsizetype weight = 0;
    };

    void grow(const YAML::Mark &mark, qsizetype by)
    {
        m_weight += by;
        if (m_weight > yamljson::mostMemory)
            throw Refused { mark, Text::tr("more than %1 MiB with all aliases written out")
                                          .arg(yamljson::mostMemory / 1024 / 1024) };
    }
    void open(const YAML::Mark &mark, ordered_json value, YAML::anchor_t anchor)
    {
        grow(mark, weightOf(value));
        if (m_open.size() >= yamljson::mostLevels)
            throw Refused { mark,
                            Text::tr("nested deeper than %1 levels").arg(yamljson::mostLevels) };
        m_open.append({ std::move(value), anchor, mark });
    }
    void close()
    {
        Open done = m_open.takeLast();
        keep(done.mark, done.anchor, done.value);
        put(done.mark, std::move(done.value));
    }
    void take(const YAML::Mark &mark, const ordered_json &value, YAML::anchor_t anchor)
    {
        grow(mark, weightOf(value));
        keep(mark, anchor, value);
        put(mark, value);
    }
    /// What an alias may name is a copy, and counts as one.
    void keep(const YAML::Mark &mark, YAML::anchor_t anchor, const ordered_json &value)
    {
        if (anchor == 0)
            return;
        const qsizetype weight = weightOf(value);
        grow(mark, weight);
        m_anchors.insert(anchor, { value, weight });
    }
    void put(const YAML::Mark &mark, ordered_json value)
    {
        if (m_open.isEmpty()) {
            result = std::move(value);
            return;
        }
        Open &into = m_open.last();
        if (into.value.is_array()) {
            into.value.push_back(std::move(value));
        } else if (!into.hasKey) {
            if (!value.is_string())
                throw Refused { mark, Text::tr("a key must be a text") };
            into.key = value.get<std::string>();
            if (into.value.contains(into.key))
                throw Refused {
                    mark,
                    Text::tr("the key \"%1\" stands twice").arg(QString::fromStdString(into.key))
                };
            into.hasKey = true;
        } else {
            into.value[into.key] = std::move(value);
            into.hasKey = false;
        }
    }

    QList<Open> m_open;
    QHash<YAML::anchor_t, Anchor> m_anchors;
    qsizetype m_weight = 0;
};

Error refusal(const QString &message, const QString &name, const YAML::Mark &mark)
{
    QString where = name;
    if (mark.line >= 0)
        where += u' ' + Text::tr("line %1, column %2").arg(mark.line + 1).arg(mark.column + 1);
    return { message, where, Text::tr("Get the file again from its publisher; nothing was used.") };
}

} // namespace

Result<ordered_json> yamljson::parse(const QByteArray &bytes, const QString &name)
{
    const YAML::Mark nowhere = YAML::Mark::null_mark();
    if (bytes.size() > mostBytes)
        return refusal(Text::tr("larger than %1 MiB").arg(mostBytes / 1024 / 1024), name, nowhere);
    std::istringstream input(bytes.toStdString());
    Builder builder;
    try {
        YAML::Parser parser(input);
        if (!parser.HandleNextDocument(builder))
            return refusal(Text::tr("the file is empty"), name, nowhere);
    } catch (const Refused &refused) {
        return refusal(refused.message, name, refused.mark);
    } catch (const YAML::Exception &wrong) {
        return refusal(Text::tr("not YAML: %1").arg(QString::fromStdString(wrong.msg)), name,
                       wrong.mark);
    }
    return builder.result;
}
