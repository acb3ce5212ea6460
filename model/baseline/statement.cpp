#include "model/baseline/statement.h"

#include "model/core/canonical.h"
#include "model/core/strictjson.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(statement)
};

std::string hexOf(const QByteArray &hash)
{
    return hash.toHex().toStdString();
}

QString stampOf(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

/// Takes members out of an object, and remembers whether all of them fitted.
class Members
{
public:
    explicit Members(const json &object) : m_object(object) { }

    bool fits() const { return m_fits && m_object.is_object(); }

    QString text(const char *name)
    {
        const json *found = member(name);
        if (found && found->is_string())
            return QString::fromStdString(found->get_ref<const std::string &>());
        m_fits = false;
        return {};
    }
    int number(const char *name)
    {
        const json *found = member(name);
        return found ? numberOf(*found) : 0;
    }
    QByteArray hash(const char *name)
    {
        const QByteArray hex = text(name).toLatin1();
        const QByteArray hash = QByteArray::fromHex(hex);
        m_fits = m_fits && (hash.isEmpty() || hash.size() == 32) && hash.toHex() == hex;
        return hash;
    }
    QMap<QString, int> numbers(const char *name)
    {
        QMap<QString, int> all;
        const json *found = member(name);
        if (!found || !found->is_object()) {
            m_fits = false;
            return all;
        }
        for (const auto &[key, value] : found->items())
            all.insert(QString::fromStdString(key), numberOf(value));
        return all;
    }
    QMap<QString, QString> texts(const char *name)
    {
        QMap<QString, QString> all;
        const json *found = member(name);
        if (!found || !found->is_object()) {
            m_fits = false;
            return all;
        }
        for (const auto &[key, value] : found->items()) {
            m_fits = m_fits && value.is_string();
            if (value.is_string())
                all.insert(QString::fromStdString(key),
                           QString::fromStdString(value.get_ref<const std::string &>()));
        }
        return all;
    }
    QList<CatalogStamp> catalogs(const char *name)
    {
        QList<CatalogStamp> all;
        const json *found = member(name);
        if (!found || !found->is_array()) {
            m_fits = false;
            return all;
        }
        for (const json &each : *found) {
            Members stamp(each);
            all.append({ stamp.text("id"), stamp.text("version"), stamp.text("sha256") });
            m_fits = m_fits && stamp.fits();
        }
        return all;
    }

private:
    const json *member(const char *name)
    {
        const auto found = m_object.find(name);
        if (found != m_object.end())
            return &*found;
        m_fits = false;
        return nullptr;
    }
    int numberOf(const json &value)
    {
        if (value.is_number_integer()) {
            const auto wide = value.get<qint64>();
            if (wide >= 0 && wide <= std::numeric_limits<int>::max())
                return static_cast<int>(wide);
        }
        m_fits = false;
        return 0;
    }

    const json &m_object;
    bool m_fits = true;
};

json objectOf(const QMap<QString, int> &numbers)
{
    json object = json::object();
    for (auto it = numbers.cbegin(); it != numbers.cend(); ++it)
        object[it.key().toStdString()] = it.value();
    return object;
}

} // namespace

namespace statement {

QByteArray bytesOf(const Baseline &baseline)
{
    json method = json::object();
    for (auto it = baseline.method.cbegin(); it != baseline.method.cend(); ++it)
        method[it.key().toStdString()] = it.value().toStdString();
    json catalogs = json::array();
    for (const CatalogStamp &stamp : baseline.catalogs)
        catalogs.push_back({ { "id", stamp.id.toStdString() },
                             { "version", stamp.version.toStdString() },
                             { "sha256", stamp.sha256.toStdString() } });
    return canonical::bytes({
            { "form", form },
            { "id", baseline.id.toString(QUuid::WithoutBraces).toStdString() },
            { "name", baseline.name.toStdString() },
            { "note", baseline.note.toStdString() },
            { "unfinished", objectOf(baseline.unfinished) },
            { "unfinished-note", baseline.unfinishedNote.toStdString() },
            { "author", baseline.author.toStdString() },
            { "at", stampOf(baseline.at).toStdString() },
            { "entries", baseline.entries },
            { "journal", hexOf(baseline.journal) },
            { "history", hexOf(baseline.history) },
            { "state", hexOf(baseline.state) },
            { "register-rows", baseline.registerRows },
            { "register", hexOf(baseline.registerHash) },
            { "catalogs", std::move(catalogs) },
            { "engine", baseline.engine.toStdString() },
            { "method", std::move(method) },
            { "totals", objectOf(baseline.totals) },
    });
}

Result<Baseline> read(const QByteArray &bytes)
{
    const Result<json> parsed = strictjson::parse(bytes, {});
    if (!parsed)
        return parsed.error();
    const Error wrong { Text::tr("this is not the statement of a baseline"),
                        {},
                        Text::tr("It was altered, or written by a newer program.") };
    Members members(*parsed);
    if (!members.fits() || members.number("form") != form)
        return wrong;
    Baseline read;
    read.id = QUuid::fromString(members.text("id"));
    read.name = members.text("name");
    read.note = members.text("note");
    read.unfinished = members.numbers("unfinished");
    read.unfinishedNote = members.text("unfinished-note");
    read.author = members.text("author");
    read.at = QDateTime::fromString(members.text("at"), Qt::ISODateWithMs);
    read.entries = members.number("entries");
    read.journal = members.hash("journal");
    read.history = members.hash("history");
    read.state = members.hash("state");
    read.registerRows = members.number("register-rows");
    read.registerHash = members.hash("register");
    read.catalogs = members.catalogs("catalogs");
    read.engine = members.text("engine");
    read.method = members.texts("method");
    read.totals = members.numbers("totals");
    // What is read must be all there is: writing it again gives the same bytes.
    if (!members.fits() || read.id.isNull() || bytesOf(read) != bytes)
        return wrong;
    return read;
}

} // namespace statement
