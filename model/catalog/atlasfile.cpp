#include "model/catalog/atlasfile.h"

#include "model/catalog/yamljson.h"

#include <QCoreApplication>
#include <QRegularExpression>

using nlohmann::ordered_json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(atlasfile)
};

constexpr qsizetype longestText = 200;

QString text(const ordered_json &object, const char *key)
{
    const auto it = object.find(key);
    return it != object.end() && it->is_string() ? QString::fromStdString(it->get<std::string>())
                                                 : QString();
}

/// The first sentence, without the links that MITRE writes as Markdown.
QString firstSentence(QString description)
{
    static const QRegularExpression link(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"));
    static const QRegularExpression end(QStringLiteral("\\.(\\s|$)"));
    description = description.replace(link, QStringLiteral("\\1")).simplified();
    const qsizetype stop = description.indexOf(end);
    return description.left(stop < 0 ? longestText : std::min(stop + 1, longestText));
}

std::string utf8(const QString &value)
{
    return value.toStdString();
}

/// One ATLAS file on its way into a catalog.
class Reader
{
public:
    Reader(const ordered_json &file, QString name, const Atlas &known)
        : m_file(file)
        , m_name(std::move(name))
        , m_known(known)
    {
        for (const AtlasTechnique &technique : known.techniques)
            m_texts.insert(technique.id, technique.description);
        for (const Term &tactic : known.tactics)
            m_texts.insert(tactic.id, tactic.description);
        for (const AtlasMitigation &mitigation : known.mitigations)
            m_texts.insert(mitigation.id, mitigation.description);
    }

    Result<QByteArray> read()
    {
        m_out["catalog"] = "atlas";
        m_out["version"] = "";
        m_out["title"] = "MITRE ATLAS";
        if (m_file.is_object() && m_file.contains("matrices"))
            readFormat5();
        else if (m_file.is_object() && m_file.contains("format-version"))
            readFormat6();
        else
            fail({}, Text::tr("neither \"matrices\" (format 5) nor \"format-version\" (format 6)"));
        if (m_error)
            return *m_error;
        finish();
        return QByteArray::fromStdString(m_out.dump(2)) + '\n';
    }

private:
    void fail(const QString &path, const QString &message)
    {
        if (!m_error)
            m_error =
                    Error { message, m_name + QStringLiteral(": /") + path,
                            Text::tr("Get the file again from its publisher; nothing was used.") };
    }

    /// The items of a list, or of a map keyed by id; each must be a map.
    QList<std::pair<QString, ordered_json>> itemsOf(const ordered_json &owner, const char *key,
                                                    const QString &path)
    {
        QList<std::pair<QString, ordered_json>> items;
        const auto found = owner.find(key);
        const QString here = path + QLatin1String(key);
        if (found == owner.end() || !found->is_structured()) {
            fail(here, Text::tr("expected a list or a map"));
            return items;
        }
        for (const auto &[name, value] : found->items()) {
            if (!value.is_object())
                fail(here + u'/' + QString::fromStdString(name), Text::tr("expected a map"));
            else
                items.append({ found->is_array() ? text(value, "id") : QString::fromStdString(name),
                               value });
        }
        return items;
    }

    ordered_json entry(const QString &id, const ordered_json &item, const QString &path)
    {
        static const QRegularExpression form(
                QStringLiteral("^AML\\.(TA|T|M|CS)[0-9]{4}(\\.[0-9]{3})?$"));
        if (!form.match(id).hasMatch())
            fail(path, Text::tr("\"%1\" is no ATLAS id").arg(id.left(40)));
        const QString name = text(item, "name");
        if (name.isEmpty())
            fail(path + u'/' + id, Text::tr("the name is missing"));
        QString description = m_texts.value(id);
        if (description.isEmpty())
            description = firstSentence(text(item, "description"));
        return { { "id", utf8(id) },
                 { "name", utf8(name) },
                 { "description", utf8(description.isEmpty() ? name : description) },
                 { "basis", utf8(Text::tr("read from %1").arg(m_release)) } };
    }

    static ordered_json listOf(const QStringList &values)
    {
        ordered_json list = ordered_json::array();
        for (const QString &value : values)
            list.push_back(utf8(value));
        return list;
    }
    static QStringList texts(const ordered_json &item, const char *key)
    {
        QStringList values;
        const auto found = item.find(key);
        if (found != item.end() && found->is_array()) {
            for (const auto &value : *found) {
                if (value.is_string())
                    values.append(QString::fromStdString(value.get<std::string>()));
            }
        }
        return values;
    }

    void addTechnique(const QString &id, const ordered_json &item, const QStringList &tactics,
                      const QString &parent)
    {
        ordered_json technique = entry(id, item, QStringLiteral("techniques"));
        technique["parent"] = parent.isEmpty() ? ordered_json() : ordered_json(utf8(parent));
        technique["tactics"] = listOf(tactics);
        technique["platforms"] = listOf(texts(item, "platforms"));
        technique["maturity"] = utf8(text(item, "maturity").toLower());
        m_out["techniques"].push_back(technique);
        m_ids.insert(id);
    }
    void addMitigation(const QString &id, const ordered_json &item, const QStringList &techniques)
    {
        ordered_json mitigation = entry(id, item, QStringLiteral("mitigations"));
        mitigation["techniques"] = listOf(techniques);
        m_out["mitigations"].push_back(mitigation);
    }
    void addCaseStudy(const QString &id, const ordered_json &item, QStringList techniques)
    {
        ordered_json study = entry(id, item, QStringLiteral("case-studies"));
        study.erase("description");
        techniques.removeDuplicates();
        techniques.sort();
        study["techniques"] = listOf(techniques);
        m_out["case-studies"].push_back(study);
    }

    void start(const QString &version)
    {
        if (version.isEmpty())
            fail(QStringLiteral("version"), Text::tr("the version is missing"));
        m_release = Text::tr("MITRE ATLAS, content %1").arg(version);
        m_out["version"] = utf8(version);
        m_out["source"] = utf8(m_release + QStringLiteral(" (atlas.mitre.org)"));
        m_out["licence"] = "Apache-2.0, Copyright 2021-2026 The MITRE Corporation";
        m_out["content-version"] = utf8(version);
        for (const char *list : { "tactics", "techniques", "mitigations", "case-studies" })
            m_out[list] = ordered_json::array();
    }

    void readFormat5()
    {
        start(text(m_file, "version"));
        const auto matrices = itemsOf(m_file, "matrices", {});
        if (matrices.isEmpty()) {
            fail(QStringLiteral("matrices"), Text::tr("expected a matrix"));
            return;
        }
        const ordered_json &matrix = matrices.first().second;
        const QString path = QStringLiteral("matrices/0/");
        int order = 0;
        for (const auto &[id, item] : itemsOf(matrix, "tactics", path)) {
            ordered_json tactic = entry(id, item, path + QStringLiteral("tactics"));
            tactic["order"] = ++order;
            m_out["tactics"].push_back(tactic);
        }
        QHash<QString, QStringList> tacticsOf;
        const auto techniques = itemsOf(matrix, "techniques", path);
        for (const auto &[id, item] : techniques)
            tacticsOf.insert(id, texts(item, "tactics"));
        for (const auto &[id, item] : techniques) {
            const QString parent = text(item, "subtechnique-of");
            // A sub-technique has its parent's tactics.
            addTechnique(id, item,
                         tacticsOf.value(id).isEmpty() ? tacticsOf.value(parent)
                                                       : tacticsOf.value(id),
                         parent);
        }
        for (const auto &[id, item] : itemsOf(matrix, "mitigations", path)) {
            QStringList mitigated;
            if (item.contains("techniques")) {
                for (const auto &[unused, use] : itemsOf(item, "techniques", path))
                    mitigated.append(text(use, "id"));
            }
            addMitigation(id, item, mitigated);
        }
        for (const auto &[id, item] : itemsOf(m_file, "case-studies", {})) {
            QStringList used;
            for (const auto &[unused, step] : itemsOf(item, "procedure", {}))
                used.append(text(step, "technique"));
            addCaseStudy(id, item, used);
        }
    }

    void readFormat6()
    {
        const ordered_json collection = m_file.value("collection", ordered_json::object());
        start(text(collection, "version"));
        struct Link
        {
            QString type, source, target;
            int position;
        };
        QList<Link> links;
        for (const auto &[id, item] : itemsOf(m_file, "relationships", {}))
            links.append({ text(item, "type"), text(item, "source"), text(item, "target"),
                           text(item, "position").toInt() });
        const auto targets = [&](const QString &type, const QString &source) {
            QStringList found;
            for (const Link &link : links) {
                if (link.type == type && link.source == source)
                    found.append(link.target);
            }
            return found;
        };
        QHash<QString, int> order;
        for (const Link &link : links) {
            if (link.type == u"sequences")
                order.insert(link.target, link.position);
        }
        auto tactics = itemsOf(m_file, "tactics", {});
        std::ranges::stable_sort(tactics, {},
                                 [&](const auto &item) { return order.value(item.first); });
        for (const auto &[id, item] : tactics) {
            ordered_json tactic = entry(id, item, QStringLiteral("tactics"));
            tactic["order"] = order.value(id);
            m_out["tactics"].push_back(tactic);
        }
        for (const auto &[id, item] : itemsOf(m_file, "techniques", {})) {
            const QString parent = targets(QStringLiteral("specializes"), id).value(0);
            QStringList achieved = targets(QStringLiteral("achieves"), id);
            if (achieved.isEmpty())
                achieved = targets(QStringLiteral("achieves"), parent);
            addTechnique(id, item, achieved, parent);
        }
        for (const auto &[id, item] : itemsOf(m_file, "mitigations", {}))
            addMitigation(id, item, targets(QStringLiteral("mitigates"), id));
        for (const auto &[id, item] : itemsOf(m_file, "case-studies", {}))
            addCaseStudy(id, item, targets(QStringLiteral("employs"), id));
    }

    /// What only we know, as far as it still applies; ids that are gone are retired.
    void finish()
    {
        QMap<QString, QString> retired;
        for (auto it = m_known.retired.constBegin(); it != m_known.retired.constEnd(); ++it) {
            if (!m_ids.contains(it.key()))
                retired.insert(it.key(), m_ids.contains(*it) ? *it : QString());
        }
        for (const AtlasTechnique &technique : m_known.techniques) {
            if (!m_ids.contains(technique.id))
                retired.insert(technique.id, {});
        }
        m_out["retired"] = ordered_json::array();
        for (auto it = retired.constBegin(); it != retired.constEnd(); ++it)
            m_out["retired"].push_back(
                    { { "id", utf8(it.key()) },
                      { "replaced-by",
                        it->isEmpty() ? ordered_json() : ordered_json(utf8(*it)) } });
        m_out["gaps"] = ordered_json::array();
        m_out["out-of-scope"] = ordered_json::array();
        QStringList outside = m_known.outOfScope.keys();
        outside.sort();
        for (const QString &id : outside) {
            if (m_ids.contains(id))
                m_out["out-of-scope"].push_back(
                        { { "technique", utf8(id) },
                          { "reason", utf8(m_known.outOfScope.value(id)) } });
        }
    }

    const ordered_json &m_file;
    const QString m_name;
    const Atlas &m_known;
    QHash<QString, QString> m_texts;
    QSet<QString> m_ids;
    QString m_release;
    ordered_json m_out;
    std::optional<Error> m_error;
};

} // namespace

Result<QByteArray> atlasfile::toCatalog(const QByteArray &yaml, const QString &name,
                                        const Atlas &known)
{
    const Result<ordered_json> file = yamljson::parse(yaml, name);
    if (!file)
        return file.error();
    return Reader(*file, name, known).read();
}
