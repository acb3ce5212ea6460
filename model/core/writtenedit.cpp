#include "model/core/writtenedit.h"

#include "model/core/canonical.h"

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

/// Notes kind and id of each patch and skips everything below them.
class TouchReader : public nlohmann::json_sax<json>
{
public:
    QList<RecordRef> touched;

    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t & /*text*/) override { return true; }
    bool binary(binary_t & /*value*/) override { return true; }
    bool string(string_t &value) override
    {
        if (m_depth != patchDepth)
            return true;
        if (m_key == "kind")
            m_kind = recordKindFrom(QString::fromStdString(value));
        else if (m_key == "id")
            m_id = QUuid::fromString(QLatin1String(value.data(), static_cast<int>(value.size())));
        return true;
    }
    bool start_object(std::size_t /*elements*/) override
    {
        if (++m_depth == patchDepth) {
            m_kind.reset();
            m_id = {};
        }
        return true;
    }
    bool key(string_t &value) override
    {
        if (m_depth == patchDepth)
            m_key = value;
        return true;
    }
    bool end_object() override
    {
        if (m_depth-- == patchDepth && m_kind && !m_id.isNull())
            touched.append({ *m_kind, m_id });
        return true;
    }
    bool start_array(std::size_t /*elements*/) override
    {
        ++m_depth;
        return true;
    }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string & /*token*/,
                     const nlohmann::detail::exception & /*error*/) override
    {
        return false;
    }

private:
    /// The list of patches is one level, a patch in it the second.
    static constexpr int patchDepth = 2;

    int m_depth = 0;
    std::string m_key;
    std::optional<RecordKind> m_kind;
    QUuid m_id;
};

std::optional<Record> partOf(const json &patch, const char *side, RecordKind kind)
{
    if (!patch.contains(side) || !patch[side].is_object())
        return std::nullopt;
    json fields = patch[side];
    fields["id"] = patch["id"];
    const Result<Record> record = canonical::fromJson(kind, fields, {});
    return record ? std::optional(*record) : std::nullopt;
}

} // namespace

namespace writtenedit {

QList<Patch> patchesOf(const QByteArray &edit)
{
    QList<Patch> patches;
    const json written = json::parse(edit.constBegin(), edit.constEnd(), nullptr, false);
    if (!written.is_array())
        return patches;
    for (const json &entry : written) {
        if (!entry.is_object() || !entry.contains("id") || !entry.contains("kind")
            || !entry["kind"].is_string())
            continue;
        const auto kind = recordKindFrom(QString::fromStdString(entry["kind"].get<std::string>()));
        if (!kind)
            continue;
        Patch patch { partOf(entry, "before", *kind), partOf(entry, "after", *kind) };
        const bool whole = patch.before.has_value() == entry.contains("before")
                           && patch.after.has_value() == entry.contains("after");
        if (whole && (patch.before || patch.after))
            patches.append(std::move(patch));
    }
    return patches;
}

QList<RecordRef> touchedBy(const QByteArray &edit)
{
    TouchReader reader;
    json::sax_parse(edit.constBegin(), edit.constEnd(), &reader);
    return reader.touched;
}

Result<Edit> forward(const QByteArray &edit, const Project &now)
{
    return canonical::forwardFromJson(
            json::parse(edit.constBegin(), edit.constEnd(), nullptr, false), now);
}

} // namespace writtenedit
